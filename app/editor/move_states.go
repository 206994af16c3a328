package editor

import (
	"slices"
	"strings"

	"statecraft/engine"
)

// MoveStates moves states by a distance. Bend points and moved labels of
// transitions between them move along.
type MoveStates struct {
	IDs []string
	By  engine.Point
	// Continue joins the step to the one before when that moved the same states,
	// so that holding an arrow key is one undo step.
	Continue bool
}

// Caption names the change in the undo menu.
func (c MoveStates) Caption() string {
	if len(c.IDs) == 1 {
		return "Move state"
	}
	return "Move states"
}

func (c MoveStates) joint() joint {
	return joint{key: "move " + strings.Join(c.IDs, " "), continues: c.Continue}
}

func (c MoveStates) do(e *edit) error {
	if !isPlace(c.By) {
		return refuseState("", "The distance to move is not a number; drag the states again.")
	}
	if c.By == (engine.Point{}) {
		return nil
	}
	ids := unique(slices.Clone(c.IDs))
	moved := make(map[string]engine.Point, len(ids))
	for _, id := range ids {
		s, err := e.existingState(id)
		if err != nil {
			return err
		}
		at := placeOf(&s)
		s.Position = &engine.Point{X: at.X + c.By.X, Y: at.Y + c.By.Y}
		e.putState(id, s)
		moved[id] = c.By
	}
	moveLines(e, moved)
	return nil
}
