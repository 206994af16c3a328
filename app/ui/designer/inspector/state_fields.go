package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/say"
	"statecraft/engine"
)

// stateName edits what a state is called. It is told on leaving the field: the
// id of a new state is made from its first name, and half a name makes a poor id.
func (o On) stateName() app.UI {
	s := o.state()
	c := o.text("state-name", say.Say("Name"), s.Name, nil)
	c.Late = true
	c.Placeholder = s.ID
	id := s.ID
	c.Change = func(text string) error { return o.Desk.Do(editor.RenameState{ID: id, Name: text}) }
	return c
}

// stateDescription edits what a state is about.
func (o On) stateDescription(help string) app.UI {
	s := o.state()
	id := s.ID
	c := o.text("state-description", say.Say("Description"), s.Description, func(text string) []editor.Command {
		return one(changeState(id, func(s *engine.State) { s.Description = text }))
	})
	c.Area = true
	c.Help = help
	return c
}
