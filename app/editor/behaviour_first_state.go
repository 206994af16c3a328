package editor

// firstStateIsInitial marks the first state of an empty document as the place
// where instances begin, which is what a person means by drawing it first. What
// is pasted may say itself where it begins.
func firstStateIsInitial(e *edit) {
	if len(e.facts.addedStates) == 0 || len(e.doc.workflow.States) != len(e.facts.addedStates) || e.doc.begins() {
		return
	}
	first := e.doc.workflow.States[0]
	first.Initial = true
	e.putState(first.ID, first)
}

// begins tells whether a state is marked as the place where instances begin.
func (d *document) begins() bool {
	for i := range d.workflow.States {
		if d.workflow.States[i].Initial {
			return true
		}
	}
	return false
}
