package editor

// firstStateIsInitial marks the first state of an empty document as the place
// where instances begin, which is what a person means by drawing it first.
func firstStateIsInitial(e *edit) {
	if len(e.facts.addedStates) == 0 || len(e.doc.workflow.States) != len(e.facts.addedStates) {
		return
	}
	first := e.doc.workflow.States[0]
	if !first.Initial {
		first.Initial = true
		e.putState(first.ID, first)
	}
}
