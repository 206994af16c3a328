package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// formSheet is what a person fills in when signing off.
type formSheet struct {
	app.Compo
	On
}

// Render draws the sheet.
func (s *formSheet) Render() app.UI {
	st := s.state()
	return tag.Div().Class("fields").Body(
		&formBuilder{On: s.On, ID: "form", State: st.ID, Title: say.Say("What is filled in here"),
			Empty: say.Say("Nothing is asked: choosing an outcome is enough."), Form: st.Form, Apply: s.applyForm},
	)
}

func (s *formSheet) applyForm(change func(*engine.Form)) editor.Command {
	return changeState(s.state().ID, func(st *engine.State) { st.Form = changedForm(st.Form, change) })
}
