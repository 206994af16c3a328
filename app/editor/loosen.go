package editor

import (
	"reflect"
	"slices"

	"statecraft/app/editor/merge"
	"statecraft/engine"
)

// replay takes a step back or repeats it and gives what was changed; false, and
// nothing has changed, for a step from storage that is none of this drawing. Where
// the document is as it was when the step was last carried out, what was recorded
// is changed. Where changes of somebody else have been absorbed since, places in
// lists and whole values are out of date: then every thing is found by its id, and
// only what nobody else has touched changes. The step becomes what was done.
func (e *Editor) replay(at int, s *step, back bool) ([]change, bool) {
	changes := s.changes
	if back {
		changes = reversed(changes)
	}
	if s.epoch >= len(e.absorbed) {
		return changes, s.epoch == len(e.absorbed) && e.doc.tryAll(changes)
	}
	for _, renamed := range e.absorbed[s.epoch:] {
		changes = renamedChanges(changes, renamed)
	}
	l := loosening{edit: edit{doc: &e.doc}}
	l.look(changes)
	for _, c := range changes {
		l.carryOut(c)
	}
	l.mendReferences()
	s.epoch = len(e.absorbed)
	if back {
		e.history.rewrite(at, reversed(l.changes))
	} else {
		e.history.rewrite(at, l.changes)
	}
	return l.changes, true
}

// loosening carries out changes on a document that has gone on without them.
type loosening struct {
	edit
	// kept are things the changes would remove although somebody else has changed
	// them or leads to them. They stay, with all of the step that hangs together
	// with them.
	kept struct{ states, transitions map[string]bool }
}

// look finds what is to be kept.
func (l *loosening) look(changes []change) {
	states, transitions := removals(changes)
	l.kept.states, l.kept.transitions = map[string]bool{}, map[string]bool{}
	keep := func(ids ...string) {
		for _, id := range ids {
			if _, leaves := states[id]; leaves {
				l.kept.states[id] = true
			}
		}
	}
	for id, before := range states {
		if now := l.doc.state(id); now != nil && !merge.AlikeStates(*now, *before) {
			keep(id)
		}
	}
	for i := range l.doc.workflow.Transitions {
		now := &l.doc.workflow.Transitions[i]
		if before, leaves := transitions[now.ID]; !leaves || !merge.AlikeTransitions(*now, *before) {
			l.kept.transitions[now.ID] = true
			keep(now.From, now.To)
		}
	}
	for more := true; more; {
		more = false
		for id := range transitions {
			now := l.doc.transition(id)
			if now != nil && !l.kept.transitions[id] && (l.kept.states[now.From] || l.kept.states[now.To]) {
				l.kept.transitions[id], more = true, true
				keep(now.From, now.To)
			}
		}
	}
}

// removals are the states and transitions that changes remove.
func removals(changes []change) (states map[string]*engine.State, transitions map[string]*engine.Transition) {
	states, transitions = map[string]*engine.State{}, map[string]*engine.Transition{}
	for _, c := range changes {
		switch c := c.(type) {
		case stateChange:
			if c.after == nil {
				states[c.before.ID] = c.before
			}
		case transitionChange:
			if c.after == nil {
				transitions[c.before.ID] = c.before
			}
		}
	}
	return states, transitions
}

// carryOut makes a change as far as it still means something.
func (l *loosening) carryOut(c change) {
	switch c := c.(type) {
	case stateChange:
		l.state(c)
	case placeChange:
		if s := l.doc.state(c.id); s != nil && placeOf(s) == c.before {
			l.placeState(c.id, c.after)
		}
	case transitionChange:
		l.transition(c)
	case noteChange:
		l.note(c)
	case headChange:
		before, after, now := head(c.before), head(c.after), head(l.doc.workflow)
		if next := merge.Workflow(&before, &after, &now); !reflect.DeepEqual(next, now) {
			l.putHead(next)
		}
	case wholeChange:
		if next := prepared(merge.Workflow(&c.before, &c.after, &l.doc.workflow)); !reflect.DeepEqual(next, l.doc.workflow) {
			l.putWorkflow(next)
		}
	}
}

func (l *loosening) state(c stateChange) {
	switch {
	case c.before == nil:
		if !l.doc.isTaken(c.after.ID) {
			l.record(stateChange{at: min(c.at, len(l.doc.workflow.States)), after: c.after})
		}
	case l.doc.state(c.before.ID) == nil:
	case c.after == nil:
		if at, _ := l.doc.stateAt(c.before.ID); !l.kept.states[c.before.ID] {
			l.removeStateAt(at)
		}
	default:
		now := *l.doc.state(c.before.ID)
		next := merge.State(*c.before, *c.after, now)
		if next.ID != now.ID && l.doc.isTaken(next.ID) {
			next.ID = now.ID
		}
		if !reflect.DeepEqual(next, now) {
			l.putState(now.ID, next)
			l.follow(now.ID, next.ID)
		}
	}
}

// follow has everything that names a state name it by its new id; somebody else
// may have led to it by the old one. Transitions keep their ids, by which later
// changes of the step know them.
func (l *loosening) follow(from, to string) {
	if from == to {
		return
	}
	for i := range l.doc.workflow.Transitions {
		t := l.doc.workflow.Transitions[i]
		if t.From != from && t.To != from {
			continue
		}
		if t.From == from {
			t.From = to
		}
		if t.To == from {
			t.To = to
		}
		l.putTransition(t.ID, t)
	}
	l.facts = facts{renamedStates: map[string]string{from: to}}
	fourEyesFollowStates(&l.edit)
	signersFollowStates(&l.edit)
}

func (l *loosening) transition(c transitionChange) {
	switch {
	case c.before == nil:
		if l.doc.transition(c.after.ID) == nil && l.leads(c.after) {
			l.record(transitionChange{at: min(c.at, len(l.doc.workflow.Transitions)), after: c.after})
		}
	case l.doc.transition(c.before.ID) == nil:
	case c.after == nil:
		if at, _ := l.doc.transitionAt(c.before.ID); !l.kept.transitions[c.before.ID] {
			l.removeTransitionAt(at, true)
		}
	default:
		now := *l.doc.transition(c.before.ID)
		next := merge.Transition(*c.before, *c.after, now)
		if !l.leads(&next) {
			next.From, next.To, next.Via, next.LabelAt = now.From, now.To, now.Via, now.LabelAt
		}
		if next.ID != now.ID && l.doc.transition(next.ID) != nil {
			next.ID = now.ID
		}
		if !reflect.DeepEqual(next, now) {
			l.putTransition(now.ID, next)
		}
	}
}

func (l *loosening) note(c noteChange) {
	switch {
	case c.before == nil:
		if l.doc.note(c.after.ID) == nil {
			l.addNote(*c.after)
		}
	case l.doc.note(c.before.ID) == nil:
	case c.after == nil:
		if at := l.doc.noteAt(c.before.ID); l.doc.workflow.Notes[at] == *c.before {
			l.removeNoteAt(at)
		}
	default:
		now := *l.doc.note(c.before.ID)
		if next := merge.Note(*c.before, *c.after, now); next != now {
			l.putNote(next)
		}
	}
}

// leads tells whether both ends of a transition are there.
func (l *loosening) leads(t *engine.Transition) bool {
	return (t.From == engine.FromAnywhere || l.doc.state(t.From) != nil) && l.doc.state(t.To) != nil
}

// mendReferences takes states that are gone off the lists of those whose signers
// may not sign: a state may have come back with a list of long ago.
func (l *loosening) mendReferences() {
	gone := func(id string) bool { return id != string(engine.ActorStarter) && l.doc.state(id) == nil }
	for i := range l.doc.workflow.States {
		if s := l.doc.workflow.States[i]; slices.ContainsFunc(s.SeparateFrom, gone) {
			s.SeparateFrom = slices.DeleteFunc(slices.Clone(s.SeparateFrom), gone)
			l.putState(s.ID, s)
		}
	}
}

// renamedChanges are changes of a document some of whose things were called
// otherwise.
func renamedChanges(changes []change, renamed merge.Renamed) []change {
	out := make([]change, len(changes))
	for i, c := range changes {
		switch c := c.(type) {
		case stateChange:
			out[i] = stateChange{c.at, renamed.State(c.before), renamed.State(c.after)}
		case placeChange:
			if to, ok := renamed.States[c.id]; ok {
				c.id = to
			}
			out[i] = c
		case transitionChange:
			out[i] = transitionChange{c.at, renamed.Transition(c.before), renamed.Transition(c.after)}
		case noteChange:
			out[i] = noteChange{c.at, renamed.Note(c.before), renamed.Note(c.after)}
		case wholeChange:
			out[i] = wholeChange{renamed.Workflow(c.before), renamed.Workflow(c.after)}
		default:
			out[i] = c
		}
	}
	return out
}
