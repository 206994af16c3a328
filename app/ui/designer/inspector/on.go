package inspector

import (
	"strings"
	"time"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/designer/control"
	"statecraft/app/ui/designer/desk"
	"statecraft/app/ui/designer/words"
	"statecraft/engine"
)

// On is what every part of the inspector is about. View makes a part draw again
// when something on the desk has changed.
type On struct {
	Desk *desk.Desk
	View int
}

// subject names what is selected, so that controls keep apart what was typed
// for different things.
func (o On) subject() string {
	s := o.Desk.Editor.Selection()
	return strings.Join(s.States, " ") + "|" + strings.Join(s.Transitions, " ")
}

// state is the selected state; an empty one where none is.
func (o On) state() *engine.State {
	if s := o.Desk.Editor.Selection(); len(s.States) == 1 {
		if found := o.Desk.Workflow().State(s.States[0]); found != nil {
			return found
		}
	}
	return &engine.State{}
}

// transition is the selected transition; an empty one where none is.
func (o On) transition() *engine.Transition {
	if s := o.Desk.Editor.Selection(); len(s.Transitions) == 1 {
		if found := o.Desk.Workflow().Transition(s.Transitions[0]); found != nil {
			return found
		}
	}
	return &engine.Transition{}
}

// text is a control whose typing changes the document at once.
func (o On) text(id, label, value string, change func(string) []editor.Command) *control.Text {
	subject := o.subject()
	return &control.Text{
		ID: id, Label: label, Of: subject, Value: value, Fixed: o.Desk.ReadOnly,
		Change: func(text string) error { return o.Desk.Type(id+subject, time.Now(), change(text)...) },
		Leave:  o.Desk.LeaveField,
	}
}

// choose is a control that chooses one of a few values.
func (o On) choose(id, label, value string, choices []words.Choice, change func(string) editor.Command) *control.Select {
	return &control.Select{
		ID: id, Label: label, Value: value, Choices: choices, Fixed: o.Desk.ReadOnly,
		Change: func(v string) error { return o.Desk.Do(change(v)) },
	}
}

// check is a control that switches something on or off.
func (o On) check(id, label string, on bool, change func(bool) editor.Command) *control.Check {
	return &control.Check{
		ID: id, Label: label, On: on, Fixed: o.Desk.ReadOnly,
		Change: func(v bool) error { return o.Desk.Do(change(v)) },
	}
}

// actors is a control that names who may do something.
func (o On) actors(id, label string, list []engine.Actor, scope words.Scope, change func([]engine.Actor) editor.Command) *control.Actors {
	return &control.Actors{
		ID: id, Label: label, List: list, Scope: scope, Desk: o.Desk, View: o.View,
		Change: func(list []engine.Actor) error { return o.Desk.Do(change(list)) },
	}
}

// trouble is the line beneath a field of a state, a transition or the workflow.
func (o On) trouble(state, transition, field string) string {
	return o.Desk.Trouble(advice.Place{State: state, Transition: transition, Field: field})
}

// column is where in the text of a field the first problem is; 0 is unknown.
func (o On) column(state, transition, field string) int {
	for _, a := range advice.At(o.Desk.Advice(), advice.Place{State: state, Transition: transition, Field: field}) {
		if a.Column > 0 {
			return a.Column
		}
	}
	return 0
}

func changeState(id string, change func(*engine.State)) editor.Command {
	return editor.UpdateState{ID: id, Change: change}
}

func changeTransition(id string, change func(*engine.Transition)) editor.Command {
	return editor.UpdateTransition{ID: id, Change: change}
}

func changeWorkflow(change func(*engine.Workflow)) editor.Command {
	return editor.UpdateWorkflow{Change: change}
}

func one(c editor.Command) []editor.Command { return []editor.Command{c} }
