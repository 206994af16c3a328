package command

import (
	"statecraft/app/editor/action"
	"statecraft/app/editor/search"
	"statecraft/engine"
)

// Page is what palette and find ask and tell. It has contexts of its own, because
// the field that somebody typed in may be gone by the time it acts.
type Page interface {
	// Workflow is the document.
	Workflow() *engine.Workflow
	// Situation is what can be done now.
	Situation() *action.Situation
	// Act carries out an action.
	Act(id action.ID)
	// GoTo selects a state, brings it into sight and gives it the keyboard.
	GoTo(stateID string)

	// Source is where to look for what somebody wants to find.
	Source() search.Source
	// Mark marks things on the drawing by their ids, and nothing else.
	Mark(ids []string)
	// Show selects what was found and brings it into sight.
	Show(h *search.Hit)
	// Focus gives the keyboard to a state, or else to the drawing.
	Focus(stateID string)
}
