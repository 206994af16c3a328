package editor

import (
	"slices"

	"statecraft/engine"
)

// document is the workflow with an index by id. States and transitions in it
// are never changed in place: a change puts a new value where the old one was,
// so the values recorded for undo stay what they were.
type document struct {
	workflow    engine.Workflow
	states      map[string]int // nil when the index is out of date
	transitions map[string]int
}

func (d *document) state(id string) *engine.State {
	if i, ok := d.stateAt(id); ok {
		return &d.workflow.States[i]
	}
	return nil
}

func (d *document) transition(id string) *engine.Transition {
	if i, ok := d.transitionAt(id); ok {
		return &d.workflow.Transitions[i]
	}
	return nil
}

func (d *document) stateAt(id string) (int, bool) {
	if d.states == nil {
		d.states = make(map[string]int, len(d.workflow.States))
		for i := range d.workflow.States {
			d.states[d.workflow.States[i].ID] = i
		}
	}
	i, ok := d.states[id]
	return i, ok
}

func (d *document) transitionAt(id string) (int, bool) {
	if d.transitions == nil {
		d.transitions = make(map[string]int, len(d.workflow.Transitions))
		for i := range d.workflow.Transitions {
			d.transitions[d.workflow.Transitions[i].ID] = i
		}
	}
	i, ok := d.transitions[id]
	return i, ok
}

// freeTransitionID is the id a new transition between two states gets.
func (d *document) freeTransitionID(from, to string) string {
	return engine.TransitionID(from, to, func(id string) bool {
		_, taken := d.transitionAt(id)
		return taken
	})
}

func (d *document) applyAll(changes []change) {
	for _, c := range changes {
		c.apply(d)
	}
}

// swap puts after where before is: nil before inserts at the place, nil after
// removes what is there.
func swap[T any](list []T, at int, before, after *T) []T {
	switch {
	case before == nil:
		return slices.Insert(list, at, *after)
	case after == nil:
		return slices.Delete(list, at, at+1)
	}
	list[at] = *after
	return list
}
