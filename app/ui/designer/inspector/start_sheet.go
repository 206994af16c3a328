package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// startSheet is who may start, what they fill in and where it begins.
type startSheet struct {
	app.Compo
	On
}

// Render draws the sheet.
func (s *startSheet) Render() app.UI {
	w := s.Desk.Workflow()
	starters := s.actors("workflow-starters", say.Say("Who may start it"), w.Starters, words.Scope{}, func(list []engine.Actor) editor.Command {
		return changeWorkflow(func(w *engine.Workflow) { w.Starters = list })
	})
	starters.Prompt = say.Say("anyone")
	starters.Trouble = s.trouble("", "", "starters")
	return tag.Div().Class("fields").Body(
		starters,
		s.begins(w),
		&formBuilder{On: s.On, ID: "start", Title: say.Say("What the starter fills in"),
			Empty: say.Say("Nothing is asked at the start."), Form: w.Form, Apply: s.applyForm},
	)
}

// begins asks how several starts go together; with one there is nothing to ask.
func (s *startSheet) begins(w *engine.Workflow) app.UI {
	var starts []string
	for i := range w.States {
		if w.States[i].Initial {
			starts = append(starts, w.States[i].Title())
		}
	}
	if len(starts) < 2 {
		return tag.P().Class("muted small").Text(beginsAt(starts))
	}
	mode := s.choose("workflow-start", say.Say("It begins with"), string(w.Start), words.StartChoices(), func(v string) editor.Command {
		return changeWorkflow(func(w *engine.Workflow) { w.Start = engine.StartMode(v) })
	})
	if mode.Value == "" {
		mode.Value = string(engine.StartAll)
	}
	mode.Help = say.Say("The starts are %s.", enumerate(starts))
	mode.Trouble = s.trouble("", "", "start")
	return mode
}

func beginsAt(starts []string) string {
	if len(starts) == 0 {
		return say.Say("It begins nowhere yet: switch on \"Starts here\" at a state.")
	}
	return say.Say("It begins with %s.", starts[0])
}

func (s *startSheet) applyForm(change func(*engine.Form)) editor.Command {
	return changeWorkflow(func(w *engine.Workflow) { w.Form = changedForm(w.Form, change) })
}

// changedForm changes a form that may not be there yet; one without questions is
// no form.
func changedForm(f *engine.Form, change func(*engine.Form)) *engine.Form {
	if f == nil {
		f = &engine.Form{}
	}
	change(f)
	if len(f.Fields) == 0 {
		return nil
	}
	return f
}
