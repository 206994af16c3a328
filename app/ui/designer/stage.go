package designer

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/canvas"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
)

// stage is the canvas with what floats above it.
type stage struct {
	app.Compo
	View
}

// Render draws it.
func (s *stage) Render() app.UI {
	w := s.Work
	return tag.Section().Class("stage").Aria("label", "Drawing").Body(
		&canvasHost{Work: w},
		app.If(len(w.workflow().States) == 0 && !w.desk.ReadOnly, emptyHint),
		tag.Div().Class("stage-top").Body(
			app.If(!w.desk.ReadOnly, func() app.UI { return &history{View: s.View} }),
			&zoom{View: s.View},
		),
		tag.Div().Class("stage-bottom").Body(
			&conflict{View: s.View},
			&problems{View: s.View},
		),
	)
}

// emptyHint teaches the first step.
func emptyHint() app.UI {
	return tag.Div().Class("stage-empty").Body(
		tag.H2().Text("Draw the first state"),
		tag.P().Class("muted").Text("Drag Person from the left onto this ground, or double-click anywhere. Then drag from a state's edge to lead on."),
	)
}

// canvasHost is the one element the canvas draws in. It is drawn once and never
// again; the canvas owns everything below it.
type canvasHost struct {
	app.Compo
	Work *work

	listeners parts.Listeners
}

// CompoID gives another workflow an element of its own.
func (h *canvasHost) CompoID() string { return h.Work.page() + h.Work.versionText() }

// Render draws the element.
func (h *canvasHost) Render() app.UI { return tag.Div().Class("canvas-host") }

// OnMount hands the element to the canvas.
func (h *canvasHost) OnMount(ctx app.Context) {
	w := h.Work
	host := ctx.JSSrc()
	w.canvas = canvas.Mount(host, w.desk.Editor, w.canvasOptions())
	w.canvas.OnZoom(showZoom)
	showZoom(w.canvas.Zoom())
	w.pointOutOthers()
	if !w.desk.ReadOnly {
		h.listeners.Add(parts.OnFileDrop(host, func(name, text string) {
			ctx.Dispatch(func(ctx app.Context) { w.readImport(ctx, name, text) })
		}))
	}
}

// OnDismount takes the canvas down.
func (h *canvasHost) OnDismount() {
	h.listeners.Stop()
	if h.Work.canvas != nil {
		h.Work.canvas.Close()
		h.Work.canvas = nil
	}
}
