package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/tag"
)

// waySheet is where a decision leads.
type waySheet struct {
	app.Compo
	On
}

// Render draws the sheet.
func (s *waySheet) Render() app.UI {
	return tag.Div().Class("fields").Body(
		s.stateName(),
		&wayList{On: s.On, State: s.state().ID},
		s.stateDescription(""),
	)
}
