package engine

import (
	"fmt"
	"regexp"
	"sort"

	"statecraft/engine/expr"
)

var namePattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]{0,63}$`)
var fieldPattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]{0,63}$`)

// Names every condition can read besides the data.
const (
	NameStarter = "starter" // name of the person who started the instance
	NameOutcome = "outcome" // outcome of the state being left; empty for automatic work
)

// reserved are words of the condition language and names of our own.
func reserved(name string) bool {
	switch name {
	case NameStarter, NameOutcome,
		"and", "or", "not", "in", "true", "false", "nil", "if", "else", "let",
		"contains", "matches", "startsWith", "endsWith",
		"abs", "ceil", "float", "floor", "int", "len", "lower", "max", "min", "round", "string", "trim", "upper":
		return true
	}
	return false
}

// fieldNameType is the type conditions see for a field.
func fieldNameType(t FieldType) expr.Type {
	switch t {
	case FieldText, FieldLongText, FieldDate, FieldChoice, FieldUser:
		return expr.Text
	case FieldNumber, FieldMoney:
		return expr.Number
	case FieldBoolean:
		return expr.Boolean
	case FieldChoices:
		return expr.List
	}
	return expr.Any
}

// names gathers the names of the forms and of what actions set, with types.
func (c *compiler) names() {
	c.known = expr.Names{NameStarter: expr.Text, NameOutcome: expr.Text}
	c.p.money = map[string]bool{}
	c.p.fields = map[string]*compiledField{}
	c.formNames(c.w.Form, c.p.form, nil)
	for n := range c.w.States {
		if s := &c.p.states[n]; s.Form != nil {
			c.formNames(s.Form, s.form, s.State)
		}
	}
	c.assigned()
}

func (c *compiler) formNames(f *Form, compiled *compiledForm, s *State) {
	if f == nil || compiled == nil {
		return
	}
	for n := range f.Fields {
		field := &f.Fields[n]
		if !fieldPattern.MatchString(field.Name) || reserved(field.Name) {
			continue // form() has reported it
		}
		t := fieldNameType(field.Type)
		known, twice := c.known[field.Name]
		if twice && (known != t || c.p.money[field.Name] != (field.Type == FieldMoney)) {
			p := Problem{Code: ProblemField, Field: "form." + field.Name,
				Message: fmt.Sprintf("%s is a %s here but something else in another form: give one of them another name.", field.Title(), field.Type)}
			if s != nil {
				p.State = s.ID
			}
			c.report(p)
			continue
		}
		c.known[field.Name] = t
		if !twice {
			c.p.fields[field.Name] = &compiled.fields[n]
		}
		if field.Type == FieldMoney {
			c.p.money[field.Name] = true
		}
	}
}

// assigned adds the names that set actions store. An expression may read names
// set elsewhere, so their types are found in rounds; what no round can type is
// left to conditions(), which reports it.
func (c *compiler) assigned() {
	type open struct {
		s     *State
		a     Assignment
		reads []string
	}
	var todo, untyped []open
	for n := range c.w.States {
		s := &c.w.States[n]
		if s.Action == nil || s.Action.Type != ActionSet {
			continue
		}
		for _, a := range s.Action.Set {
			if !fieldPattern.MatchString(a.Name) || reserved(a.Name) {
				c.stateProblem(s, ProblemField, "set."+a.Name, "%s sets %q; a name is letters, digits and underscores, begins with a letter and is no word of conditions.", s.Title(), a.Name)
				continue
			}
			reads, _ := expr.Reads(a.Value)
			todo = append(todo, open{s, a, reads})
		}
	}
	for progress := true; progress && len(todo) > 0; {
		progress = false
		var rest []open
		for _, o := range todo {
			if o.reads = c.unknown(o.reads); len(o.reads) > 0 {
				rest = append(rest, o)
				continue
			}
			progress = true
			program, err := expr.Compile(o.a.Value, c.known, expr.Any)
			if err != nil {
				untyped = append(untyped, o)
				continue
			}
			known, twice := c.known[o.a.Name]
			if twice && known != program.Result() && program.Result() != expr.Any {
				c.stateProblem(o.s, ProblemField, "set."+o.a.Name, "%s sets %s to a %s, but it is a %s elsewhere: use another name.", o.s.Title(), o.a.Name, program.Result(), known)
			} else if c.p.money[o.a.Name] {
				c.stateProblem(o.s, ProblemField, "set."+o.a.Name, "%s sets %s, which a form asks for as money: use another name.", o.s.Title(), o.a.Name)
			} else if !twice {
				c.known[o.a.Name] = program.Result()
			}
		}
		todo = rest
	}
	// What is left reads itself, as in (count ?? 0) + 1, or a name nobody sets.
	// Its own name exists, with a type only known when it runs.
	for _, o := range append(untyped, todo...) {
		if _, known := c.known[o.a.Name]; !known {
			c.known[o.a.Name] = expr.Any
		}
	}
}

// unknown gives the names from the first one on that is not known yet.
func (c *compiler) unknown(names []string) []string {
	for len(names) > 0 {
		if _, known := c.known[names[0]]; !known {
			break
		}
		names = names[1:]
	}
	return names
}

// Names lists the names conditions of the workflow can read, sorted, with their
// types. It is what a condition editor offers.
func (p *Program) Names() []string {
	return sortedNames(p.names)
}

func sortedNames(names expr.Names) []string {
	list := make([]string, 0, len(names))
	for n := range names {
		list = append(list, n)
	}
	sort.Strings(list)
	return list
}

// condition compiles a condition; nil for an empty one or after reporting.
func (c *compiler) condition(source string, at Problem, what func() string) *condition {
	if source == "" {
		return nil
	}
	program, err := expr.Compile(source, c.known, expr.Boolean)
	if err != nil {
		at.Code, at.Column = ProblemCondition, err.Column
		at.Message = fmt.Sprintf("The condition of %s: %s.", what(), err.Message)
		c.report(at)
		return nil
	}
	direct := true
	for _, name := range program.Names() {
		direct = direct && name != NameStarter && name != NameOutcome && !c.p.money[name]
	}
	return &condition{program: program, direct: direct}
}

// conditions compiles every expression of the workflow.
func (c *compiler) conditions() {
	c.p.names = c.known
	for n := range c.p.transitions {
		t := &c.p.transitions[n]
		t.when = c.condition(t.When, Problem{State: t.From, Transition: t.ID, Field: "when"}, func() string { return c.describe(t.Transition) })
	}
	for n := range c.p.states {
		s := &c.p.states[n]
		s.skip = c.condition(s.SkipWhen, Problem{State: s.ID, Field: "skipWhen"}, func() string { return "skipping " + s.Title() })
		if s.kind() == KindWait {
			s.until = c.condition(s.When, Problem{State: s.ID, Field: "when"}, s.Title)
			c.p.waits = c.p.waits || s.until != nil
		}
		if s.Action == nil || s.Action.Type != ActionSet {
			continue
		}
		for _, a := range s.Action.Set {
			program, err := expr.Compile(a.Value, c.known, expr.Any)
			if err != nil {
				c.report(Problem{Code: ProblemCondition, State: s.ID, Field: "set." + a.Name, Column: err.Column,
					Message: fmt.Sprintf("What %s sets %s to: %s.", s.Title(), a.Name, err.Message)})
				continue
			}
			s.set = append(s.set, compiledAssignment{name: a.Name, value: program})
		}
	}
}
