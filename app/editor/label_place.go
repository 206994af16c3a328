package editor

import "statecraft/engine"

// PlaceLabel moves the label of a transition away from its line.
type PlaceLabel struct {
	ID string
	// At is the middle of the label; nil puts it back on the line.
	At *engine.Point
	// Continue joins the step to the one before when that moved the same label,
	// so that a drag is one undo step.
	Continue bool
}

// Caption names the change in the undo menu.
func (PlaceLabel) Caption() string { return "Move label" }

func (c PlaceLabel) joint() joint { return joint{key: "label " + c.ID, continues: c.Continue} }

func (c PlaceLabel) do(e *edit) error {
	t, err := e.existingTransition(c.ID)
	if err != nil {
		return err
	}
	if c.At == nil {
		if t.LabelAt == nil {
			return nil
		}
		t.LabelAt = nil
		e.putTransition(c.ID, t)
		return nil
	}
	at := *c.At
	if !isPlace(at) {
		return refuseTransition(c.ID, "The new place of the label is not on the canvas; drag it again.")
	}
	if t.LabelAt != nil && *t.LabelAt == at {
		return nil
	}
	t.LabelAt = &at
	e.putTransition(c.ID, t)
	return nil
}
