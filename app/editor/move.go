package editor

import (
	"slices"
	"strings"

	"statecraft/engine"
)

// Move moves states and notes by a distance. Bend points and moved labels of
// transitions between moved states move along.
type Move struct {
	// Selection says what moves; transitions in it only follow their states.
	Selection Selection
	By        engine.Point
	// Continue joins the step to the one before when that moved the same, so that
	// holding an arrow key is one undo step.
	Continue bool
}

// Caption names the change in the undo menu.
func (c Move) Caption() string {
	states, notes := len(c.Selection.States), len(c.Selection.Notes)
	switch {
	case states == 1 && notes == 0:
		return "Move state"
	case notes == 0:
		return "Move states"
	case notes == 1 && states == 0:
		return "Move note"
	case states == 0:
		return "Move notes"
	}
	return "Move"
}

func (c Move) joint() joint {
	key := "move " + strings.Join(c.Selection.States, " ")
	if len(c.Selection.Notes) > 0 {
		key += " notes " + strings.Join(c.Selection.Notes, " ")
	}
	return joint{key: key, continues: c.Continue}
}

func (c Move) do(e *edit) error {
	if !isPlace(c.By) {
		return refuse("The distance to move is not a number; drag again.")
	}
	if c.By == (engine.Point{}) {
		return nil
	}
	states, err := e.existingStates(c.Selection.States)
	if err != nil {
		return err
	}
	moved := make(map[string]engine.Point, len(states))
	for _, s := range states {
		at := placeOf(&s)
		to := engine.Point{X: at.X + c.By.X, Y: at.Y + c.By.Y}
		if !isPlace(to) {
			return refuseState(s.ID, "%s would leave the canvas; move it nearer to the others.", s.Title())
		}
		e.placeState(s.ID, to)
		moved[s.ID] = c.By
	}
	for _, id := range unique(slices.Clone(c.Selection.Notes)) {
		note, err := e.existingNote(id)
		if err != nil {
			return err
		}
		note.Position.X, note.Position.Y = note.Position.X+c.By.X, note.Position.Y+c.By.Y
		if !isPlace(note.Position) {
			return refuse("The note would leave the canvas; move it nearer to the states.")
		}
		e.putNote(note)
	}
	moveLines(e, moved)
	return nil
}
