package editor

import "statecraft/engine"

// signersFollowStates keeps "whoever signed that state" right when the state
// gets a new id.
func signersFollowStates(e *edit) {
	ids := e.facts.renamedStates
	if len(ids) == 0 {
		return
	}
	for i := range e.doc.workflow.States {
		if s := e.doc.workflow.States[i]; nameSigners(actorsOfState(&s), ids) {
			s = clone(s)
			renameSigners(actorsOfState(&s), ids)
			e.putState(s.ID, s)
		}
	}
	for i := range e.doc.workflow.Transitions {
		if t := e.doc.workflow.Transitions[i]; nameSigners([]*[]engine.Actor{&t.Actors}, ids) {
			t = clone(t)
			renameSigners([]*[]engine.Actor{&t.Actors}, ids)
			e.putTransition(t.ID, t)
		}
	}
	if w := head(e.doc.workflow); nameSigners(actorsOfHead(&w), ids) {
		w = clone(w)
		renameSigners(actorsOfHead(&w), ids)
		e.putHead(w)
	}
}
