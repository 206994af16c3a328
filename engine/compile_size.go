package engine

import "fmt"

// sizes refuses texts and lists past their limits, which messages and tables
// would repeat many times over. What has a limit of its own is left to its check.
func (c *compiler) sizes() {
	w := c.w
	at := sized{c: c}
	at.text("key", w.Key)
	at.text("name", w.Name)
	at.text("description", w.Description)
	at.actors("starters", w.Starters)
	at.list("roles", len(w.Roles))
	for n := range w.Roles {
		r := &w.Roles[n]
		at.text("roles", r.Name, r.Label)
		at.actors("roles", r.Default)
	}
	at.form(w.Form)
	assignments := 0
	for n := range w.States {
		s := &w.States[n]
		at = sized{c: c, place: Problem{State: s.ID}}
		at.state(s)
		if s.Action != nil {
			at.action(s.Action)
			assignments += len(s.Action.Set)
		}
	}
	for n := range w.Transitions {
		t := &w.Transitions[n]
		at = sized{c: c, place: Problem{State: t.From, Transition: t.ID}}
		at.text("id", t.ID, t.From, t.To)
		at.text("label", t.Label, t.Outcome)
		at.text("on", string(t.On), string(t.Notes))
		at.actors("actors", t.Actors)
	}
	if assignments > MaxAssignments {
		c.workflowProblem(ProblemTooLarge, "states", "The set actions of the workflow set %d values; at most %d are possible. Split it up.", assignments, MaxAssignments)
	}
}

// sized checks what stands in one place.
type sized struct {
	c     *compiler
	place Problem
}

func (at sized) report(field, message string) {
	p := at.place
	p.Code, p.Field, p.Message = ProblemTooLarge, field, message
	if len(p.State) > MaxText {
		p.State = ""
	}
	if len(p.Transition) > MaxText {
		p.Transition = ""
	}
	at.c.report(p)
}

func (at sized) text(field string, texts ...string) {
	for _, text := range texts {
		if len(text) > MaxText {
			at.report(field, fmt.Sprintf("A text is %d bytes long; at most %d are possible. Shorten it.", len(text), MaxText))
		}
	}
}

func (at sized) list(field string, length int) {
	if length > MaxList {
		at.report(field, fmt.Sprintf("A list has %d elements; at most %d are possible. Shorten it.", length, MaxList))
	}
}

func (at sized) texts(field string, texts []string) {
	at.list(field, len(texts))
	at.text(field, texts...)
}

func (at sized) actors(field string, actors []Actor) {
	at.list(field, len(actors))
	for _, a := range actors {
		at.text(field, string(a))
	}
}

func (at sized) state(s *State) {
	at.text("id", s.ID)
	at.text("name", s.Name)
	at.text("description", s.Description)
	at.text("kind", string(s.Kind), string(s.Final), string(s.Join), string(s.Split))
	at.actors("actors", s.Actors)
	at.form(s.Form)
	at.text("need", string(s.Need))
	at.texts("veto", s.Veto)
	at.text("otherwise", s.Otherwise)
	at.texts("separateFrom", s.SeparateFrom)
	at.text("assign", string(s.Assign))
	at.text("skipOutcome", s.SkipOutcome)
}

func (at sized) action(a *Action) {
	at.text("action", string(a.Type))
	at.list("action", len(a.Set))
	for n := range a.Set {
		at.text("action", a.Set[n].Name)
	}
}

func (at sized) form(f *Form) {
	for n := 0; f != nil && n < len(f.Fields); n++ {
		field := &f.Fields[n]
		at.text("form", field.Name, field.Label, field.Help, string(field.Type), field.Min, field.Max)
		at.list("form", len(field.Options))
		for _, o := range field.Options {
			at.text("form", o.Value, o.Label)
		}
		at.texts("form", field.Currencies)
	}
}
