package engine

import (
	"strconv"

	"statecraft/engine/expr"
)

// condition is a compiled condition with what it takes to give it its values.
type condition struct {
	program *expr.Program
	// direct says the data can be handed over as they are: no amount of money
	// and no name of our own is read.
	direct bool
}

// holds evaluates the condition now.
func (c *condition) holds(r *run, outcome string) (bool, error) {
	r.pieces++
	if c.direct {
		return c.program.True(r.s.Data)
	}
	values := make(map[string]any, len(c.program.Names()))
	for _, name := range c.program.Names() {
		values[name] = r.value(name, outcome)
	}
	return c.program.True(values)
}

// value is what a condition reads under a name: the data, with amounts as
// numbers, or a name of our own.
func (r *run) value(name, outcome string) any {
	switch name {
	case NameStarter:
		return r.s.Starter
	case NameOutcome:
		return outcome
	}
	v := r.s.Data[name]
	if r.p.money[name] {
		return amount(v)
	}
	return v
}

// values is every name a condition can read, for expressions that store names
// for the next ones.
func (r *run) values(outcome string) map[string]any {
	values := make(map[string]any, len(r.s.Data)+2)
	for name := range r.s.Data {
		values[name] = r.value(name, outcome)
	}
	values[NameStarter] = r.s.Starter
	values[NameOutcome] = outcome
	return values
}

// amount is the number of an amount of money; nil where there is none.
func amount(v any) any {
	m, _ := v.(map[string]any)
	text, _ := m["amount"].(string)
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil
	}
	return n
}
