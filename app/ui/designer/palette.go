package designer

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// palette offers the kinds of state. A kind is dragged onto the canvas, or
// clicked and then placed by a click there; by keyboard, Enter adds it in the
// middle of what is seen.
type palette struct {
	app.Compo
	View
	drag *drag
	// dropped says that a drag has just ended: the click that browsers make of it
	// is none.
	dropped bool
}

// drag is a kind on its way from the palette to the canvas.
type drag struct {
	kind  engine.Kind
	x, y  float64 // where the pointer went down
	moved bool
}

// dragFrom is how many pixels a pointer moves before a press is a drag.
const dragFrom = 5

const ghost = "palette-ghost"

// Render draws the palette.
func (p *palette) Render() app.UI {
	return tag.Nav().Class("palette").Aria("label", "Add a state").Body(
		app.Range(words.Kinds()).Slice(func(i int) app.UI { return p.item(words.Kinds()[i]) }),
		tag.Div().ID(ghost).Class("palette-ghost").Aria("hidden", "true").Hidden(p.drag == nil || !p.drag.moved).Body(
			app.If(p.drag != nil, func() app.UI { return parts.Icon(words.KindIcon(p.drag.kind)) }),
			app.If(p.drag != nil, func() app.UI { return tag.Span().Text(words.Kind(p.drag.kind)) }),
		),
	)
}

func (p *palette) item(kind engine.Kind) app.UI {
	scope := app.EventScope(string(kind))
	return tag.Button().ID("palette-"+string(kind)).Attr("type", "button").Class("palette-item").
		Aria("pressed", p.Work.armed == kind).
		Title("%s: %s. Drag it onto the canvas, or click and then click there.", words.Kind(kind), words.KindHint(kind)).
		OnClick(func(ctx app.Context, e app.Event) { p.onClick(e, kind) }, scope).
		On("pointerdown", func(ctx app.Context, e app.Event) { p.onDown(ctx, e, kind) }, scope).
		On("pointermove", p.onMove, scope).
		On("pointerup", p.onUp, scope).
		On("pointercancel", p.onCancel, scope).
		Body(parts.Icon(words.KindIcon(kind)), tag.Span().Text(words.Kind(kind)))
}

// onClick adds by keyboard at once; by pointer it waits for the place.
func (p *palette) onClick(e app.Event, kind engine.Kind) {
	w := p.Work
	switch {
	case w.canvas == nil || p.dropped:
	case e.Get("detail").Int() == 0:
		w.canvas.AddAtCentre(kind)
	default:
		w.armed = kind
		w.canvas.BeginAdd(kind)
	}
	p.drag, p.dropped = nil, false
}

func (p *palette) onDown(ctx app.Context, e app.Event, kind engine.Kind) {
	if e.Get("button").Int() != 0 {
		return
	}
	p.dropped = false
	p.drag = &drag{kind: kind, x: e.Get("clientX").Float(), y: e.Get("clientY").Float()}
	ctx.JSSrc().Call("setPointerCapture", e.Get("pointerId"))
}

func (p *palette) onMove(ctx app.Context, e app.Event) {
	if p.drag == nil {
		ctx.PreventUpdate()
		return
	}
	x, y := e.Get("clientX").Float(), e.Get("clientY").Float()
	moved := p.drag.moved
	p.drag.moved = moved || math.Hypot(x-p.drag.x, y-p.drag.y) >= dragFrom
	if moved {
		ctx.PreventUpdate()
	}
	p.place(x, y)
}

// place moves the ghost below the pointer. It is written to the element itself:
// drawing a component for every move would be waste.
func (p *palette) place(x, y float64) {
	if g := app.Window().GetElementByID(ghost); g.Truthy() {
		style := g.Get("style")
		style.Call("setProperty", "left", app.FormatString("%.0fpx", x))
		style.Call("setProperty", "top", app.FormatString("%.0fpx", y))
	}
}

func (p *palette) onUp(_ app.Context, e app.Event) {
	d := p.drag
	if d == nil || !d.moved {
		return // the click that follows decides
	}
	p.drag, p.dropped, p.Work.armed = nil, true, ""
	if p.Work.canvas != nil {
		p.Work.canvas.DropAt(e.Get("clientX").Float(), e.Get("clientY").Float(), d.kind)
	}
}

func (p *palette) onCancel(app.Context, app.Event) { p.drag = nil }
