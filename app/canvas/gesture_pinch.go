//go:build js

package canvas

import "statecraft/app/editor/geometry"

// pinching zooms and pans with two fingers. It takes over from the gesture of
// the first finger, which is given up.
type pinching struct {
	c      *Canvas
	first  pointer
	second pointer
	view   geometry.View
	from   [2]geometry.Point
}

// pinchStarts tells whether a second finger has just come down. A third one
// changes nothing.
func (c *Canvas) pinchStarts(p pointer) bool {
	if _, already := c.gesture.(*pinching); already && p.touch {
		return true
	}
	first := c.finger
	c.finger = p
	if !p.touch || c.gesture == nil || !first.touch || first.id == p.id {
		return false
	}
	c.gesture.cancel()
	c.gesture = &pinching{c: c, first: first, second: p, view: c.screen.view, from: [2]geometry.Point{first.screen, p.screen}}
	return true
}

func (g *pinching) move(p pointer) {
	switch p.id {
	case g.first.id:
		g.first = p
	case g.second.id:
		g.second = p
	}
	was, is := geometry.Distance(g.from[0], g.from[1]), geometry.Distance(g.first.screen, g.second.screen)
	if was == 0 {
		return
	}
	held := geometry.Between(g.from[0], g.from[1]).Middle()
	now := geometry.Between(g.first.screen, g.second.screen).Middle()
	g.c.screen.moved = true
	g.c.look(g.view.ZoomedAt(held, g.view.Zoom*is/was).PannedBy(geometry.Minus(now, held)))
}

func (g *pinching) drop(pointer) {}

func (g *pinching) cancel() { g.c.look(g.view) }
