package command

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/canvas"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
)

// OpenPalette opens the page's Palette.
func OpenPalette(ctx app.Context) {
	ReadyPalette()
	ctx.NewAction(openPalette)
}

// ReadyPalette gives the keyboard to the field at once, before anything is drawn:
// what is typed right behind the shortcut must not reach the drawing. It may be
// called from anywhere; OpenPalette follows.
func ReadyPalette() { parts.OpenDialog(paletteID) }

const (
	openPalette  = "open-palette"
	paletteID    = "palette-dialog"
	paletteField = "palette-input"
	paletteList  = "palette-list"
)

// Palette is a dialog with one field: what is typed there finds actions and
// states, Enter does or goes there.
type Palette struct {
	app.Compo
	Page Page

	entries []entry // everything there is, while the dialog is open
	shown   []int   // of entries, what fits
	active  int     // of shown, what Enter takes
}

// OnMount waits to be opened.
func (p *Palette) OnMount(ctx app.Context) {
	ctx.Handle(openPalette, func(ctx app.Context, _ app.Action) {
		p.entries = entriesOf(p.Page, used(ctx.LocalStorage()), canvas.IsMac())
		p.search(byID(paletteField).Get("value").String())
	})
}

// Render draws the dialog; its list is empty while it is closed.
func (p *Palette) Render() app.UI {
	label := say.Say("Actions and states")
	field := textField(paletteField, label, say.Say("What to do, or where to go")).
		OnInput(p.onInput).OnKeyDown(p.onKey)
	for _, a := range [][2]string{
		{"role", "combobox"}, {"aria-expanded", "true"}, {"aria-controls", paletteList}, {"aria-autocomplete", "list"}, {"aria-activedescendant", p.activeID()},
	} {
		field = field.Attr(a[0], a[1])
	}
	return el("dialog", "id", paletteID, "class", "dialog palette-dialog", "aria-label", label).On("close", p.onClose).Body(
		el("div", "class", "palette-frame").Body(
			el("div", "class", "palette-field").Body(
				parts.Icon("search"), field,
				iconButton("palette-close", "close", say.Say("Close"), func() { parts.CloseDialog(paletteID) }),
			),
			el("ul", "id", paletteList, "class", "palette-list", "role", "listbox", "aria-label", label).Body(p.rows()...),
		),
	)
}

func (p *Palette) rows() []app.UI {
	if p.entries != nil && len(p.shown) == 0 {
		return []app.UI{el("li", "class", "palette-none muted").Text(say.Say("No action and no state is called that."))}
	}
	return each(len(p.shown), p.row)
}

func (p *Palette) row(i int) app.UI {
	e, class := &p.entries[p.shown[i]], "menu-item"
	if i == p.active {
		class += " active"
	}
	return el("li", "id", optionID(i), "class", class, "role", "option", "aria-selected", yesNo(i == p.active)).
		On("mousedown", keepFocus).
		OnClick(func(ctx app.Context, _ app.Event) { p.choose(ctx, i) }, app.EventScope(paletteID, i)).
		Body(parts.Icon(e.icon), el("span", "class", "truncate").Text(e.text), el("kbd", "class", "end").Text(e.hint))
}

// keepFocus leaves the keyboard in the field while something else is clicked.
func keepFocus(_ app.Context, e app.Event) { e.PreventDefault() }

func optionID(i int) string { return paletteList + "-" + strconv.Itoa(i) }

func (p *Palette) activeID() string {
	if len(p.shown) == 0 {
		return ""
	}
	return optionID(p.active)
}

// search shows what fits.
func (p *Palette) search(query string) {
	p.shown, p.active = fitting(p.entries, query), 0
}

func (p *Palette) onInput(ctx app.Context, _ app.Event) {
	p.search(ctx.JSSrc().Get("value").String())
	ctx.Defer(p.showActive)
}

func (p *Palette) onKey(ctx app.Context, e app.Event) {
	n := len(p.shown)
	switch key := e.Get("key").String(); {
	case key == "ArrowDown" && n > 0:
		p.active = (p.active + 1) % n
	case key == "ArrowUp" && n > 0:
		p.active = (p.active + n - 1) % n
	case key == "PageDown" && n > 0:
		p.active = min(p.active+page, n-1)
	case key == "PageUp" && n > 0:
		p.active = max(p.active-page, 0)
	case key == "Enter" && !e.Get("isComposing").Bool():
		p.choose(ctx, p.active)
	case (key == "k" || key == "K") && (e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()):
		parts.CloseDialog(paletteID)
	default:
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
	ctx.Defer(p.showActive)
}

// page is how many entries a press of PageDown goes on.
const page = 8

// showActive keeps what Enter takes in sight.
func (p *Palette) showActive(app.Context) {
	if o := byID(optionID(p.active)); o.Truthy() {
		o.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}

// choose closes the dialog first, so that what was chosen finds the keyboard
// where it was before.
func (p *Palette) choose(ctx app.Context, i int) {
	if i >= len(p.shown) {
		return
	}
	e := p.entries[p.shown[i]]
	parts.CloseDialog(paletteID)
	p.forget()
	if e.state != "" {
		p.Page.GoTo(e.state)
		return
	}
	use(ctx.LocalStorage(), e.action)
	p.Page.Act(e.action)
}

func (p *Palette) onClose(app.Context, app.Event) { p.forget() }

// forget empties list and field, which alone knows what it displays, for the next
// time.
func (p *Palette) forget() {
	p.entries, p.shown = nil, nil
	if in := byID(paletteField); in.Truthy() {
		in.Set("value", "")
	}
}
