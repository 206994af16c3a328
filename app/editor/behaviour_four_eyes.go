package editor

import "slices"

// fourEyesFollowStates keeps separateFrom right: a state that is gone leaves
// the lists, a state with a new id is listed by it.
func fourEyesFollowStates(e *edit) {
	if len(e.facts.removedStates) == 0 && len(e.facts.renamedStates) == 0 {
		return
	}
	removed := make(map[string]bool, len(e.facts.removedStates))
	for i := range e.facts.removedStates {
		removed[e.facts.removedStates[i].ID] = true
	}
	for i := range e.doc.workflow.States {
		s := e.doc.workflow.States[i]
		var next []string
		for _, id := range s.SeparateFrom {
			if to, ok := e.facts.renamedStates[id]; ok {
				id = to
			}
			if !removed[id] {
				next = append(next, id)
			}
		}
		if !slices.Equal(next, s.SeparateFrom) {
			s.SeparateFrom = next
			e.putState(s.ID, s)
		}
	}
}
