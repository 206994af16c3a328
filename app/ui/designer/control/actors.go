package control

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/desk"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// Actors chooses who may do something: chips for those chosen, and a field that
// suggests the others while typing.
type Actors struct {
	app.Compo

	ID      string
	Label   string
	List    []engine.Actor
	Scope   words.Scope
	Desk    *desk.Desk
	View    int // of the desk
	Prompt  string
	Help    string
	Trouble string
	Change  func([]engine.Actor) error

	query   string
	open    bool
	active  int // the suggestion Enter takes
	refusal string
}

// CompoID makes a control with another ID another control.
func (c *Actors) CompoID() string { return c.ID }

// Render draws the control.
func (c *Actors) Render() app.UI {
	trouble := c.Trouble
	if c.refusal != "" {
		trouble = c.refusal
	}
	f := frame{id: c.ID, label: c.Label, help: c.Help, trouble: trouble}
	return f.around("actors", tag.Div().Class("chips-frame").Body(
		tag.Div().Class("input chips").OnClick(c.onBox).Body(
			// A box of their own: the field must not move to another number among the
			// children when a chip is added, or it would be drawn anew and lose the focus.
			tag.Div().Class("slot").Body(app.Range(c.List).Slice(func(i int) app.UI { return c.chip(c.List[i]) })),
			app.If(!c.Desk.ReadOnly, func() app.UI { return c.input(f) }),
			app.If(c.Desk.ReadOnly && len(c.List) == 0, func() app.UI { return tag.Span().Class("muted").Text(c.Prompt) }),
		),
		app.If(c.open, c.suggestions),
	))
}

func (c *Actors) chip(a engine.Actor) app.UI {
	who := words.Actor(a, c.Desk.Directory, c.Desk.Workflow())
	return tag.Span().Class("chip").Title("%s", a).Body(
		parts.Icon(who.Icon),
		tag.Span().Class("truncate").Text(who.Text),
		app.If(who.Sort != "", func() app.UI { return tag.Span().Class("chip-sort").Text(who.Sort) }),
		app.If(!c.Desk.ReadOnly, func() app.UI {
			return tag.Button().Attr("type", "button").Class("chip-remove").Aria("label", "Remove "+who.Text).
				OnClick(func(app.Context, app.Event) { c.remove(a) }, app.EventScope(c.ID, string(a))).
				Body(parts.Icon("close"))
		}),
	)
}

func (c *Actors) input(f frame) app.UI {
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

func (c *Actors) prompt() string {
	if len(c.List) == 0 {
		return c.Prompt
	}
	return "add…"
}

func (c *Actors) suggestions() app.UI {
	list := c.suggest()
	return tag.Ul().ID(c.ID+"-list").Class("menu suggestions").Attr("role", "listbox").Aria("label", c.Label).Body(
		app.If(len(list) == 0, func() app.UI {
			return tag.Li().Class("menu-item muted").Text("Nobody like that. Write group:name or user:name to name them anyway.")
		}),
		app.Range(list).Slice(func(i int) app.UI {
			who := list[i]
			class := "menu-item"
			if i == c.active {
				class += " active"
			}
			return tag.Li().ID(c.optionID(i)).Class(class).Attr("role", "option").Aria("selected", strconv.FormatBool(i == c.active)).
				On("pointerdown", func(_ app.Context, e app.Event) {
					e.PreventDefault() // the field keeps the focus
					c.add(who.Actor)
				}, app.EventScope(c.ID, i, string(who.Actor))).
				Body(parts.Icon(who.Icon), tag.Span().Text(who.Text), tag.Span().Class("end small").Text(who.Sort))
		}),
	)
}

func (c *Actors) suggest() []words.Who {
	return words.Suggest(c.query, c.Scope, c.List, c.Desk.Directory, c.Desk.Workflow())
}

func (c *Actors) optionID(i int) string { return c.ID + "-option-" + strconv.Itoa(i) }

func (c *Actors) onBox(ctx app.Context, e app.Event) {
	if in := c.field(); in.Truthy() && e.Get("target").Equal(ctx.JSSrc()) {
		in.Call("focus")
	}
}

func (c *Actors) onInput(app.Context, app.Event) {
	c.query, c.open, c.active, c.refusal = c.field().Get("value").String(), true, 0, ""
}

func (c *Actors) onOpen(app.Context, app.Event) { c.open, c.active = true, 0 }

func (c *Actors) onBlur(app.Context, app.Event) {
	c.open = false
	c.clear()
}

func (c *Actors) onKey(ctx app.Context, e app.Event) {
	list := c.suggest()
	switch key := e.Get("key").String(); {
	case key == "ArrowDown" && len(list) > 0:
		e.PreventDefault()
		c.open, c.active = true, (c.active+1)%len(list)
	case key == "ArrowUp" && len(list) > 0:
		e.PreventDefault()
		c.open, c.active = true, (c.active+len(list)-1)%len(list)
	case key == "Enter" && c.open && c.active < len(list):
		e.PreventDefault()
		c.add(list[c.active].Actor)
	case key == "Escape" && c.open:
		e.PreventDefault()
		c.open = false
		c.clear()
	case key == "Backspace" && c.query == "" && len(c.List) > 0:
		c.remove(c.List[len(c.List)-1])
	default:
		ctx.PreventUpdate()
		return
	}
	ctx.Defer(c.showActive)
}

// showActive keeps the suggestion that Enter takes in sight.
func (c *Actors) showActive(app.Context) {
	if o := app.Window().GetElementByID(c.optionID(c.active)); o.Truthy() {
		o.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}

func (c *Actors) add(a engine.Actor) {
	c.change(append(slices.Clone(c.List), a))
	c.open, c.active = false, 0
	c.clear()
}

func (c *Actors) remove(a engine.Actor) {
	c.change(slices.DeleteFunc(slices.Clone(c.List), func(b engine.Actor) bool { return a == b }))
}

func (c *Actors) change(list []engine.Actor) {
	c.refusal = ""
	if err := c.Change(list); err != nil {
		c.refusal = err.Error()
	}
}

// clear empties the field, which alone knows what it displays.
func (c *Actors) clear() {
	c.query = ""
	if in := c.field(); in.Truthy() {
		in.Set("value", "")
	}
}

func (c *Actors) field() app.Value { return c.JSValue().Call("querySelector", "input") }
