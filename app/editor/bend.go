package editor

import (
	"slices"

	"statecraft/engine"
)

// Bend gives a transition other bend points.
type Bend struct {
	ID string
	// Via are all its bend points, from its start to its end; none makes the line
	// find its own way.
	Via []engine.Point
	// Continue joins the step to the one before when that bent the same
	// transition, so that a drag is one undo step.
	Continue bool
}

// Caption names the change in the undo menu.
func (Bend) Caption() string { return "Bend line" }

func (c Bend) joint() joint { return joint{key: "bend " + c.ID, continues: c.Continue} }

func (c Bend) do(e *edit) error {
	t, err := e.existingTransition(c.ID)
	if err != nil {
		return err
	}
	for _, p := range c.Via {
		if !isPlace(p) {
			return refuseTransition(c.ID, "A bend point is not on the canvas; drag the line again.")
		}
	}
	if slices.Equal(t.Via, c.Via) {
		return nil
	}
	t.Via = nil
	if len(c.Via) > 0 {
		t.Via = slices.Clone(c.Via)
	}
	e.putTransition(c.ID, t)
	return nil
}

// Straighten takes away the bend points of a transition and puts its label back
// on the line.
type Straighten struct{ ID string }

// Caption names the change in the undo menu.
func (Straighten) Caption() string { return "Straighten line" }

func (c Straighten) do(e *edit) error {
	t, err := e.existingTransition(c.ID)
	if err != nil {
		return err
	}
	if len(t.Via) == 0 && t.LabelAt == nil {
		return nil
	}
	t.Via, t.LabelAt = nil, nil
	e.putTransition(c.ID, t)
	return nil
}
