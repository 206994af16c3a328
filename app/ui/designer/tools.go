package designer

import (
	"math"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/editor"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// zoomStep is what one press of + or − multiplies by.
const zoomStep = 1.25

// zoom is the box that says how large the drawing is shown.
type zoom struct {
	app.Compo
	View
}

// Render draws it.
func (z *zoom) Render() app.UI {
	w := z.Work
	percent := "100 %"
	if w.canvas != nil {
		percent = strconv.Itoa(int(math.Round(w.canvas.Zoom()*100))) + " %"
	}
	return tag.Div().Class("tool-box").Role("group").Aria("label", "Zoom").Body(
		z.button("Zoom out", "−", func() { w.canvas.ZoomBy(1 / zoomStep) }),
		z.button("Zoom to 100 %", percent, func() { w.canvas.ZoomTo(1) }),
		z.button("Zoom in", "+", func() { w.canvas.ZoomBy(zoomStep) }),
		z.button("Show everything", "Fit", w.fit),
		app.If(!w.desk.ReadOnly, func() app.UI {
			return tag.Button().Attr("type", "button").Class("tool").Title("Place the states anew").OnClick(z.onTidy).Text("Tidy")
		}),
	)
}

func (z *zoom) button(label, text string, do func()) app.UI {
	return tag.Button().Attr("type", "button").Class("tool").Aria("label", label).Title(label).
		OnClick(func(app.Context, app.Event) {
			if z.Work.canvas != nil {
				do()
			}
		}, app.EventScope(label)).
		Text(text)
}

func (w *work) fit() { w.canvas.Fit() }

func (z *zoom) onTidy(ctx app.Context, _ app.Event) { z.Work.tidy(ctx) }

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
	return tag.Div().Class("tool-box").Role("group").Aria("label", "History").Body(
		tag.Button().ID("undo").Attr("type", "button").Class("tool").Attr("disabled", !e.CanUndo()).
			Aria("label", labelled("Undo", e.UndoLabel())).Title("%s (Ctrl+Z)", labelled("Undo", e.UndoLabel())).
			OnClick(h.onUndo).Body(parts.Icon("undo")),
		tag.Button().ID("redo").Attr("type", "button").Class("tool").Attr("disabled", !e.CanRedo()).
			Aria("label", labelled("Redo", e.RedoLabel())).Title("%s (Ctrl+Shift+Z)", labelled("Redo", e.RedoLabel())).
			OnClick(h.onRedo).Body(parts.Icon("redo")),
	)
}

func labelled(verb, what string) string {
	if what == "" {
		return verb
	}
	return verb + ": " + what
}

func (h *history) onUndo(app.Context, app.Event) { h.Work.desk.Editor.Undo() }
func (h *history) onRedo(app.Context, app.Event) { h.Work.desk.Editor.Redo() }

// onKey undoes and redoes by keyboard wherever the focus is, except in fields,
// which have an undo of their own, and on the canvas, which has done it already.
func (w *work) onKey(e app.Value) {
	key := e.Get("key").String()
	if key == "Escape" {
		w.dispatch(func(app.Context) { w.armed = ""; w.touch() })
		return
	}
	command := e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()
	if !command || e.Get("defaultPrevented").Bool() || e.Get("target").Call("matches", "input, textarea, select, [contenteditable]").Bool() {
		return
	}
	do := w.desk.Editor.Undo
	switch {
	case (key == "z" || key == "Z") && !e.Get("shiftKey").Bool():
	case key == "z" || key == "Z" || key == "y":
		do = w.desk.Editor.Redo
	default:
		return
	}
	e.Call("preventDefault")
	w.dispatch(func(app.Context) { do() })
}

// tenths writes a duration to a tenth of a millisecond.
func tenths(d time.Duration) string {
	return strconv.FormatFloat(float64(d.Microseconds())/1000, 'f', 1, 64) + " ms"
}
