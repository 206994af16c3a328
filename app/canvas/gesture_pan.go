//go:build js

package canvas

import "statecraft/app/editor/geometry"

// panning moves the view with the pointer: with the middle button, with space
// held, or with a finger on empty ground.
type panning struct {
	c       *Canvas
	from    geometry.Point
	view    geometry.View
	dragged bool
}

func newPanning(c *Canvas, p pointer) *panning {
	c.cursor("panning")
	return &panning{c: c, from: p.screen, view: c.screen.view}
}

func (g *panning) move(p pointer) {
	g.dragged = g.dragged || isDrag(g.from, p.screen)
	if g.dragged {
		g.c.screen.moved = true
		g.c.look(g.view.PannedBy(geometry.Minus(p.screen, g.from)))
	}
}

func (g *panning) drop(p pointer) {
	g.c.cursor("")
	if !g.dragged && p.touch {
		g.c.selectNothing()
	}
	g.c.keys.panned = g.dragged
}

func (g *panning) cancel() {
	g.c.cursor("")
	g.c.look(g.view)
}

// dragStart is how far a pressed pointer moves before it means a drag and not a
// click, in screen pixels.
const dragStart = 4.0

func isDrag(from, to geometry.Point) bool { return geometry.Distance(from, to) >= dragStart }
