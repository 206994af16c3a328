package editor

import "statecraft/engine"

// AddNext puts a new state on the canvas and leads to it from another one.
type AddNext struct {
	// From is the state that leads to the new one.
	From string
	// Kind, At and Name are those of AddState.
	Kind engine.Kind
	At   engine.Point
	Name string
	// ID and TransitionID are the new ids; Do fills them in.
	ID           string
	TransitionID string
}

// Caption names the change in the undo menu.
func (*AddNext) Caption() string { return "Add next state" }

func (c *AddNext) do(e *edit) error {
	add := AddState{Kind: c.Kind, At: c.At, Name: c.Name}
	if err := add.do(e); err != nil {
		return err
	}
	connect := Connect{From: c.From, To: add.ID}
	if err := connect.do(e); err != nil {
		return err
	}
	c.ID, c.TransitionID = add.ID, connect.ID
	return nil
}
