package designer

import (
	"math"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/canvas"
	"statecraft/app/client"
	"statecraft/app/editor"
	"statecraft/app/editor/action"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// zoom is the box that says how large the drawing is shown.
type zoom struct {
	app.Compo
	View
}

// Render draws it.
func (z *zoom) Render() app.UI {
	w, zoom := z.Work, 1.0
	if w.canvas != nil {
		zoom = w.canvas.Zoom()
	}
	return tag.Div().Class("tool-box").Role("group").Aria("label", say.Say("Zoom")).Body(
		w.tool(action.ZoomOut, "−"),
		w.tool(action.WholeSize, percent(zoom)).ID(percentID),
		w.tool(action.ZoomIn, "+"),
		w.tool(action.Fit, say.Say("Fit")),
		app.If(!w.desk.ReadOnly, func() app.UI { return w.tool(action.Tidy, say.Say("Tidy")) }),
	)
}

// OnMount shows the zoom of a drawing that was there first.
func (z *zoom) OnMount(app.Context) {
	if z.Work.canvas != nil {
		showZoom(z.Work.canvas.Zoom())
	}
}

// percentID is the id of the button that says how large the drawing is shown.
const percentID = "zoom-percent"

func percent(zoom float64) string { return strconv.Itoa(int(math.Round(zoom*100))) + " %" }

// showZoom writes the zoom where it stands. Turning the wheel changes it with every
// frame, and rendering the page for that would take longer than drawing.
func showZoom(zoom float64) {
	if button := app.Window().GetElementByID(percentID); button.Truthy() {
		button.Get("firstChild").Set("nodeValue", percent(zoom))
	}
}

// tool is a small button over the drawing that does what the table says.
func (w *work) tool(id action.ID, text string) app.HTMLElem {
	a := action.Named(id)
	label := say.Sentence(a.Label)
	return tag.Button().Attr("type", "button").Class("tool").Aria("label", label).Title("%s", w.withKeys(label, a)).
		OnClick(func(ctx app.Context, _ app.Event) { w.act(ctx, id) }, app.EventScope(string(id))).
		Text(text)
}

// withKeys is the name of an action with its shortcut behind it.
func (w *work) withKeys(label string, a *action.Action) string {
	if keys := a.Hint(canvas.IsMac()); keys != "" {
		return say.Say("%s (%s)", label, keys)
	}
	return label
}

// tidy has the server place the states, as one undo step.
func (w *work) tidy(ctx app.Context) {
	document := w.copied()
	if len(document.States) == 0 {
		return
	}
	ctx.Async(func() {
		layout, err := client.Layout(ctx, &document)
		w.dispatch(func(ctx app.Context) {
			if err != nil {
				parts.Toast(ctx, err.Error())
				return
			}
			w.placeAll(ctx, layout.Positions)
		})
	})
}

// placeAll leaves out states that were deleted while the server was thinking.
func (w *work) placeAll(ctx app.Context, positions map[string]engine.Point) {
	here := map[string]engine.Point{}
	for id, at := range positions {
		if w.workflow().State(id) != nil {
			here[id] = at
		}
	}
	if w.try(ctx, editor.PlaceStates{Positions: here}) && w.canvas != nil {
		w.canvas.Fit()
	}
}

// history takes steps back and repeats them.
type history struct {
	app.Compo
	View
}

// Render draws the two buttons.
func (h *history) Render() app.UI {
	e := h.Work.desk.Editor
	return tag.Div().Class("tool-box").Role("group").Aria("label", say.Say("History")).Body(
		h.button(action.Undo, e.UndoLabel()),
		h.button(action.Redo, e.RedoLabel()),
	)
}

// button names the step it would take, such as "Undo: Move state".
func (h *history) button(id action.ID, step string) app.UI {
	w := h.Work
	a := action.Named(id)
	label := labelled(say.Sentence(a.Label), say.Sentence(step))
	return tag.Button().ID("%s", string(id)).Attr("type", "button").Class("tool").Attr("disabled", step == "").
		Aria("label", label).Title("%s", w.withKeys(label, a)).
		OnClick(func(ctx app.Context, _ app.Event) { w.act(ctx, id) }, app.EventScope(string(id))).
		Body(parts.Icon(a.Icon))
}

func labelled(verb, what string) string {
	if what == "" {
		return verb
	}
	return verb + ": " + what
}

// tenths writes a duration to a tenth of a millisecond.
func tenths(d time.Duration) string {
	return strconv.FormatFloat(float64(d.Microseconds())/1000, 'f', 1, 64) + " ms"
}
