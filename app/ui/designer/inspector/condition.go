package inspector

import (
	"strings"
	"time"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/designer/condition"
	"statecraft/app/ui/designer/control"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/engine/expr"
)

// condition edits an expression that is true or false. at is where the engine
// reports what is wrong with it.
func (o On) condition(id, label, value string, at advice.Place, change func(string) editor.Command) *control.Condition {
	c := o.expression(id, label, value, func(text string) []editor.Command { return one(change(text)) })
	c.Scope.Want = expr.Boolean
	c.Trouble, c.Column = o.trouble(at.State, at.Transition, at.Field), o.column(at.State, at.Transition, at.Field)
	c.Outcomes = o.outcomes(at)
	c.Help = dependsOn(c.Scope)
	return c
}

// expression edits an expression that may read what the workflow knows.
func (o On) expression(id, label, value string, change func(string) []editor.Command) *control.Condition {
	subject := o.subject()
	return &control.Condition{
		ID: id, Label: label, Of: subject, Value: value, Desk: o.Desk,
		Scope: condition.Scope{Names: o.Desk.Names(), Want: expr.Any},
		Change: func(text string) error {
			return o.Desk.Type(id+subject, time.Now(), change(strings.TrimSpace(text))...)
		},
		Set:   func(text string) error { return o.Desk.Do(change(text)...) },
		Leave: o.Desk.LeaveField,
	}
}

// outcomes are the buttons that may have been pressed before a condition is read.
func (o On) outcomes(at advice.Place) []string {
	w := o.Desk.Workflow()
	if t := w.Transition(at.Transition); t != nil {
		return engine.OutcomeNames(w, t.From)
	}
	return nil
}

// dependsOn says how to begin a condition.
func dependsOn(s condition.Scope) string {
	for _, n := range s.Names {
		if n.Field != nil {
			return say.Say("Begin with what it depends on, such as %s.", condition.Title(n))
		}
	}
	return say.Say("No form asks for anything yet that it could depend on.")
}
