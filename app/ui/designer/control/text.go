package control

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

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
	// Late tells a change only on leaving the field or Enter. It is for values
	// that are no use half typed.
	Late bool
	// Change is told the text; an error says why it cannot be.
	Change func(text string) error
	// Leave is told that the field was left.
	Leave func()

	typed   *typed
	of      string
	seen    string // the value last drawn
	own     bool   // the next value is what was just typed here
	refusal string
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
	if c.Of != c.of {
		c.tell()
		c.of, c.own, c.refusal = c.Of, false, ""
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
	if c.Code && c.refusal == "" && c.Column > 0 {
		f.marked = marked(c.Value, c.Column)
	}
	if c.Area {
		return f.around("", tag.Textarea().ID(c.ID).Class(c.class()).Attr("rows", 2).
			Attr("placeholder", c.Placeholder).Attr("readonly", c.Fixed).Spellcheck(!c.Code).
			Aria("invalid", f.invalid()).Aria("describedby", c.ID+"-note").
			OnInput(c.onInput).OnChange(c.onLeave).On("blur", c.onLeave).OnKeyDown(c.onKey))
	}
	return f.around("", tag.Input().ID(c.ID).Attr("type", "text").Class(c.class()).
		Attr("placeholder", c.Placeholder).Attr("readonly", c.Fixed).Spellcheck(!c.Code).
		Attr("autocomplete", "off").Attr("inputmode", c.inputMode()).
		Aria("invalid", f.invalid()).Aria("describedby", c.ID+"-note").
		OnInput(c.onInput).OnChange(c.onLeave).On("blur", c.onLeave).OnKeyDown(c.onKey))
}

func (c *Text) trouble() string {
	if c.refusal != "" {
		return c.refusal
	}
	return c.Trouble
}

func (c *Text) class() string {
	if c.Code {
		return "code"
	}
	return "plain"
}

func (c *Text) inputMode() string {
	if c.Number {
		return "decimal"
	}
	return "text"
}

func (c *Text) onInput(ctx app.Context, _ app.Event) {
	c.refusal = ""
	c.typed = &typed{text: c.input().Get("value").String(), change: c.Change}
	if !c.Late {
		c.tell()
	}
}

// onLeave tells what was typed and then shows what became of it: the document
// may hold it in a tidier form.
func (c *Text) onLeave(ctx app.Context, _ app.Event) {
	c.tell()
	if c.Leave != nil {
		c.Leave()
	}
	if c.refusal == "" {
		ctx.Defer(func(app.Context) { c.show() })
	}
}

func (c *Text) onKey(ctx app.Context, e app.Event) {
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
		c.refusal = err.Error()
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
