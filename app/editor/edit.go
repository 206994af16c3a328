package editor

import (
	"slices"

	"statecraft/engine"
)

// edit is the only writer of the document. Commands and behaviours change it
// through these verbs; every verb records what it did, so undo and rollback
// need no code in any command.
type edit struct {
	doc     *document
	changes []change
	facts   facts
}

// facts is what a command did, in words behaviours can react to.
type facts struct {
	addedStates        []string
	removedStates      []engine.State
	removedTransitions []removedTransition // the last in the list first
	apart              bool                // neighbours of removed states are not joined
	renamedStates      map[string]string   // old id to new id
	newKinds           []string            // states that are of another kind now
	connected          []string            // transitions that lead on from a state anew
	begun              int                 // how many changes there were before the command
}

// removedTransition is a transition that was removed for itself or with a state.
type removedTransition struct {
	engine.Transition
	at     int  // its place in the list before anything was removed
	chosen bool // removed for itself
}

// run carries out a command and the behaviours that react to it.
func (e *edit) run(cmd Command) error {
	e.facts = facts{begun: len(e.changes)}
	if err := cmd.do(e); err != nil {
		return err
	}
	for _, react := range behaviours() {
		react(e)
	}
	return nil
}

func (e *edit) record(c change) {
	e.doc.apply(c)
	e.changes = append(e.changes, c)
}

// rollback takes back everything written so far.
func (e *edit) rollback() {
	e.doc.applyAll(reversed(e.changes))
	e.changes = nil
}

// existingState finds a state or refuses.
func (e *edit) existingState(id string) (engine.State, error) {
	if s := e.doc.state(id); s != nil {
		return *s, nil
	}
	return engine.State{}, refuseState(id, "The state %q is not in this workflow any more; select another one.", id)
}

// existingStates finds states, each once, or refuses when one is missing.
func (e *edit) existingStates(ids []string) ([]engine.State, error) {
	var states []engine.State
	for _, id := range unique(slices.Clone(ids)) {
		s, err := e.existingState(id)
		if err != nil {
			return nil, err
		}
		states = append(states, s)
	}
	return states, nil
}

// existingTransition finds a transition or refuses.
func (e *edit) existingTransition(id string) (engine.Transition, error) {
	if t := e.doc.transition(id); t != nil {
		return *t, nil
	}
	return engine.Transition{}, refuseTransition(id, "The transition %q is not in this workflow any more; select another one.", id)
}

func (e *edit) addState(s engine.State) {
	e.record(stateChange{at: len(e.doc.workflow.States), after: &s})
	e.facts.addedStates = append(e.facts.addedStates, s.ID)
}

// putState replaces the state with that id; next may carry another id.
func (e *edit) putState(id string, next engine.State) {
	at, _ := e.doc.stateAt(id)
	before := e.doc.workflow.States[at]
	e.record(stateChange{at: at, before: &before, after: &next})
	if kindOf(&before) != kindOf(&next) {
		e.facts.newKinds = append(e.facts.newKinds, next.ID)
	}
	if next.ID != id {
		if e.facts.renamedStates == nil {
			e.facts.renamedStates = map[string]string{}
		}
		e.facts.renamedStates[id] = next.ID
	}
}

// placeState moves the card of a state.
func (e *edit) placeState(id string, to engine.Point) {
	at, _ := e.doc.stateAt(id)
	e.record(placeChange{at: at, id: id, before: placeOf(&e.doc.workflow.States[at]), after: to})
}

// removeStateAt takes out the state at a place. Whoever removes several goes
// backwards, so that the places before stay what they were.
func (e *edit) removeStateAt(at int) {
	before := e.doc.workflow.States[at]
	e.record(stateChange{at: at, before: &before})
	e.facts.removedStates = append(e.facts.removedStates, before)
}

func (e *edit) addTransition(t engine.Transition) {
	e.record(transitionChange{at: len(e.doc.workflow.Transitions), after: &t})
	e.facts.connected = append(e.facts.connected, t.ID)
}

// putTransition replaces the transition with that id; next may carry another.
func (e *edit) putTransition(id string, next engine.Transition) {
	at, _ := e.doc.transitionAt(id)
	before := e.doc.workflow.Transitions[at]
	e.record(transitionChange{at: at, before: &before, after: &next})
}

// leadOn puts a removed transition back at a place in the list, which has a
// meaning, and gives it other ends in a change of its own: so whoever reads the
// changes sees one transition that was altered, not one gone and one new.
func (e *edit) leadOn(at int, before, after engine.Transition) {
	e.record(transitionChange{at: at, after: &before})
	e.record(transitionChange{at: at, before: &before, after: &after})
}

// removeTransitionAt is for transitions what removeStateAt is for states.
func (e *edit) removeTransitionAt(at int, chosen bool) {
	before := e.doc.workflow.Transitions[at]
	e.record(transitionChange{at: at, before: &before})
	e.facts.removedTransitions = append(e.facts.removedTransitions, removedTransition{before, at, chosen})
}

// existingNote finds a note or refuses.
func (e *edit) existingNote(id string) (engine.Note, error) {
	if n := e.doc.note(id); n != nil {
		return *n, nil
	}
	return engine.Note{}, refuse("The note %q is not in this workflow any more; select another one.", id)
}

func (e *edit) addNote(n engine.Note) {
	e.record(noteChange{at: len(e.doc.workflow.Notes), after: &n})
}

// putNote replaces the note with the same id.
func (e *edit) putNote(next engine.Note) {
	at := e.doc.noteAt(next.ID)
	before := e.doc.workflow.Notes[at]
	e.record(noteChange{at: at, before: &before, after: &next})
}

// removeNoteAt is for notes what removeStateAt is for states.
func (e *edit) removeNoteAt(at int) {
	before := e.doc.workflow.Notes[at]
	e.record(noteChange{at: at, before: &before})
}

// putHead replaces the properties of the workflow itself.
func (e *edit) putHead(next engine.Workflow) {
	e.record(headChange{before: head(e.doc.workflow), after: head(next)})
}

// putWorkflow replaces the whole document.
func (e *edit) putWorkflow(next engine.Workflow) {
	e.record(wholeChange{before: snapshot(e.doc.workflow), after: snapshot(next)})
}
