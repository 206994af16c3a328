package editor

import (
	"slices"

	"statecraft/engine"
)

// PlaceStates puts states at given places, as tidy does. Bend points and moved
// labels of their transitions are dropped: they belonged to the old picture.
type PlaceStates struct {
	// Positions is the middle of each card by state id; states not named stay.
	Positions map[string]engine.Point
}

// Caption names the change in the undo menu.
func (PlaceStates) Caption() string { return "Tidy" }

func (c PlaceStates) do(e *edit) error {
	if err := c.check(e); err != nil {
		return err
	}
	placed := map[string]bool{}
	// In declared order, so that the recorded step does not depend on a map.
	for i := range e.doc.workflow.States {
		s := e.doc.workflow.States[i]
		at, ok := c.Positions[s.ID]
		if !ok || (s.Position != nil && *s.Position == at) {
			continue
		}
		e.placeState(s.ID, at)
		placed[s.ID] = true
	}
	for i := range e.doc.workflow.Transitions {
		t := e.doc.workflow.Transitions[i]
		if (placed[t.From] || placed[t.To]) && (len(t.Via) > 0 || t.LabelAt != nil) {
			t.Via, t.LabelAt = nil, nil
			e.putTransition(t.ID, t)
		}
	}
	return nil
}

func (c PlaceStates) check(e *edit) error {
	ids := make([]string, 0, len(c.Positions))
	for id := range c.Positions {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		if _, err := e.existingState(id); err != nil {
			return err
		}
		if !isPlace(c.Positions[id]) {
			return refuseState(id, "The new place of the state %q is not a number; tidy again.", id)
		}
	}
	return nil
}
