package command

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/canvas"
	"statecraft/app/editor/action"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
)

// OpenHelp opens the page's Help.
func OpenHelp(ctx app.Context) { ctx.NewAction(openHelp) }

const (
	openHelp = "open-help"
	helpID   = "help-dialog"
)

// Group is a heading with shortcuts below it. Its words may be the English of a
// table: they are put into the language of the page when they are shown.
type Group struct {
	Title string
	Rows  []Row
}

// Row is what some shortcuts do.
type Row struct {
	Text string
	// Keys are written as the table of actions writes them.
	Keys []string
	// Gesture is what to do with the pointer where there are no keys.
	Gesture string
}

// Help is a dialog that lists shortcuts.
type Help struct {
	app.Compo
	// Groups is asked whenever the dialog opens.
	Groups func() []Group

	groups []Group // while it is open
}

// OnMount waits to be opened.
func (h *Help) OnMount(ctx app.Context) {
	ctx.Handle(openHelp, func(app.Context, app.Action) {
		h.groups = h.Groups()
		parts.OpenDialog(helpID)
	})
}

// Render draws the dialog; it is empty while it is closed.
func (h *Help) Render() app.UI {
	return parts.Dialog{
		ID: helpID, Title: say.Say("Keyboard shortcuts"), Wide: true,
		Body:    []app.UI{el("div", "class", "help-groups").Body(each(len(h.groups), h.group)...)},
		OnClose: func(app.Context, app.Event) { h.groups = nil },
	}.UI()
}

func (h *Help) group(i int) app.UI {
	rows := h.groups[i].Rows
	return el("section", "class", "help-group").Body(
		el("h3").Text(say.Sentence(h.groups[i].Title)),
		el("dl").Body(each(len(rows), func(i int) app.UI {
			return el("div", "class", "help-row").Body(el("dt").Text(say.Sentence(rows[i].Text)), el("dd").Body(keysOf(&rows[i])...))
		})...),
	)
}

// keysOf writes the shortcuts of a row. Where there are many they differ only in
// their key, as the arrows do: then what is held is said once.
func keysOf(r *Row) []app.UI {
	list := []app.UI{el("span", "class", "muted").Text(say.Sentence(r.Gesture))}
	mac := canvas.IsMac()
	for i, key := range r.Keys {
		caps := action.Caps(key, mac)
		switch {
		case i > 0 && len(r.Keys) > 2:
			caps = caps[len(caps)-1:]
		case i > 0:
			list = append(list, el("span", "class", "help-or").Text(say.Say("or")))
		}
		list = append(list, el("span", "class", "help-keys").Body(each(len(caps), func(i int) app.UI {
			return el("kbd").Text(say.Sentence(caps[i]))
		})...))
	}
	return list
}

// Shortcuts lists the keys of the drawing, and what the pointer does there.
func Shortcuts(readOnly bool) []Group {
	var groups []Group
	for _, g := range action.Groups() {
		group := Group{Title: string(g)}
		for _, a := range action.All() {
			if a.Group == g && len(a.Keys) > 0 && (a.Reading || !readOnly) && (readOnly || a.ID != action.Open) {
				group.Rows = append(group.Rows, Row{Text: a.Label, Keys: a.Keys})
			}
		}
		if len(group.Rows) > 0 {
			groups = append(groups, group)
		}
	}
	pointer := Group{Title: "Pointer", Rows: gestures}
	if readOnly {
		pointer.Rows = gestures[:looking]
	}
	return append(groups, pointer)
}

// gestures are what the pointer does on a drawing; the first ones also where it
// only shows.
var gestures = []Row{
	{Text: "Move the view", Gesture: "wheel, middle button, or Space and drag"},
	{Text: "Zoom", Gesture: "Ctrl and wheel, or two fingers"},
	{Text: "Lead on", Gesture: "drag from the edge of a state"},
	{Text: "Select several", Gesture: "Shift and click, or drag a frame around them"},
	{Text: "Place without the grid", Gesture: "hold Alt while dragging"},
	{Text: "Add a state", Gesture: "double-click the ground"},
}

// looking is how many of them change nothing.
const looking = 2
