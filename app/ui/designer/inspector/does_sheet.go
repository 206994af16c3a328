package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/tag"
)

// doesSheet is what an automatic state does.
type doesSheet struct {
	app.Compo
	On
}

// Render draws the sheet.
func (s *doesSheet) Render() app.UI {
	return tag.Div().Class("fields").Body(
		s.stateName(),
		&assignments{On: s.On, State: s.state().ID},
		&wayList{On: s.On, State: s.state().ID},
		s.stateDescription(""),
	)
}
