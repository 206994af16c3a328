package editor

import (
	"slices"

	"statecraft/engine"
)

// document is the workflow with an index by id. States, transitions and notes in
// it are never changed in place: a change puts a new value where the old one was,
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

func (d *document) note(id string) *engine.Note {
	if i := d.noteAt(id); i >= 0 {
		return &d.workflow.Notes[i]
	}
	return nil
}

// noteAt is the place of a note, or -1. There are few notes: no index.
func (d *document) noteAt(id string) int {
	return slices.IndexFunc(d.workflow.Notes, func(n engine.Note) bool { return n.ID == id })
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
		d.apply(c)
	}
}

// tryAll carries out changes, or none of them where one does not fit.
func (d *document) tryAll(changes []change) bool {
	for i, c := range changes {
		if !c.fits(d) {
			d.applyAll(reversed(changes[:i]))
			return false
		}
		d.apply(c)
	}
	return true
}

// apply carries out one change and mends the index with it. A change drops the
// index when ids come, go or change; building it anew each time would make
// adding and removing many take the square of their number.
func (d *document) apply(c change) {
	states, transitions := d.states, d.transitions
	c.apply(d)
	switch c := c.(type) {
	case stateChange:
		d.states = mended(states, c.at, len(d.workflow.States), idOf(c.before, stateID), idOf(c.after, stateID))
	case transitionChange:
		d.transitions = mended(transitions, c.at, len(d.workflow.Transitions), idOf(c.before, transitionID), idOf(c.after, transitionID))
	}
}

// mended is the index after what was called before at a place became after, in
// a list that is length long now; "" is nothing. It is nil, to be built anew,
// where other places have shifted.
func mended(index map[string]int, at, length int, before, after string) map[string]int {
	added, removed := before == "", after == ""
	if index == nil || added && at != length-1 || removed && at != length {
		return nil
	}
	if before == after {
		return index
	}
	if _, taken := index[after]; taken || !added && index[before] != at {
		return nil
	}
	if !added {
		delete(index, before)
	}
	if !removed {
		index[after] = at
	}
	return index
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
