package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// waitSheet is what a wait state waits for and where it leads then.
type waitSheet struct {
	app.Compo
	On
}

// Render draws the sheet.
func (s *waitSheet) Render() app.UI {
	st := s.state()
	id := st.ID
	until := s.condition("state-when", say.Say("Waits until"), st.When, advice.Place{State: id, Field: "when"}, func(text string) editor.Command {
		return changeState(id, func(s *engine.State) { s.When = text })
	})
	return tag.Div().Class("fields").Body(
		s.stateName(),
		until,
		&wayList{On: s.On, State: id},
		s.stateDescription(""),
	)
}
