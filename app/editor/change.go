package editor

import (
	"slices"

	"statecraft/engine"
)

// change is one recorded alteration of the document. It knows both sides, so
// it can be applied again and reversed without asking any command.
type change interface {
	apply(*document)
	reverse() change
	touch(*Touched)
}

// stateChange inserts (before is nil), removes (after is nil) or replaces the
// state at a place.
type stateChange struct {
	at            int
	before, after *engine.State
}

func (c stateChange) apply(d *document) {
	d.workflow.States = swap(d.workflow.States, c.at, c.before, c.after)
	if c.before == nil || c.after == nil || c.before.ID != c.after.ID {
		d.states = nil
	}
}

func (c stateChange) reverse() change { return stateChange{c.at, c.after, c.before} }

func (c stateChange) touch(t *Touched) {
	t.addState(idOf(c.before, stateID))
	t.addState(idOf(c.after, stateID))
	if c.before != nil && c.after != nil {
		t.rename(c.before.ID, c.after.ID)
	}
}

// transitionChange is for transitions what stateChange is for states.
type transitionChange struct {
	at            int
	before, after *engine.Transition
}

func (c transitionChange) apply(d *document) {
	d.workflow.Transitions = swap(d.workflow.Transitions, c.at, c.before, c.after)
	if c.before == nil || c.after == nil || c.before.ID != c.after.ID {
		d.transitions = nil
	}
}

func (c transitionChange) reverse() change { return transitionChange{c.at, c.after, c.before} }

func (c transitionChange) touch(t *Touched) {
	t.addTransition(idOf(c.before, transitionID))
	t.addTransition(idOf(c.after, transitionID))
	if c.before != nil && c.after != nil {
		t.rename(c.before.ID, c.after.ID)
	}
}

// headChange replaces everything of the workflow but its states and
// transitions.
type headChange struct{ before, after engine.Workflow }

func (c headChange) apply(d *document) {
	states, transitions := d.workflow.States, d.workflow.Transitions
	d.workflow = c.after
	d.workflow.States, d.workflow.Transitions = states, transitions
}

func (c headChange) reverse() change  { return headChange{c.after, c.before} }
func (c headChange) touch(t *Touched) { t.Workflow = true }

// wholeChange replaces the document.
type wholeChange struct{ before, after engine.Workflow }

func (c wholeChange) apply(d *document) {
	// The lists are copied: later changes write into the document's own.
	d.workflow = c.after
	d.workflow.States = slices.Clone(c.after.States)
	d.workflow.Transitions = slices.Clone(c.after.Transitions)
	d.states, d.transitions = nil, nil
}

func (c wholeChange) reverse() change  { return wholeChange{c.after, c.before} }
func (c wholeChange) touch(t *Touched) { t.Workflow, t.All = true, true }

// reversed gives the changes that take back the given ones.
func reversed(changes []change) []change {
	back := make([]change, 0, len(changes))
	for _, c := range slices.Backward(changes) {
		back = append(back, c.reverse())
	}
	return back
}

func stateID(s *engine.State) string           { return s.ID }
func transitionID(t *engine.Transition) string { return t.ID }

func idOf[T any](v *T, id func(*T) string) string {
	if v == nil {
		return ""
	}
	return id(v)
}
