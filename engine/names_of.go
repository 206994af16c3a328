package engine

import "statecraft/engine/expr"

// Name is something a condition can read.
type Name struct {
	Name string
	// Type is what conditions see; an amount of money is a number to them.
	Type expr.Type
	// Field is the question that is answered under the name; nil for what an action
	// sets and for the names that are always there.
	Field *Field
	// State asks or sets it; empty for the start form and what is always there.
	State string
}

// Title is what people read: the question, or the name where there is none.
func (n *Name) Title() string {
	if n.Field != nil {
		return n.Field.Title()
	}
	return n.Name
}

// Names lists what conditions of a workflow can read, also of one that does not
// compile yet: the answers in the order they are asked, what actions set, and
// what is always there. It is what a condition editor offers.
func Names(w *Workflow) []Name {
	c := &compiler{w: w, p: &Program{
		workflow:   w,
		stateIndex: make(map[string]int, len(w.States)),
		transIndex: make(map[string]int, len(w.Transitions)),
	}}
	if !c.size() {
		return alwaysThere()
	}
	c.workflow()
	c.states()
	c.names()
	var list []Name
	listed := map[string]bool{NameStarter: true, NameOutcome: true}
	add := func(n Name) {
		t, known := c.known[n.Name]
		if !known || listed[n.Name] {
			return
		}
		listed[n.Name] = true
		n.Type = t
		list = append(list, n)
	}
	asked := func(f *Form, state string) {
		for n := 0; f != nil && n < len(f.Fields); n++ {
			add(Name{Name: f.Fields[n].Name, Field: &f.Fields[n], State: state})
		}
	}
	asked(w.Form, "")
	for n := range w.States {
		asked(w.States[n].Form, w.States[n].ID)
	}
	for n := range w.States {
		s := &w.States[n]
		for k := 0; s.Action != nil && s.Action.Type == ActionSet && k < len(s.Action.Set); k++ {
			add(Name{Name: s.Action.Set[k].Name, State: s.ID})
		}
	}
	return append(list, alwaysThere()...)
}

func alwaysThere() []Name {
	return []Name{{Name: NameOutcome, Type: expr.Text}, {Name: NameStarter, Type: expr.Text}}
}

// FormNames lists what the condition of a field can read: the other answers of
// its form.
func FormNames(f *Form, field string) []Name {
	var list []Name
	for n := 0; f != nil && n < len(f.Fields); n++ {
		other := &f.Fields[n]
		if other.Name != field && fieldPattern.MatchString(other.Name) && !reserved(other.Name) {
			list = append(list, Name{Name: other.Name, Type: fieldNameType(other.Type), Field: other})
		}
	}
	return list
}

// UsableName tells whether conditions can read a field of that name: letters,
// digits and underscores, beginning with a letter, and no word of theirs.
func UsableName(name string) bool { return fieldPattern.MatchString(name) && !reserved(name) }
