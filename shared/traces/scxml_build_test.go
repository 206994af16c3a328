package traces

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"statecraft/engine"
)

var noKey = regexp.MustCompile(`[^a-z0-9]+`)

// state adds a state and gives its id.
func (w *chartWorkflow) state(id string, kind engine.Kind) string {
	s := engine.State{ID: id, Kind: kind}
	if kind == engine.KindHuman {
		s.Actors = []engine.Actor{"anyone"}
	}
	w.w.States = append(w.w.States, s)
	return id
}

// lead adds a transition.
func (w *chartWorkflow) lead(from, to string) *engine.Transition {
	id := engine.TransitionID(from, to, func(id string) bool { return w.w.Transition(id) != nil })
	w.w.Transitions = append(w.w.Transitions, engine.Transition{ID: id, From: from, To: to})
	return &w.w.Transitions[len(w.w.Transitions)-1]
}

// follow adds the states of a plan and gives the first.
func (w *chartWorkflow) follow(pl plan) string {
	var next []string
	for _, l := range pl.leaves {
		next = append(next, w.arrive(l))
	}
	if len(next) == 1 {
		return w.chain(pl.acts, next[0])
	}
	split := w.state(fmt.Sprintf("split %d", len(w.w.States)), engine.KindRoute)
	w.w.State(split).Split = engine.SplitAnd
	for _, n := range next {
		w.lead(split, n)
	}
	return w.chain(pl.acts, split)
}

// arrive gives the state that is entered for a leaf.
func (w *chartWorkflow) arrive(l leaf) string {
	if l.at != nil {
		return w.entry(l.at)
	}
	recall := w.state(fmt.Sprintf("recall %s %d", l.history.id, len(w.w.States)), engine.KindRoute)
	for _, b := range w.recalls(l) {
		t := w.lead(recall, w.follow(b.plan))
		t.When, t.Default = b.when, b.when == ""
	}
	return recall
}

// chain adds a state for each act, the last leading on, and gives the first.
func (w *chartWorkflow) chain(acts []act, next string) string {
	for _, a := range slices.Backward(acts) {
		next = w.act(a, next)
	}
	return next
}

func (w *chartWorkflow) act(a act, next string) string {
	n := len(w.w.States)
	var id string
	switch {
	case a.raise != "":
		id = w.state(fmt.Sprintf("raise %s %d", a.raise, n), engine.KindRoute)
		w.raises[id] = a.raise
	case a.send != "":
		id = w.state(fmt.Sprintf("send %s %d", a.send, n), engine.KindRoute)
		w.sends[id] = a.send
	case a.set != "":
		id = w.state(fmt.Sprintf("set %s %d", a.set, n), engine.KindAction)
		w.w.State(id).Action = &engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: a.set, Value: a.value}}}
	default:
		return w.picks(a, next)
	}
	w.lead(id, next)
	return id
}

func (w *chartWorkflow) picks(a act, next string) string {
	id := w.state(fmt.Sprintf("if %d", len(w.w.States)), engine.KindRoute)
	otherwise := next
	for _, b := range a.pick {
		first := w.chain(b.acts, next)
		if b.when == "" {
			otherwise = first
			continue
		}
		w.lead(id, first).When = b.when
	}
	w.lead(id, otherwise).Default = true
	return id
}

// withdraw gives each atomic place of a parallel state that a first join must
// be able to withdraw a way to it that no event takes.
func (w *chartWorkflow) withdraw() {
	for _, leave := range w.leaving {
		for _, p := range leave.top.atoms() {
			leads := slices.ContainsFunc(w.w.Transitions, func(t engine.Transition) bool { return t.From == p.id && t.To == leave.state })
			if !leads && p.kind != "final" {
				w.lead(p.id, leave.state).Outcome = "withdrawn by " + leave.state
			}
		}
	}
}

// candidate is a transition of a chart that an atomic place may take.
type candidate struct {
	arrow *arrow
	when  string // empty: always
}

// candidates lists what an atomic place may take on an event, or without one if
// it is empty: inner states first, then document order, and none after one that
// is always taken.
func (w *chartWorkflow) candidates(p *place, event string) []candidate {
	var list []candidate
	for q := p; q != nil; q = q.parent {
		for _, a := range q.transitions {
			if !a.answers(event) {
				continue
			}
			when := w.when(a.cond)
			if when == "false" {
				continue
			}
			if when == "true" {
				when = ""
			}
			if list = append(list, candidate{a, when}); when == "" {
				return list
			}
		}
	}
	return list
}

var inState = regexp.MustCompile(`^In\('([^']+)'\)$`)

// when is the condition of a transition. No history is ever active.
func (w *chartWorkflow) when(cond string) string {
	if m := inState.FindStringSubmatch(cond); m != nil {
		if q := w.c.places[m[1]]; q.kind != "history" {
			return w.activeNow(q)
		}
		return "false"
	}
	return w.condition(cond)
}

// answers tells whether the transition is one for the event: whether one of its
// words is the event, or the beginning of it up to a dot.
func (a *arrow) answers(event string) bool {
	if event == "" {
		return len(a.events) == 0
	}
	for _, word := range a.events {
		word = strings.TrimSuffix(strings.TrimSuffix(word, "*"), ".")
		if word == "" || word == event || strings.HasPrefix(event, word+".") {
			return true
		}
	}
	return false
}

// domain is the innermost compound state around the source and all targets.
// Everything active below it is left.
func (a *arrow) domain() *place {
	for d := a.source.parent; ; d = d.parent {
		compound := d.parent == nil || d.kind == "state"
		if compound && !slices.ContainsFunc(a.targets, func(t *place) bool { return t == d || !d.holds(t) }) {
			return d
		}
	}
}

// outermostParallel is the parallel state below a domain that is left with a
// place inside it; nil when there is none.
func outermostParallel(domain, p *place) *place {
	var top *place
	for q := p; q != domain; q = q.parent {
		if q.kind == "parallel" && q != p {
			top = q
		}
	}
	return top
}
