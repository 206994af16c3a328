package editor

import "statecraft/engine"

// MoveStates is [Move] of nothing but states.
type MoveStates struct {
	IDs []string
	By  engine.Point
	// Continue is that of Move.
	Continue bool
}

// Caption names the change in the undo menu.
func (c MoveStates) Caption() string { return c.move().Caption() }

func (c MoveStates) joint() joint { return c.move().joint() }

func (c MoveStates) do(e *edit) error { return c.move().do(e) }

func (c MoveStates) move() Move {
	return Move{Selection: Selection{States: c.IDs}, By: c.By, Continue: c.Continue}
}
