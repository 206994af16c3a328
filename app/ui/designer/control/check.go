package control

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// Check switches something on or off.
type Check struct {
	app.Compo

	ID      string
	Label   string
	On      bool
	Help    string
	Trouble string
	Fixed   bool // may not be changed
	Change  func(on bool) error

	seen    bool // the value last drawn
	refusal string
}

// CompoID makes a control with another ID another control.
func (c *Check) CompoID() string { return c.ID }

// OnMount takes note of the value.
func (c *Check) OnMount(app.Context) { c.seen = c.On }

// OnUpdate shows the value, also where a change was refused.
func (c *Check) OnUpdate(ctx app.Context) {
	// Only a new value: a click may be on its way here, and showing the old value
	// would take it back.
	if c.On != c.seen {
		c.seen = c.On
		ctx.Defer(c.show)
	}
}

// Render draws the control.
func (c *Check) Render() app.UI {
	trouble := c.Trouble
	if c.refusal != "" {
		trouble = c.refusal
	}
	f := frame{id: c.ID, help: c.Help, trouble: trouble}
	return tag.Div().Class("field check").Body(
		tag.Label().Class("choice").Attr("for", c.ID).Body(
			tag.Input().ID(c.ID).Attr("type", "checkbox").Attr("checked", c.On).Attr("disabled", c.Fixed).
				Aria("invalid", f.invalid()).Aria("describedby", c.ID+"-note").
				OnChange(c.onChange),
			tag.Span().Text(c.Label),
		),
		f.beneath(),
	)
}

func (c *Check) onChange(ctx app.Context, _ app.Event) {
	c.refusal = ""
	if c.Change != nil {
		// What was seen is turned, not what the element says by now.
		c.On = !c.On
		if err := c.Change(c.On); err != nil {
			c.On, c.refusal = !c.On, say.Error(err)
		}
	}
	ctx.Defer(c.show)
}

func (c *Check) show(app.Context) {
	if e := c.element(); e.Truthy() {
		e.Set("checked", c.On)
	}
}

func (c *Check) element() app.Value { return c.JSValue().Call("querySelector", "input") }
