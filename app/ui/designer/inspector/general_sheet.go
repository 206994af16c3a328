package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// generalSheet is what the workflow is called and how its picture reads.
type generalSheet struct {
	app.Compo
	On
}

// Render draws the sheet.
func (s *generalSheet) Render() app.UI {
	w := s.Desk.Workflow()
	name := s.text("workflow-name", say.Say("Name"), w.Name, func(text string) []editor.Command {
		return one(changeWorkflow(func(w *engine.Workflow) { w.Name = text }))
	})
	name.Placeholder = w.Key
	description := s.text("workflow-description", say.Say("Description"), w.Description, func(text string) []editor.Command {
		return one(changeWorkflow(func(w *engine.Workflow) { w.Description = text }))
	})
	description.Area = true
	description.Help = say.Say("What it is for, and who it is for.")
	direction := s.choose("workflow-direction", say.Say("Tidy lays it out"), string(w.Direction), words.DirectionChoices(), func(v string) editor.Command {
		return changeWorkflow(func(w *engine.Workflow) { w.Direction = engine.Direction(v) })
	})
	if direction.Value == "" {
		direction.Value = string(engine.DirectionRight)
	}
	direction.Trouble = s.trouble("", "", "direction")
	return tag.Div().Class("fields").Body(
		name, description, direction,
		tag.P().Class("muted small").Body(parts.Woven(say.Say("Its key in addresses and files is %s.", parts.Slot(0)), tag.Code().Text(w.Key))...),
	)
}
