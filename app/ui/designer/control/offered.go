package control

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/condition"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// offered is what can stand at the caret of an expression, listed beneath it. No
// list is open without items.
type offered struct {
	items  []condition.Item
	active int // the one that Tab and Enter take; -1 is none, so that Tab leaves
}

// offering is the field of an expression with its list. It is a text box, not a
// combo box: most of what stands in it was never in a list.
func (c *Text) offering(f frame) app.UI {
	area := tag.Textarea().ID(c.ID).Class("code").Attr("rows", 1).
		Attr("placeholder", c.Placeholder).Attr("readonly", c.Fixed).Spellcheck(false).Attr("autocomplete", "off").
		Aria("invalid", f.invalid()).Aria("describedby", c.ID+"-note").Aria("autocomplete", "list").
		OnInput(c.onInput).OnChange(c.onLeave).On("blur", c.onLeave).OnFocus(c.onFocus).OnKeyDown(c.onKey)
	if len(c.offered.items) > 0 {
		area = area.Aria("controls", c.ID+"-list")
		if c.offered.active >= 0 {
			area = area.Aria("activedescendant", c.itemID(c.offered.active))
		}
	}
	return tag.Div().Class("chips-frame").Body(
		area,
		app.If(len(c.offered.items) > 0, c.list),
	)
}

func (c *Text) list() app.UI {
	items := c.offered.items
	return tag.Ul().ID(c.ID+"-list").Class("menu suggestions").Attr("role", "listbox").Aria("label", say.Say("What can stand here")).Body(
		app.Range(items).Slice(func(i int) app.UI {
			item, class := items[i], "menu-item"
			if i == c.offered.active {
				class += " active"
			}
			return tag.Li().ID(c.itemID(i)).Class(class).Attr("role", "option").Aria("selected", strconv.FormatBool(i == c.offered.active)).
				On("pointerdown", func(_ app.Context, e app.Event) {
					e.PreventDefault() // the field keeps the focus
					c.put(item)
				}, app.EventScope(c.ID, i, item.Key())).
				Body(tag.Span().Text(item.Label), tag.Code().Class("end").Text(item.Detail))
		}),
	)
}

func (c *Text) itemID(i int) string { return c.ID + "-item-" + strconv.Itoa(i) }

// onFocus lists what there is to an empty field, so that nobody has to know.
func (c *Text) onFocus(app.Context, app.Event) {
	if !c.Fixed && c.input().Get("value").String() == "" {
		c.offer(-1)
	}
}

// offerTyped lists what goes on with what has been typed.
func (c *Text) offerTyped() {
	text, caret := c.caret()
	if c.Offer.Typed(text, caret) {
		c.offer(0)
		return
	}
	c.offered = offered{}
}

func (c *Text) offer(active int) {
	text, caret := c.caret()
	c.offered = offered{items: c.Offer.Complete(text, caret), active: active}
}

// oneLine makes spaces of the line breaks that were typed or pasted, as keyboards
// on glass do without a key that could be seen. Those of the document stay.
func (c *Text) oneLine() {
	text, caret := c.caret()
	if !strings.Contains(text, "\n") || strings.Contains(c.Value, "\n") {
		return
	}
	spaced := strings.NewReplacer(" \n", " ", "\n", " ")
	before := spaced.Replace(text[:caret])
	c.fill(before+spaced.Replace(text[caret:]), len(before))
}

// caret is what stands in the field, and the byte the caret is at.
func (c *Text) caret() (text string, caret int) {
	in := c.input()
	text = in.Get("value").String()
	return text, condition.Bytes(text, in.Get("selectionStart").Int())
}

// put puts an item in at the caret and lists what can follow.
func (c *Text) put(item condition.Item) {
	text, caret := condition.Insert(c.input().Get("value").String(), item)
	c.fill(text, caret)
	c.take(text)
	c.offer(-1)
}

// fill puts a text into the field and the caret to a byte of it.
func (c *Text) fill(text string, caret int) {
	in, units := c.input(), condition.Units(text, caret)
	in.Set("value", text)
	in.Call("setSelectionRange", units, units)
}

// onOfferKey answers the keys of the list; others are left to the field.
func (c *Text) onOfferKey(ctx app.Context, e app.Event) bool {
	n, active := len(c.offered.items), c.offered.active
	switch key := e.Get("key").String(); {
	case c.Fixed, e.Get("isComposing").Truthy(): // the key belongs to what is being composed
		return false
	case key == " " && e.Get("ctrlKey").Bool():
		c.offer(0)
	case key == "ArrowDown" && n > 0:
		c.offered.active = (active + 1) % n
	case key == "ArrowUp" && n > 0:
		c.offered.active = (max(active, 0) + n - 1) % n
	case (key == "Enter" || key == "Tab") && n > 0 && active >= 0:
		c.put(c.offered.items[active])
	case key == "Escape" && n > 0:
		c.offered = offered{}
	case key == "Enter": // an expression has one line
		c.onLeave(ctx, e)
	default:
		return false
	}
	e.PreventDefault()
	ctx.Defer(c.showActive)
	return true
}

// showActive keeps the item that Enter takes in sight.
func (c *Text) showActive(app.Context) {
	if e := app.Window().GetElementByID(c.itemID(c.offered.active)); e.Truthy() {
		e.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}
