package editor

import (
	"strings"

	"statecraft/engine"
)

// Connect adds a transition from one state to another, or to itself.
type Connect struct {
	From, To string
	// Label may be empty.
	Label string
	// Actors may choose it; empty means whoever acts in the state.
	Actors []engine.Actor
	// ID is the new transition's id; Do fills it in.
	ID string
}

// Caption names the change in the undo menu.
func (*Connect) Caption() string { return "Connect" }

func (c *Connect) do(e *edit) error {
	if err := CanConnect(&e.doc.workflow, c.From, c.To); err != nil {
		return err
	}
	id := e.doc.freeTransitionID(c.From, c.To)
	e.addTransition(engine.Transition{ID: id, From: c.From, To: c.To, Label: strings.TrimSpace(c.Label), Actors: clone(c.Actors)})
	c.ID = id
	return nil
}
