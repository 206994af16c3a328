package editor

import "statecraft/engine"

// InsertState puts a state that has no transition yet onto one: the transition
// leads to it and keeps its id and words, and a new one leads on from it.
type InsertState struct {
	State      string
	Transition string
	// ID is the id of the new transition; Do fills it in.
	ID string
}

// Caption names the change in the undo menu.
func (*InsertState) Caption() string { return "Insert state" }

func (c *InsertState) do(e *edit) error {
	if err := CanInsert(&e.doc.workflow, c.State, c.Transition); err != nil {
		return err
	}
	first, err := e.existingTransition(c.Transition)
	if err != nil {
		return err
	}
	second := Connect{From: c.State, To: first.To}
	first.To, first.Via, first.LabelAt = c.State, nil, nil
	e.putTransition(c.Transition, first)
	if err := second.do(e); err != nil {
		return err
	}
	c.ID = second.ID
	return nil
}

// AddBetween puts a new state onto a transition.
type AddBetween struct {
	Transition string
	// Kind, At and Name are those of AddState.
	Kind engine.Kind
	At   engine.Point
	Name string
	// ID is the new state's id, TransitionID that of the transition leading on
	// from it; Do fills them in.
	ID           string
	TransitionID string
}

// Caption names the change in the undo menu.
func (*AddBetween) Caption() string { return "Add state between" }

func (c *AddBetween) do(e *edit) error {
	add := AddState{Kind: c.Kind, At: c.At, Name: c.Name}
	if err := add.do(e); err != nil {
		return err
	}
	insert := InsertState{State: add.ID, Transition: c.Transition}
	if err := insert.do(e); err != nil {
		return err
	}
	c.ID, c.TransitionID = add.ID, insert.ID
	return nil
}
