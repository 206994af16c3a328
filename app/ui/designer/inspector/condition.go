package inspector

import (
	"strings"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/designer/control"
	"statecraft/app/ui/designer/words"
)

// condition edits an expression that is true or false. at is where the engine
// reports what is wrong with it.
func (o On) condition(id, label, value string, at advice.Place, change func(string) editor.Command) *control.Text {
	c := o.text(id, label, value, func(text string) []editor.Command { return one(change(strings.TrimLeft(text, " "))) })
	c.Code = true
	c.Trouble, c.Column = o.trouble(at.State, at.Transition, at.Field), o.column(at.State, at.Transition, at.Field)
	c.Help = "It can read " + strings.Join(words.DataNames(o.Desk.Workflow()), ", ") + "."
	return c
}
