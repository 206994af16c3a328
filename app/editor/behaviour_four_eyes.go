package editor

import "slices"

// fourEyesFollowStates keeps separateFrom right: a state that is gone leaves
// the lists, a state with a new id is listed by it.
func fourEyesFollowStates(e *edit) {
	if len(e.facts.removedStates) == 0 && len(e.facts.renamedStates) == 0 {
		return
	}
	for i := range e.doc.workflow.States {
		s := e.doc.workflow.States[i]
		var next []string
		for _, id := range s.SeparateFrom {
			if to, ok := e.facts.renamedStates[id]; ok {
				id = to
			}
			if !slices.Contains(e.facts.removedStates, id) {
				next = append(next, id)
			}
		}
		if !slices.Equal(next, s.SeparateFrom) {
			s.SeparateFrom = next
			e.putState(s.ID, s)
		}
	}
}
