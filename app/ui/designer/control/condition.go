package control

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/condition"
	"statecraft/app/ui/designer/desk"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine/expr"
)

// Condition edits an expression: as text, which is completed while it is typed,
// or as rows of plain words where it is simple enough. It can be tried with
// sample data. The text is all there is; rows read it and write it.
type Condition struct {
	app.Compo

	ID    string
	Label string
	Of    string // what the value belongs to, see Text
	Value string
	Scope condition.Scope
	// Outcomes are the buttons of the state it stands behind, for trying.
	Outcomes []string
	Desk     *desk.Desk

	Placeholder string // what having none means, such as "always"
	Help        string
	Trouble     string
	Column      int
	Bare        bool   // the label is for screen readers only
	About       string // what trying is called after, where there are several on a sheet

	// Change is told the text while it is typed, Set what was changed at once.
	Change func(text string) error
	Set    func(text string) error
	Leave  func()

	of      string
	trying  bool
	refusal string // of the last change of a row
}

// CompoID makes a control with another ID another control.
func (c *Condition) CompoID() string { return c.ID }

// OnMount takes note of what it is about.
func (c *Condition) OnMount(app.Context) { c.of = c.Of }

// OnUpdate stops trying when it is about something else.
func (c *Condition) OnUpdate(app.Context) {
	if c.of != c.Of {
		c.of, c.trying, c.refusal = c.Of, false, ""
	}
}

// Render draws the control.
func (c *Condition) Render() app.UI {
	rows, simple := condition.Rows(c.Value)
	wordy := c.Desk.InWords() && simple && c.Scope.Want == expr.Boolean
	return tag.Div().Class("condition").Body(
		tag.Div().Class("slot").Body(
			app.If(wordy, func() app.UI { return c.rows(rows) }),
			app.If(!wordy, func() app.UI { return c.text(simple) }),
		),
		tag.Div().Class("slot").Body(app.If(!c.Desk.ReadOnly, func() app.UI { return c.tools(wordy) })),
		tag.Div().Class("slot").Body(app.If(c.trying, func() app.UI {
			return &trial{ID: c.ID + "-try", Source: c.Value, Scope: c.Scope, Outcomes: c.Outcomes, Desk: c.Desk}
		})),
	)
}

func (c *Condition) text(simple bool) app.UI {
	return &Text{
		ID: c.ID, Label: c.Label, Of: c.Of, Value: c.Value, Placeholder: c.Placeholder, Help: c.help(simple),
		Trouble: c.Trouble, Column: c.Column, Bare: c.Bare, Code: true, Fixed: c.Desk.ReadOnly,
		Offer: &c.Scope, Change: c.Change, Leave: c.Leave,
	}
}

// help says in words what stands there, or what would be of use to know.
func (c *Condition) help(simple bool) string {
	reading := c.Scope.Reading(c.Value)
	switch {
	case reading != "":
		return reading
	case !simple && c.Desk.InWords() && c.Scope.Want == expr.Boolean:
		return say.Say("This is too rich for plain words, so it stays as text.")
	case c.Value == "" && c.Help != "":
		return c.Help
	}
	return ""
}

// tools are the ways to look at the condition.
func (c *Condition) tools(wordy bool) app.UI {
	other := say.Say("In words")
	if wordy {
		other = say.Say("As text")
	}
	try := say.Say("Try it")
	if c.About != "" {
		try = say.Say("Try it for %s", c.About)
	}
	return tag.Div().Class("condition-tools").Body(
		tag.Div().Class("slot").Body(app.If(c.Scope.Want == expr.Boolean, func() app.UI {
			return tag.Button().Attr("type", "button").ID(c.ID + "-words").Class("link-button small").OnClick(c.onWords).Text(other)
		})),
		tag.Button().Attr("type", "button").ID(c.ID+"-try-it").Class("link-button small").Aria("expanded", strconv.FormatBool(c.trying)).
			Aria("label", try).OnClick(c.onTry).Text(say.Say("Try it")),
	)
}

func (c *Condition) onWords(app.Context, app.Event) { c.Desk.SetInWords(!c.Desk.InWords()) }

func (c *Condition) onTry(app.Context, app.Event) { c.trying = !c.trying }
