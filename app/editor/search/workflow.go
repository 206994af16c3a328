package search

import (
	"strings"

	"statecraft/engine"
)

// Source is where to look.
type Source struct {
	Workflow *engine.Workflow
	// Actor says who an actor is, Detail and Label what stands on a card and on a
	// line: the words of the page. Nil leaves them out.
	Actor  func(engine.Actor) string
	Detail func(*engine.State) string
	Label  func(*engine.Transition) string
	// Problems are what the engine has found.
	Problems []engine.Problem
}

// Filter narrows what is found.
type Filter struct {
	// Kind leaves only states of that kind; empty leaves everything.
	Kind engine.Kind
	// Troubled leaves only what has a problem or hint.
	Troubled bool
}

// Hit is a thing of the drawing that was found, and by what.
type Hit struct {
	// One of the three is set.
	State, Transition, Note string
	// Field is what the words stand in: a field of the model such as "actors" or
	// "when", or "problem".
	Field string
	// Text is what stands there; From and To are the bytes that fit, equal where
	// the filter alone has found it.
	Text     string
	From, To int
}

// ID is the id of what was found.
func (h *Hit) ID() string { return h.State + h.Transition + h.Note }

// In finds what was typed in a workflow: each thing once, by the first of its
// texts that fits. States come in declared order, each followed by the ways that
// leave it.
func In(s Source, query string, filter Filter) []Hit {
	l := looker{source: s, want: fold(strings.Join(strings.Fields(query), " ")).runes, filter: filter}
	if len(l.want) == 0 && filter == (Filter{}) {
		return nil
	}
	w := s.Workflow
	leaving := make(map[string][]*engine.Transition, len(w.States)+1)
	for i := range w.Transitions {
		t := &w.Transitions[i]
		leaving[t.From] = append(leaving[t.From], t)
	}
	l.readProblems()
	for i := range w.States {
		l.state(&w.States[i])
		l.transitions(leaving[w.States[i].ID])
	}
	l.transitions(leaving[engine.FromAnywhere])
	for i := range w.Notes {
		l.note(&w.Notes[i])
	}
	return l.hits
}

// looker goes through a workflow once.
type looker struct {
	source   Source
	want     []rune
	filter   Filter
	problems map[string][]string // sentences by id, as owner writes it
	hits     []Hit

	text folded // read over and over
	hit  Hit    // of the thing that is looked at
	done bool
}

func (l *looker) readProblems() {
	l.problems = map[string][]string{}
	for _, p := range l.source.Problems {
		owner := "state " + p.State
		if p.Transition != "" {
			owner = "transition " + p.Transition
		}
		l.problems[owner] = append(l.problems[owner], p.Message)
	}
}

// begin looks at another thing; false leaves it out.
func (l *looker) begin(h Hit, owner string, kind engine.Kind) bool {
	l.hit, l.done = h, false
	return (l.filter.Kind == "" || l.filter.Kind == kind) && (!l.filter.Troubled || len(l.problems[owner]) > 0)
}

// try compares one text of the thing.
func (l *looker) try(field, text string) {
	if l.done || text == "" {
		return
	}
	from, to := 0, 0
	if len(l.want) > 0 {
		l.text.read(text)
		i := l.text.index(l.want, 0)
		if i < 0 {
			return
		}
		from, to = l.text.span(i, len(l.want))
	}
	l.hit.Field, l.hit.Text, l.hit.From, l.hit.To = field, text, from, to
	l.hits = append(l.hits, l.hit)
	l.done = true
}

// tryProblems comes last, unless problems are what is looked for.
func (l *looker) tryProblems(owner string) {
	for _, message := range l.problems[owner] {
		l.try("problem", message)
	}
}

func (l *looker) tryActors(field string, actors []engine.Actor) {
	for _, a := range actors {
		if l.source.Actor != nil {
			l.try(field, l.source.Actor(a))
		}
		l.try(field, string(a))
	}
}

func (l *looker) state(s *engine.State) {
	owner, kind := "state "+s.ID, s.Kind
	if kind == "" {
		kind = engine.KindHuman
	}
	if !l.begin(Hit{State: s.ID}, owner, kind) {
		return
	}
	if l.filter.Troubled {
		l.tryProblems(owner)
	}
	l.try("name", s.Title())
	l.try("description", s.Description)
	l.tryActors("actors", s.Actors)
	l.try("when", s.When)
	l.try("skipWhen", s.SkipWhen)
	l.tryForm(s.Form)
	l.tryAction(s.Action)
	l.tryActors("escalateTo", s.EscalateTo)
	l.tryActors("notify", s.Notify)
	if l.source.Detail != nil {
		l.try("detail", l.source.Detail(s))
	}
	l.tryProblems(owner)
}

func (l *looker) tryForm(f *engine.Form) {
	if f == nil {
		return
	}
	for i := range f.Fields {
		l.try("form", f.Fields[i].Title())
		l.try("form", f.Fields[i].Name)
		l.try("form", f.Fields[i].VisibleWhen)
	}
}

func (l *looker) tryAction(a *engine.Action) {
	if a == nil {
		return
	}
	for _, set := range a.Set {
		l.try("action", set.Name+" = "+set.Value)
	}
}

func (l *looker) transitions(list []*engine.Transition) {
	for _, t := range list {
		owner := "transition " + t.ID
		if !l.begin(Hit{Transition: t.ID}, owner, "") {
			continue
		}
		if l.filter.Troubled {
			l.tryProblems(owner)
		}
		l.try("label", t.Label)
		l.try("outcome", t.Outcome)
		l.try("when", t.When)
		if l.source.Label != nil {
			l.try("on", l.source.Label(t))
		}
		l.tryActors("actors", t.Actors)
		l.tryProblems(owner)
	}
}

func (l *looker) note(n *engine.Note) {
	if l.begin(Hit{Note: n.ID}, "", "") {
		l.try("text", n.Text)
	}
}
