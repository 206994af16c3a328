package editor

import "statecraft/engine"

// Duplicate copies states and notes of the drawing and pastes them into it. Ways
// to the copies and on from them are not copied.
type Duplicate struct {
	Selection Selection
	// By is how far from the originals the copies lie; zero puts them beside.
	By engine.Point
	// Made is what has come, to be selected; Do fills it in.
	Made Selection
}

// Caption names the change in the undo menu.
func (*Duplicate) Caption() string { return "Duplicate" }

func (c *Duplicate) do(e *edit) error {
	if !isPlace(c.By) {
		return refuse("The distance to the copies is not a number; drag again.")
	}
	if _, err := e.existingStates(c.Selection.States); err != nil {
		return err
	}
	fragment := Copied(&e.doc.workflow, c.Selection)
	if isEmpty(&fragment) {
		return refuse("There is nothing to duplicate; select states or notes first.")
	}
	by := c.By
	if by == (engine.Point{}) {
		by = engine.Point{X: beside, Y: beside}
	}
	made, err := e.paste(fragment, by)
	if err != nil {
		return err
	}
	c.Made = made
	return nil
}
