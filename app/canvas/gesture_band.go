//go:build js

package canvas

import (
	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
)

// band is a rubber band pulled over the ground: what it takes is selected, with
// shift in addition to what was. A press without a drag selects nothing.
type band struct {
	c     *Canvas
	from  pointer
	rect  *element // nil before the drag begins
	taken editor.Selection
}

func newBand(c *Canvas, p pointer) *band { return &band{c: c, from: p} }

func (g *band) move(p pointer) {
	if g.rect == nil {
		if !isDrag(g.from.screen, p.screen) {
			return
		}
		g.rect = g.c.dom.svg("rect", "canvas-band")
		g.c.stage.preview.add(g.rect)
	}
	area := geometry.Between(g.from.canvas, p.canvas)
	g.rect.set("x", number(area.X))
	g.rect.set("y", number(area.Y))
	g.rect.set("width", number(area.Width))
	g.rect.set("height", number(area.Height))
	g.take(g.c.picture.Within(area))
}

// take shows what would be selected.
func (g *band) take(s editor.Selection) {
	states, transitions := g.c.marks.bandedStates, g.c.marks.bandedTransitions
	g.taken = s
	g.c.marks.band(s)
	g.c.touch(picture.Changes{
		Cards: differing(states, g.c.marks.bandedStates),
		Lines: differing(transitions, g.c.marks.bandedTransitions),
	})
}

func (g *band) drop(pointer) {
	taken := g.taken
	g.cancel()
	if g.from.shift {
		taken = g.c.editor.Selection().With(taken)
	}
	g.c.editor.Select(taken)
}

func (g *band) cancel() {
	if g.rect != nil {
		g.rect.drop()
	}
	g.take(editor.Selection{})
}
