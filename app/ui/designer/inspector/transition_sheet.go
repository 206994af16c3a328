package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/tag"
)

// transitionSheet is everything about one transition.
type transitionSheet struct {
	app.Compo
	On
}

// Render draws the sheet.
func (s *transitionSheet) Render() app.UI {
	t, w := s.transition(), s.Desk.Workflow()
	return tag.Div().Class("transition-sheet").Body(
		&wayFields{On: s.On, ID: "transition", Way: *t, Full: true,
			Person: chosen(w, t), Several: len(waysOut(w, t.From)) > 1},
	)
}
