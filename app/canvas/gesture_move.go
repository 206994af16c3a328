//go:build js

package canvas

import (
	"math"

	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
)

// moving drags the selected states. The one taken hold of snaps to the grid and
// the others keep their distance to it.
type moving struct {
	c    *Canvas
	from geometry.Point
	lead geometry.Point // where the state taken hold of was
	ids  []string
	by   geometry.Point
}

func newMoving(c *Canvas, p pointer, lead string) *moving {
	c.cursor("moving")
	return &moving{c: c, from: p.canvas, lead: c.picture.Card(lead).Middle, ids: c.editor.Selection().States}
}

func (g *moving) move(p pointer) {
	by := geometry.Minus(p.canvas, g.from)
	if p.free {
		by = geometry.Point{X: math.Round(by.X), Y: math.Round(by.Y)}
	} else {
		by = geometry.Minus(geometry.Snap(geometry.Plus(g.lead, by)), g.lead)
	}
	if by == g.by {
		return
	}
	g.by = by
	g.c.lift(g.c.picture.Shift(g.ids, by))
}

func (g *moving) drop(pointer) {
	g.cancel()
	if g.by != (geometry.Point{}) {
		g.c.do(editor.MoveStates{IDs: g.ids, By: g.by})
	}
}

func (g *moving) cancel() {
	g.c.cursor("")
	g.c.lower()
	g.c.touch(g.c.picture.Unshift())
}
