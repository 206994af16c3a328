package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// whoSheet is who acts in a person's state and what they can decide.
type whoSheet struct {
	app.Compo
	On
}

// Render draws the sheet.
func (s *whoSheet) Render() app.UI {
	st := s.state()
	id := st.ID
	who := s.actors("state-actors", say.Say("Who acts here"), st.Actors, words.Scope{Roles: true, Starter: true, Earlier: true}, func(list []engine.Actor) editor.Command {
		return changeState(id, func(s *engine.State) { s.Actors = list })
	})
	who.Prompt = say.Say("add person, group or role…")
	who.Trouble = s.trouble(id, "", "actors")
	return tag.Div().Class("fields").Body(
		s.stateName(),
		who,
		&wayList{On: s.On, State: id, Person: true},
		s.stateDescription(say.Say("Shown to whoever has the task.")),
	)
}
