package editor

import (
	"slices"

	"statecraft/engine"
)

// change is one recorded alteration of the document. It knows both sides, so
// it can be applied again and reversed without asking any command.
type change interface {
	// fits tells whether the document is as the change expects it: one that comes
	// from storage may be of another drawing.
	fits(*document) bool
	apply(*document)
	reverse() change
	touch(*Touched)
	record() changeRecord
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

func (c stateChange) fits(d *document) bool {
	return fits(d.workflow.States, c.at, c.before, c.after, stateID)
}

func (c stateChange) reverse() change { return stateChange{c.at, c.after, c.before} }

func (c stateChange) touch(t *Touched) {
	t.addState(idOf(c.before, stateID))
	t.addState(idOf(c.after, stateID))
	if c.before != nil && c.after != nil {
		t.rename(c.before.ID, c.after.ID)
	}
}

// placeChange moves the card of a state and leaves the rest of it alone. A drag of
// many would otherwise keep every one of them whole, twice.
type placeChange struct {
	at            int
	id            string
	before, after engine.Point
}

func (c placeChange) fits(d *document) bool {
	return c.at >= 0 && c.at < len(d.workflow.States) && d.workflow.States[c.at].ID == c.id
}

func (c placeChange) apply(d *document) {
	at := c.after
	d.workflow.States[c.at].Position = &at
}

func (c placeChange) reverse() change { return placeChange{c.at, c.id, c.after, c.before} }

func (c placeChange) touch(t *Touched) { t.addState(c.id) }

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

func (c transitionChange) fits(d *document) bool {
	return fits(d.workflow.Transitions, c.at, c.before, c.after, transitionID)
}

func (c transitionChange) reverse() change { return transitionChange{c.at, c.after, c.before} }

func (c transitionChange) touch(t *Touched) {
	t.addTransition(idOf(c.before, transitionID))
	t.addTransition(idOf(c.after, transitionID))
	if c.before != nil && c.after != nil {
		t.rename(c.before.ID, c.after.ID)
	}
}

// noteChange is for notes what stateChange is for states.
type noteChange struct {
	at            int
	before, after *engine.Note
}

func (c noteChange) apply(d *document) {
	d.workflow.Notes = swap(d.workflow.Notes, c.at, c.before, c.after)
	if len(d.workflow.Notes) == 0 {
		d.workflow.Notes = nil // as a workflow without notes is written
	}
}

func (c noteChange) fits(d *document) bool {
	return fits(d.workflow.Notes, c.at, c.before, c.after, noteID)
}

func (c noteChange) reverse() change { return noteChange{c.at, c.after, c.before} }

func (c noteChange) touch(t *Touched) {
	t.addNote(idOf(c.before, noteID))
	t.addNote(idOf(c.after, noteID))
}

// headChange replaces everything of the workflow but its states, transitions
// and notes.
type headChange struct{ before, after engine.Workflow }

func (c headChange) apply(d *document) {
	states, transitions, notes := d.workflow.States, d.workflow.Transitions, d.workflow.Notes
	d.workflow = c.after
	d.workflow.States, d.workflow.Transitions, d.workflow.Notes = states, transitions, notes
}

func (c headChange) fits(*document) bool { return true }

func (c headChange) reverse() change  { return headChange{c.after, c.before} }
func (c headChange) touch(t *Touched) { t.Workflow = true }

// wholeChange replaces the document.
type wholeChange struct{ before, after engine.Workflow }

func (c wholeChange) apply(d *document) {
	// The lists are copied: later changes write into the document's own.
	d.workflow = snapshot(c.after)
	d.states, d.transitions = nil, nil
}

func (c wholeChange) fits(*document) bool { return true }

func (c wholeChange) reverse() change  { return wholeChange{c.after, c.before} }
func (c wholeChange) touch(t *Touched) { t.Workflow, t.All = true, true }

// fits tells whether something can be inserted into a list at a place, or what is
// to be removed or replaced lies there.
func fits[T any](list []T, at int, before, after *T, id func(*T) string) bool {
	switch {
	case at < 0 || before == nil && after == nil:
		return false
	case before == nil:
		return at <= len(list)
	}
	return at < len(list) && id(&list[at]) == id(before)
}

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
func noteID(n *engine.Note) string             { return n.ID }

func idOf[T any](v *T, id func(*T) string) string {
	if v == nil {
		return ""
	}
	return id(v)
}
