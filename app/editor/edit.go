package editor

import "statecraft/engine"

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
	addedStates   []string
	removedStates []string
	renamedStates map[string]string // old id to new id
	connected     []string          // transitions that lead on from a state anew
}

// run carries out a command and the behaviours that react to it.
func (e *edit) run(cmd Command) error {
	e.facts = facts{}
	if err := cmd.do(e); err != nil {
		return err
	}
	for _, react := range behaviours() {
		react(e)
	}
	return nil
}

func (e *edit) record(c change) {
	c.apply(e.doc)
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
	if next.ID != id {
		if e.facts.renamedStates == nil {
			e.facts.renamedStates = map[string]string{}
		}
		e.facts.renamedStates[id] = next.ID
	}
}

func (e *edit) removeState(id string) {
	at, _ := e.doc.stateAt(id)
	before := e.doc.workflow.States[at]
	e.record(stateChange{at: at, before: &before})
	e.facts.removedStates = append(e.facts.removedStates, id)
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

func (e *edit) removeTransition(id string) {
	at, _ := e.doc.transitionAt(id)
	before := e.doc.workflow.Transitions[at]
	e.record(transitionChange{at: at, before: &before})
}

// putHead replaces the properties of the workflow itself.
func (e *edit) putHead(next engine.Workflow) {
	e.record(headChange{before: head(e.doc.workflow), after: head(next)})
}

// putWorkflow replaces the whole document.
func (e *edit) putWorkflow(next engine.Workflow) {
	e.record(wholeChange{before: snapshot(e.doc.workflow), after: snapshot(next)})
}
