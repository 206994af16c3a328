package editor

import (
	"strings"

	"statecraft/engine"
)

// AddState puts a new state on the canvas.
type AddState struct {
	// Kind says what it does; empty adds a person state.
	Kind engine.Kind
	// At is the middle of the card.
	At engine.Point
	// Name may be empty: then a placeholder such as "State 3" stands in, and the
	// id follows when the state is first named.
	Name string
	// ID is the new state's id; Do fills it in.
	ID string
}

// Caption names the change in the undo menu.
func (*AddState) Caption() string { return "Add state" }

func (c *AddState) do(e *edit) error {
	id, name := e.doc.placeholder()
	if given := strings.TrimSpace(c.Name); given != "" {
		name = given
		if slug := e.doc.idFor(given, ""); slug != "" {
			id = slug
		}
	}
	s := engine.State{ID: id, Name: name, Kind: c.Kind, Position: &engine.Point{X: c.At.X, Y: c.At.Y}}
	if s.Kind == "" {
		s.Kind = engine.KindHuman
	}
	e.addState(s)
	e.facts.newKinds = append(e.facts.newKinds, id)
	c.ID = id
	return nil
}
