package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// anyTimeSheet is what can be chosen at any time for the whole instance,
// wherever it stands: withdrawing, for one.
type anyTimeSheet struct {
	app.Compo
	On
}

// Render draws the sheet.
func (s *anyTimeSheet) Render() app.UI {
	return tag.Div().Class("fields").Body(
		tag.P().Class("muted small").Text(say.Say("What can be chosen at any time, wherever the instance stands, such as withdrawing. All open work is cancelled and it goes on where you lead it.")),
		&wayList{On: s.On, State: engine.FromAnywhere, Person: true},
	)
}
