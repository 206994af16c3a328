package editor

// Remove deletes states, transitions and notes, and with a state every
// transition that touches it. Where a removed state had a single way on, the ways that led
// to it lead there instead.
type Remove struct {
	Selection Selection
	// Apart leaves the neighbours of removed states unjoined.
	Apart bool
}

// Caption names the change in the undo menu.
func (c Remove) Caption() string {
	switch {
	case c.Selection.count() > 1:
		return "Delete"
	case len(c.Selection.Transitions) == 1:
		return "Delete transition"
	case len(c.Selection.Notes) == 1:
		return "Delete note"
	}
	return "Delete state"
}

func (c Remove) do(e *edit) error {
	gone := make(map[string]bool, len(c.Selection.States))
	for _, id := range c.Selection.States {
		if _, err := e.existingState(id); err != nil {
			return err
		}
		gone[id] = true
	}
	chosen := make(map[string]bool, len(c.Selection.Transitions))
	for _, id := range c.Selection.Transitions {
		if _, err := e.existingTransition(id); err != nil {
			return err
		}
		chosen[id] = true
	}
	notes := make(map[string]bool, len(c.Selection.Notes))
	for _, id := range c.Selection.Notes {
		if _, err := e.existingNote(id); err != nil {
			return err
		}
		notes[id] = true
	}
	e.facts.apart = c.Apart
	// Backwards, so that the places recorded are right when undo inserts again.
	for i := len(e.doc.workflow.Transitions) - 1; i >= 0; i-- {
		t := &e.doc.workflow.Transitions[i]
		if chosen[t.ID] || gone[t.From] || gone[t.To] {
			e.removeTransitionAt(i, chosen[t.ID])
		}
	}
	for i := len(e.doc.workflow.States) - 1; i >= 0; i-- {
		if gone[e.doc.workflow.States[i].ID] {
			e.removeStateAt(i)
		}
	}
	for i := len(e.doc.workflow.Notes) - 1; i >= 0; i-- {
		if notes[e.doc.workflow.Notes[i].ID] {
			e.removeNoteAt(i)
		}
	}
	return nil
}
