//go:build js

package canvas

import "statecraft/app/editor/picture"

// press is a button down on a state or transition: a click so far, a drag once
// it moves.
type press struct {
	c    *Canvas
	from pointer
	hit  picture.Hit
	then gesture // what it has become
}

func newPress(c *Canvas, p pointer, hit picture.Hit) *press {
	// What is pressed is selected at once; only a press on something already
	// selected waits, because it may begin to drag the whole selection.
	if !p.shift && !c.isSelected(hit) {
		c.editor.Select(hit.Selection())
	}
	return &press{c: c, from: p, hit: hit}
}

func (g *press) move(p pointer) {
	if g.then == nil && isDrag(g.from.screen, p.screen) {
		g.then = g.dragged()
	}
	if g.then != nil {
		g.then.move(p)
	}
}

func (g *press) dragged() gesture {
	c := g.c
	switch {
	case c.options.ReadOnly:
		return newPanning(c, g.from)
	case g.hit.State == "":
		return newBand(c, g.from)
	}
	if !c.isSelected(g.hit) {
		c.editor.Select(c.editor.Selection().With(g.hit.Selection()))
	}
	return newMoving(c, g.from, g.hit.State)
}

func (g *press) drop(p pointer) {
	switch {
	case g.then != nil:
		g.then.drop(p)
	case g.from.shift:
		g.c.editor.Select(g.c.editor.Selection().Toggled(g.hit.Selection()))
	default:
		g.c.editor.Select(g.hit.Selection())
	}
}

func (g *press) cancel() {
	if g.then != nil {
		g.then.cancel()
	}
}

func (c *Canvas) isSelected(hit picture.Hit) bool {
	return c.marks.states[hit.State] || c.marks.transitions[hit.Transition]
}
