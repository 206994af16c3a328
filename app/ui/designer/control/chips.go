package control

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// Chip is one value of a list, as people read it.
type Chip struct {
	Value string
	Text  string
	Sort  string // what it is, where the text does not say
	Icon  string // empty for none
}

// Chips chooses several values: a chip for each that is chosen, and a field that
// suggests the others while typing.
type Chips struct {
	app.Compo

	ID     string
	Label  string
	Chosen []Chip
	// Suggest lists what to offer for what has been typed, without those chosen.
	Suggest func(typed string) []Chip
	// Nothing is said where there is nothing to suggest.
	Nothing string
	Prompt  string
	Help    string
	Trouble string
	Bare    bool // the label is for screen readers only
	Fixed   bool // may not be changed
	Change  func(values []string) error

	query   string
	open    bool
	active  int // the suggestion Enter takes
	refusal string
}

// CompoID makes a control with another ID another control.
func (c *Chips) CompoID() string { return c.ID }

// Render draws the control.
func (c *Chips) Render() app.UI {
	trouble := c.Trouble
	if c.refusal != "" {
		trouble = c.refusal
	}
	f := frame{id: c.ID, label: c.Label, bare: c.Bare, help: c.Help, trouble: trouble}
	return f.around("actors", tag.Div().Class("chips-frame").Body(
		tag.Div().Class("input chips").OnClick(c.onBox).Body(
			// A box of their own: the field must not move to another number among the
			// children when a chip is added, or it would be drawn anew and lose the focus.
			tag.Div().Class("slot").Body(app.Range(c.Chosen).Slice(func(i int) app.UI { return c.chip(c.Chosen[i]) })),
			app.If(!c.Fixed, func() app.UI { return c.input(f) }),
			app.If(c.Fixed && len(c.Chosen) == 0, func() app.UI { return tag.Span().Class("muted").Text(c.Prompt) }),
		),
		app.If(c.open, c.suggestions),
	))
}

func (c *Chips) chip(chip Chip) app.UI {
	return tag.Span().Class("chip").Title("%s", chip.Value).Body(
		app.If(chip.Icon != "", func() app.UI { return parts.Icon(chip.Icon) }),
		tag.Span().Class("truncate").Text(chip.Text),
		app.If(chip.Sort != "", func() app.UI { return tag.Span().Class("chip-sort").Text(chip.Sort) }),
		app.If(!c.Fixed, func() app.UI {
			return tag.Button().Attr("type", "button").Class("chip-remove").Aria("label", say.Say("Remove %s", chip.Text)).
				OnClick(func(app.Context, app.Event) { c.remove(chip.Value) }, app.EventScope(c.ID, chip.Value)).
				Body(parts.Icon("close"))
		}),
	)
}

func (c *Chips) input(f frame) app.UI {
	in := tag.Input().ID(c.ID).Attr("type", "text").Class("chip-input").Attr("placeholder", c.prompt()).
		Attr("role", "combobox").Attr("autocomplete", "off").
		Aria("expanded", strconv.FormatBool(c.open)).Aria("controls", c.ID+"-list").
		Aria("autocomplete", "list").Aria("invalid", f.invalid()).Aria("describedby", c.ID+"-note").
		OnInput(c.onInput).OnFocus(c.onOpen).OnClick(c.onOpen).On("blur", c.onBlur).OnKeyDown(c.onKey)
	if c.open {
		in = in.Aria("activedescendant", c.optionID(c.active))
	}
	return in
}

func (c *Chips) prompt() string {
	if len(c.Chosen) == 0 {
		return c.Prompt
	}
	return say.Say("add…")
}

func (c *Chips) suggestions() app.UI {
	list := c.Suggest(c.query)
	return tag.Ul().ID(c.ID+"-list").Class("menu suggestions").Attr("role", "listbox").Aria("label", c.Label).Body(
		app.If(len(list) == 0, func() app.UI {
			return tag.Li().Class("menu-item muted").Text(c.Nothing)
		}),
		app.Range(list).Slice(func(i int) app.UI {
			chip, class := list[i], "menu-item"
			if i == c.active {
				class += " active"
			}
			return tag.Li().ID(c.optionID(i)).Class(class).Attr("role", "option").Aria("selected", strconv.FormatBool(i == c.active)).
				On("pointerdown", func(_ app.Context, e app.Event) {
					e.PreventDefault() // the field keeps the focus
					c.add(chip.Value)
				}, app.EventScope(c.ID, i, chip.Value)).
				Body(
					app.If(chip.Icon != "", func() app.UI { return parts.Icon(chip.Icon) }),
					tag.Span().Text(chip.Text), tag.Span().Class("end small").Text(chip.Sort),
				)
		}),
	)
}

func (c *Chips) optionID(i int) string { return c.ID + "-option-" + strconv.Itoa(i) }

func (c *Chips) onBox(ctx app.Context, e app.Event) {
	if in := c.field(); in.Truthy() && e.Get("target").Equal(ctx.JSSrc()) {
		in.Call("focus")
	}
}

func (c *Chips) onInput(app.Context, app.Event) {
	c.query, c.open, c.active, c.refusal = c.field().Get("value").String(), true, 0, ""
}

func (c *Chips) onOpen(app.Context, app.Event) { c.open, c.active = true, 0 }

func (c *Chips) onBlur(app.Context, app.Event) {
	c.open = false
	c.clear()
}

func (c *Chips) onKey(ctx app.Context, e app.Event) {
	list := c.Suggest(c.query)
	switch key := e.Get("key").String(); {
	case key == "ArrowDown" && len(list) > 0:
		e.PreventDefault()
		c.open, c.active = true, (c.active+1)%len(list)
	case key == "ArrowUp" && len(list) > 0:
		e.PreventDefault()
		c.open, c.active = true, (c.active+len(list)-1)%len(list)
	case key == "Enter" && c.open && c.active < len(list):
		e.PreventDefault()
		c.add(list[c.active].Value)
	case key == "Escape" && c.open:
		e.PreventDefault()
		c.open = false
		c.clear()
	case key == "Backspace" && c.query == "" && len(c.Chosen) > 0:
		c.remove(c.Chosen[len(c.Chosen)-1].Value)
	default:
		ctx.PreventUpdate()
		return
	}
	ctx.Defer(c.showActive)
}

// showActive keeps the suggestion that Enter takes in sight.
func (c *Chips) showActive(app.Context) {
	if o := app.Window().GetElementByID(c.optionID(c.active)); o.Truthy() {
		o.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}

func (c *Chips) add(value string) {
	c.change(append(c.values(), value))
	c.open, c.active = false, 0
	c.clear()
}

func (c *Chips) remove(value string) {
	c.change(slices.DeleteFunc(c.values(), func(v string) bool { return v == value }))
}

func (c *Chips) values() []string {
	values := make([]string, len(c.Chosen))
	for i := range c.Chosen {
		values[i] = c.Chosen[i].Value
	}
	return values
}

func (c *Chips) change(values []string) { c.refusal = say.Error(c.Change(values)) }

// clear empties the field, which alone knows what it displays.
func (c *Chips) clear() {
	c.query = ""
	if in := c.field(); in.Truthy() {
		in.Set("value", "")
	}
}

func (c *Chips) field() app.Value { return c.JSValue().Call("querySelector", "input") }
