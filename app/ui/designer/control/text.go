package control

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/condition"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// Text edits a text, on one line or several.
type Text struct {
	app.Compo

	ID    string
	Label string
	// Of names what the value belongs to, such as a state: what was typed for one
	// is never told to another.
	Of    string
	Value string

	Placeholder string
	Help        string
	// Trouble is what is wrong with the value, Column the 1-based byte it is at.
	Trouble string
	Column  int

	Bare   bool // the label is for screen readers only
	Area   bool // several lines
	Code   bool // an expression or a name, in the fixed-width face
	Fixed  bool // may not be changed
	Number bool // asks for the keyboard of numbers
	Date   bool // asks for a day
	// Late tells a change only on leaving the field or Enter. It is for values
	// that are no use half typed.
	Late bool
	// Offer is what an expression can read: it is offered while it is typed.
	Offer *condition.Scope
	// Change is told the text; an error says why it cannot be.
	Change func(text string) error
	// Leave is told that the field was left.
	Leave func()

	typed   *typed
	of      string
	seen    string // the value last drawn
	own     bool   // the next value is what was just typed here
	refusal string
	resting resting
	offered offered
}

// typed is text the document has not been told. It keeps the function of the
// moment it was typed at, because by the time the field is left the control may
// be about something else.
type typed struct {
	text   string
	change func(string) error
}

// CompoID makes a control with another ID another control.
func (c *Text) CompoID() string { return c.ID }

// OnMount shows the value.
func (c *Text) OnMount(ctx app.Context) {
	c.of, c.seen = c.Of, c.Value
	ctx.Defer(func(app.Context) { c.show() })
}

// OnUpdate shows the value if somebody else than this control has changed it.
func (c *Text) OnUpdate(ctx app.Context) {
	c.resting.see(c.Trouble)
	if c.Of != c.of {
		c.tell()
		c.of, c.own, c.refusal = c.Of, false, ""
		c.resting, c.offered = resting{}, offered{}
		c.seen = c.Value
		ctx.Defer(func(app.Context) { c.show() })
		return
	}
	changed := c.Value != c.seen
	c.seen = c.Value
	if c.own {
		c.own = false
		return
	}
	if changed && c.typed == nil {
		ctx.Defer(func(app.Context) { c.show() })
	}
}

// OnDismount tells what is still untold.
func (c *Text) OnDismount() { c.tell() }

// Render draws the control.
func (c *Text) Render() app.UI {
	f := frame{id: c.ID, label: c.Label, bare: c.Bare, help: c.Help, trouble: c.trouble()}
	if c.Code && c.refusal == "" {
		f.marked = c.marked()
	}
	switch {
	case c.Offer != nil:
		return f.around("", c.offering(f))
	case c.Area:
		return f.around("", tag.Textarea().ID(c.ID).Class(c.class()).Attr("rows", 2).
			Attr("placeholder", c.Placeholder).Attr("readonly", c.Fixed).Spellcheck(!c.Code).
			Aria("invalid", f.invalid()).Aria("describedby", c.ID+"-note").
			OnInput(c.onInput).OnChange(c.onLeave).On("blur", c.onLeave).OnKeyDown(c.onKey))
	}
	return f.around("", tag.Input().ID(c.ID).Attr("type", c.inputType()).Class(c.class()).
		Attr("placeholder", c.Placeholder).Attr("readonly", c.Fixed).Spellcheck(!c.Code).
		Attr("autocomplete", "off").Attr("inputmode", c.inputMode()).
		Aria("invalid", f.invalid()).Aria("describedby", c.ID+"-note").
		OnInput(c.onInput).OnChange(c.onLeave).On("blur", c.onLeave).OnKeyDown(c.onKey))
}

func (c *Text) trouble() string {
	if c.refusal != "" {
		return c.refusal
	}
	return c.resting.trouble(c.Trouble)
}

// marked shows the place of an error in the text, once nobody is typing there.
func (c *Text) marked() app.UI {
	if c.Column == 0 || c.resting.typing {
		return nil
	}
	return marked(c.Value, c.Column)
}

func (c *Text) class() string {
	if c.Code {
		return "code"
	}
	return "plain"
}

func (c *Text) inputType() string {
	if c.Date {
		return "date"
	}
	return "text"
}

func (c *Text) inputMode() string {
	if c.Number {
		return "decimal"
	}
	return "text"
}

func (c *Text) onInput(ctx app.Context, _ app.Event) {
	if c.Offer != nil {
		c.oneLine()
	}
	c.take(c.input().Get("value").String())
	if c.Offer != nil {
		c.rest(ctx)
		c.offerTyped()
	}
}

// take takes in a text that was typed.
func (c *Text) take(text string) {
	c.refusal = ""
	c.typed = &typed{text: text, change: c.Change}
	if !c.Late {
		c.tell()
	}
}

// onLeave tells what was typed and then shows what became of it: the document
// may hold it in a tidier form.
func (c *Text) onLeave(ctx app.Context, _ app.Event) {
	c.tell()
	c.resting.typing = false
	c.offered = offered{}
	if c.Leave != nil {
		c.Leave()
	}
	if c.refusal == "" {
		ctx.Defer(func(app.Context) { c.show() })
	}
}

func (c *Text) onKey(ctx app.Context, e app.Event) {
	if c.Offer != nil && c.onOfferKey(ctx, e) {
		return
	}
	switch e.Get("key").String() {
	case "Enter":
		if !c.Area {
			c.onLeave(ctx, e)
		}
	case "Escape":
		c.typed, c.refusal = nil, ""
		c.show()
	default:
		ctx.PreventUpdate()
	}
}

func (c *Text) tell() {
	if c.typed == nil {
		return
	}
	t := c.typed
	c.typed = nil
	if t.change == nil {
		return
	}
	if err := t.change(t.text); err != nil {
		c.refusal = say.Error(err)
		return
	}
	c.own = true
}

// show writes the value into the element, which alone knows what it displays.
func (c *Text) show() {
	if c.typed != nil || !c.Mounted() {
		return
	}
	if in := c.input(); in.Truthy() && in.Get("value").String() != c.Value {
		in.Set("value", c.Value)
	}
}

func (c *Text) input() app.Value {
	return c.JSValue().Call("querySelector", "input, textarea")
}
