package engine_test

import (
	"maps"
	"math/bits"
	"slices"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// gen draws one random case. Every draw is made of single bits, which rapid
// neither biases nor shrinks to anything but the first choice: so the plainest
// choice comes first everywhere.
type gen struct {
	t       *rapid.T
	numbers map[int]*rapid.Generator[int]
	// crowd makes a case about people: votes, four eyes, acting for one another.
	crowd bool
}

func newGen(t *rapid.T) *gen {
	g := &gen{t: t, numbers: map[int]*rapid.Generator[int]{}}
	g.crowd = g.chance(20)
	return g
}

// below draws a number from 0 to n-1, all equally likely.
func (g *gen) below(n int) int {
	if g.numbers[n] == nil {
		g.numbers[n] = rapid.Custom(func(t *rapid.T) int {
			width := bits.Len(uint(n-1)) + 3
			drawn := 0
			for range width {
				drawn <<= 1
				if rapid.Bool().Draw(t, "bit") {
					drawn++
				}
			}
			return drawn * n >> width
		})
	}
	return g.numbers[n].Draw(g.t, "choice")
}

// chance is true in so many cases of a hundred.
func (g *gen) chance(percent int) bool { return g.below(100) >= 100-percent }

// pick draws one of the choices.
func pick[T any](g *gen, choices ...T) T { return choices[g.below(len(choices))] }

// genFields are the form fields of all generated workflows, by name.
func genFields() map[string]engine.Field {
	people := []engine.Option{{Value: "ann"}, {Value: "bob"}, {Value: "cem"}, {Value: "dana"}}
	return map[string]engine.Field{
		"flag":   {Name: "flag", Type: engine.FieldBoolean},
		"urgent": {Name: "urgent", Type: engine.FieldBoolean},
		"num":    {Name: "num", Type: engine.FieldNumber, Min: "0", Max: "9"},
		"level":  {Name: "level", Type: engine.FieldNumber},
		"cost":   {Name: "cost", Type: engine.FieldMoney},
		"helper": {Name: "helper", Type: engine.FieldUser},
		"team":   {Name: "team", Type: engine.FieldChoices, Options: people},
	}
}

// genFreeNames are the names only actions set.
func genFreeNames() []string { return []string{"crew", "x", "y"} }

// genConditions are the conditions to choose among, by the names they read.
func genConditions(name string) []string {
	return map[string][]string{
		"flag":   {"flag", "!flag", "flag == true"},
		"urgent": {"urgent", "urgent || starter == \"ann\""},
		"num":    {"num > 2", "num < 4", "num >= 1"},
		"level":  {"level > 2", "level == 1"},
		"cost":   {"cost > 100", "cost <= 100"},
		"helper": {"helper == \"ann\"", "helper == starter"},
		"team":   {"\"ann\" in team"},
		"x":      {"x > 1", "x == 2", "x < 5"},
		"y":      {"y", "!y"},
		"crew":   {"\"bob\" in crew"},
		"":       {"starter == \"ann\"", "starter != \"bob\""},
	}[name]
}

// genValues are what actions store under a name.
func genValues(name string) []string {
	return map[string][]string{
		"x":     {"1", "2", "0", "x + 1", "num + 1", "level * 2", "x * x"},
		"y":     {"true", "flag", "!y", "num > 2"},
		"crew":  {"[\"ann\", \"bob\"]", "[\"cem\", starter]", "[\"dana\"]"},
		"flag":  {"true", "false", "!flag", "num > 1"},
		"num":   {"1", "num + 1", "3"},
		"level": {"2", "level + num", "level - 1"},
	}[name]
}

// workflowGen builds one random workflow.
type workflowGen struct {
	*gen
	w        *engine.Workflow
	declared []string // names the data may hold, so conditions may read them
}

// workflow draws a workflow, most of them valid.
func (g *gen) workflow() *engine.Workflow {
	b := &workflowGen{gen: g, w: &engine.Workflow{Key: "case"}}
	for n := range 1 + g.below(8) {
		b.w.States = append(b.w.States, engine.State{ID: string(rune('A' + n))})
	}
	b.kinds()
	b.edges()
	b.cool()
	b.fields()
	b.ends()
	for n := range b.w.States {
		b.state(&b.w.States[n])
	}
	b.anywhere()
	b.entry()
	return b.w
}

// kinds draws what the states are, who is initial and how they join.
func (b *workflowGen) kinds() {
	for n := range b.w.States {
		s := &b.w.States[n]
		s.Kind = pick(b.gen, engine.KindHuman, engine.KindHuman, engine.KindHuman, engine.KindHuman, engine.KindRoute,
			engine.KindRoute, engine.KindAction, engine.KindWait)
		if b.crowd && b.chance(80) {
			s.Kind = engine.KindHuman
		}
		s.Initial = n == 0 || b.chance(12)
		s.Join = pick(b.gen, engine.JoinXor, engine.JoinXor, engine.JoinOr, engine.JoinOr, engine.JoinAnd, engine.JoinFirst)
		s.Split = pick(b.gen, engine.SplitXor, engine.SplitAnd, engine.SplitOr)
		if s.Kind == engine.KindHuman && b.chance(40) {
			s.Split = engine.SplitXor
		}
		if b.chance(15) {
			s.Name = pick(b.gen, "Yes", "Check", "Later")
		}
	}
}

// fields draws the start form, the states' forms and what actions set: all that
// the data may hold.
func (b *workflowGen) fields() {
	names := slices.Sorted(maps.Keys(genFields()))
	declare := func(name string) {
		if !slices.Contains(b.declared, name) {
			b.declared = append(b.declared, name)
		}
	}
	form := func(percent, required int) *engine.Form {
		var f engine.Form
		for _, name := range names {
			if b.chance(percent) {
				field := genFields()[name]
				field.Required = field.Type != engine.FieldBoolean && b.chance(required)
				// The names are sorted, so flag comes before what it shows.
				if b.chance(6) && len(f.Fields) > 0 && f.Fields[0].Name == "flag" {
					field.VisibleWhen = pick(b.gen, "flag", "!flag")
				}
				f.Fields = append(f.Fields, field)
				declare(name)
			}
		}
		if f.Fields == nil {
			return nil
		}
		return &f
	}
	b.w.Form = form(55, 80)
	for n := range b.w.States {
		s := &b.w.States[n]
		switch s.Kind {
		case engine.KindHuman:
			if b.chance(40) {
				s.Form = form(20, 40)
			}
		case engine.KindAction:
			name := pick(b.gen, "x", "x", "y", "flag", "num", "level", "crew")
			s.Action = &engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: name}}}
			declare(name)
			if second := pick(b.gen, "y", "num"); second != name && b.chance(30) {
				s.Action.Set = append(s.Action.Set, engine.Assignment{Name: second})
				declare(second)
			}
		}
	}
	for n := range b.w.States {
		if a := b.w.States[n].Action; a != nil {
			for m := range a.Set {
				a.Set[m].Value = b.value(a.Set[m].Name)
			}
		}
	}
}

// condition draws a condition over declared names.
func (b *workflowGen) condition() string {
	if len(b.declared) == 0 || b.chance(8) {
		return pick(b.gen, genConditions("")...)
	}
	c := pick(b.gen, genConditions(pick(b.gen, b.declared...))...)
	if b.chance(10) {
		c += pick(b.gen, " && ", " || ") + pick(b.gen, genConditions(pick(b.gen, b.declared...))...)
	}
	return c
}

// value draws the expression an action stores, over declared names.
func (b *workflowGen) value(name string) string {
	var fit []string
	for _, v := range genValues(name) {
		if b.readable(v) {
			fit = append(fit, v)
		}
	}
	return pick(b.gen, fit...)
}

// readable tells whether an expression reads declared names only.
func (b *workflowGen) readable(source string) bool {
	for _, name := range []string{"flag", "urgent", "num", "level", "x", "y"} {
		if containsName(source, name) && !slices.Contains(b.declared, name) {
			return false
		}
	}
	return true
}

// containsName tells whether a source reads a name; names are told apart by
// their letters.
func containsName(source, name string) bool {
	word := ""
	for _, c := range source + " " {
		if c >= 'a' && c <= 'z' {
			word += string(c)
			continue
		}
		if word == name {
			return true
		}
		word = ""
	}
	return false
}
