package parts

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/canvas"
	"statecraft/app/editor"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// Diagram shows a workflow, and on it where an instance is. It draws one empty
// element; below that the canvas is at home.
type Diagram struct {
	app.Compo

	// ID tells diagrams apart; another ID is drawn anew.
	ID       string
	Workflow *engine.Workflow
	// Overlay is replaced, never changed in place.
	Overlay *canvas.Overlay
	// Decoration cannot be reached by pointer or key and is not read out.
	Decoration bool
	// OnOpen is told which state was opened by double-click or Enter.
	OnOpen func(app.Context, string)

	canvas *canvas.Canvas
}

// CompoID makes a diagram with another ID a new one.
func (d *Diagram) CompoID() string { return d.ID }

// Render draws the element the canvas owns.
func (d *Diagram) Render() app.UI {
	host := tag.Div().Class("diagram")
	if d.Decoration {
		return host.Attr("inert", "true").Aria("hidden", "true")
	}
	return host.Role("group").Aria("label", say.Say("Diagram of %s", d.Workflow.Title()))
}

// OnMount hands the element to the canvas.
func (d *Diagram) OnMount(ctx app.Context) {
	d.canvas = canvas.Mount(ctx.JSSrc(), editor.New(*d.Workflow), canvas.Options{
		ReadOnly: true,
		Overlay:  d.Overlay,
		OnOpen: func(state string) {
			ctx.Dispatch(func(ctx app.Context) {
				if d.OnOpen != nil {
					d.OnOpen(ctx, state)
				}
			})
		},
	})
	d.canvas.Fit()
}

// OnUpdate moves the instance on.
func (d *Diagram) OnUpdate(app.Context) {
	if d.canvas != nil {
		d.canvas.SetOverlay(d.Overlay)
	}
}

// OnResize keeps the whole picture in sight.
func (d *Diagram) OnResize(app.Context) {
	if d.canvas != nil {
		d.canvas.Fit()
	}
}

// OnDismount takes the canvas down.
func (d *Diagram) OnDismount() {
	if d.canvas != nil {
		d.canvas.Close()
	}
}
