package traces

import (
	"maps"
	"slices"
	"strings"

	"statecraft/engine"
)

// occurrence is one time that something of the model was entered, with every
// occurrence it descends from.
type occurrence struct {
	name string
	past past
}

type past map[*occurrence]bool

// and is the past of what follows an occurrence.
func (o *occurrence) and() past {
	p := maps.Clone(o.past)
	p[o] = true
	return p
}

// text is the occurrence with the names of its past, in a form to compare.
func (o *occurrence) text() string {
	var names []string
	for before := range o.past {
		names = append(names, before.name)
	}
	slices.Sort(names)
	return o.name + " after " + strings.Join(names, " ")
}

// lineage follows every token of an instance through its events, and so knows
// what each thing entered descends from. A token is an arrival: a state with an
// and or an or join is arrived at once a token, as in the recorded runs.
type lineage struct {
	workflow *engine.Workflow
	// flows are the transitions that stand for something of the model, by id;
	// states the states that do, with its name. The others only help to express
	// it and leave no trace.
	flows  map[string]bool
	states map[string]string

	tokens map[string][]past // waiting on each transition, in order of arrival
	stays  map[int]past      // by activation: what it descends from, itself included
	found  []*occurrence
	left   []string // each time a state of the model is left
}

func newLineage() *lineage {
	return &lineage{flows: map[string]bool{}, states: map[string]string{},
		tokens: map[string][]past{}, stays: map[int]past{}}
}

// forget drops what happened so far, for runs recorded only from here on: what
// is open stays, as a beginning.
func (l *lineage) forget(i *engine.Instance) {
	l.found, l.left = nil, nil
	for _, a := range i.Activations {
		l.stays[a.ID] = past{}
	}
}

// descends tells whether an activation comes from another: whether everything
// the other comes from, itself included, is in its past.
func (l *lineage) descends(activation, from int) bool {
	for o := range l.stays[from] {
		if !l.stays[activation][o] {
			return false
		}
	}
	return len(l.stays[from]) > 0
}

func (l *lineage) occur(name string, before past) past {
	o := &occurrence{name: name, past: before}
	l.found = append(l.found, o)
	return o.and()
}

func (l *lineage) apply(e engine.Event) {
	switch e.Kind {
	case engine.StateEntered:
		before := past{}
		for _, t := range e.Tokens {
			maps.Copy(before, l.take(t))
		}
		if name, ok := l.states[e.State]; ok && len(e.Tokens) == 0 {
			before = l.occur(name, before)
		}
		l.stays[e.Activation] = before
	case engine.TransitionTaken:
		before := l.stays[e.Activation]
		t := l.workflow.Transition(e.Transition)
		if l.flows[t.ID] {
			before = l.occur(t.ID, before)
		}
		if name, ok := l.states[t.To]; ok {
			before = l.occur(name, before)
		}
		l.tokens[t.ID] = append(l.tokens[t.ID], before)
	case engine.StateLeft:
		if name, ok := l.states[e.State]; ok {
			l.left = append(l.left, name)
		}
	case engine.TokenCancelled:
		l.take(e.Transition)
	}
}

// take removes the token that waits longest on a transition. One that is not
// there is an occurrence of its own, so that it shows.
func (l *lineage) take(transition string) past {
	waiting := l.tokens[transition]
	if len(waiting) == 0 {
		return l.occur("a token that is not on "+transition, past{})
	}
	l.tokens[transition] = waiting[1:]
	return waiting[0]
}

// names and texts of the occurrences, sorted: two multisets to compare.
func names(list []*occurrence) []string {
	return sorted(list, func(o *occurrence) string { return o.name })
}
func texts(list []*occurrence) []string { return sorted(list, (*occurrence).text) }

func sorted(list []*occurrence, text func(*occurrence) string) []string {
	var all []string
	for _, o := range list {
		all = append(all, text(o))
	}
	slices.Sort(all)
	return all
}

// apart says what is in one sorted multiset and not in the other.
func apart(ours, theirs []string) string {
	var more, less []string
	for len(ours) > 0 || len(theirs) > 0 {
		switch {
		case len(theirs) == 0 || len(ours) > 0 && ours[0] < theirs[0]:
			more, ours = append(more, ours[0]), ours[1:]
		case len(ours) == 0 || theirs[0] < ours[0]:
			less, theirs = append(less, theirs[0]), theirs[1:]
		default:
			ours, theirs = ours[1:], theirs[1:]
		}
	}
	if len(more)+len(less) == 0 {
		return ""
	}
	return "ours alone [" + strings.Join(more, "; ") + "], theirs alone [" + strings.Join(less, "; ") + "]"
}
