package control

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// Select chooses one of a few values.
type Select struct {
	app.Compo

	ID      string
	Label   string
	Value   string
	Choices []words.Choice
	// Prompt is shown while no value is chosen and cannot be chosen itself.
	Prompt  string
	Help    string
	Trouble string
	Bare    bool // the label is for screen readers only
	Fixed   bool // may not be changed
	Change  func(value string) error

	seen    string // the value last drawn
	refusal string
}

// CompoID makes a control with another ID another control.
func (c *Select) CompoID() string { return c.ID }

// OnMount shows the value.
func (c *Select) OnMount(ctx app.Context) {
	c.seen = c.Value
	ctx.Defer(c.show)
}

// OnUpdate shows a new value. Where it is the old one, a choice may be on its
// way here, and showing the old value would take it back.
func (c *Select) OnUpdate(ctx app.Context) {
	if c.Value != c.seen {
		c.seen = c.Value
		ctx.Defer(c.show)
	}
}

// Render draws the control.
func (c *Select) Render() app.UI {
	trouble := c.Trouble
	if c.refusal != "" {
		trouble = c.refusal
	}
	f := frame{id: c.ID, label: c.Label, bare: c.Bare, help: c.Help, trouble: trouble}
	choices := c.Choices
	if c.Prompt != "" {
		choices = append([]words.Choice{{Value: "", Text: c.Prompt}}, choices...)
	}
	return f.around("", tag.Select().ID(c.ID).Attr("disabled", c.Fixed).
		Aria("invalid", f.invalid()).Aria("describedby", c.ID+"-note").
		OnChange(c.onChange).
		Body(app.Range(choices).Slice(func(i int) app.UI {
			return tag.Option().Attr("value", written(choices[i].Value)).Text(choices[i].Text).
				Attr("selected", choices[i].Value == c.Value)
		})))
}

func (c *Select) onChange(ctx app.Context, _ app.Event) {
	c.refusal = ""
	if c.Change != nil {
		if err := c.Change(read(c.element().Get("value").String())); err != nil {
			c.refusal = say.Error(err)
		}
	}
	ctx.Defer(c.show)
}

func (c *Select) show(app.Context) {
	if e := c.element(); e.Truthy() && e.Get("value").String() != written(c.Value) {
		e.Set("value", written(c.Value))
	}
}

func (c *Select) element() app.Value { return c.JSValue().Call("querySelector", "select") }

// nothing stands for the empty value in the element: an empty attribute is not
// drawn, and an option without one counts by its text.
const nothing = "-"

func written(value string) string {
	if value == "" {
		return nothing
	}
	return value
}

func read(value string) string {
	if value == nothing {
		return ""
	}
	return value
}
