//go:build js

package canvas

import (
	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
	"statecraft/engine"
)

// connecting pulls a line out of a handle. On a state it connects; on empty
// ground it asks which kind of state comes next there.
type connecting struct {
	c       *Canvas
	from    pointer
	card    *picture.Card
	side    geometry.Side
	preview *connectPreview
	dragged bool
}

func newConnecting(c *Canvas, p pointer, card *picture.Card, side geometry.Side) *connecting {
	c.editor.Select(editor.Selection{States: []string{card.ID}})
	c.cursor("connecting")
	return &connecting{c: c, from: p, card: card, side: side, preview: newConnectPreview(c)}
}

func (g *connecting) move(p pointer) {
	g.dragged = g.dragged || isDrag(g.from.screen, p.screen)
	if !g.dragged {
		return
	}
	to := g.target(p)
	g.c.aim(to)
	if to != "" {
		g.preview.toCard(g.card, g.c.picture.Card(to))
		return
	}
	g.preview.toPlace(g.card, g.placeAt(p.canvas))
}

// target is the state the line would lead to; "" over empty ground. Back to its
// own state it leads only once it has left the handle.
func (g *connecting) target(p pointer) string {
	to := g.c.picture.At(p.canvas, 0).State
	if to == g.card.ID && geometry.Distance(p.canvas, g.card.Handle(g.side)) < 3*handleRadius {
		return ""
	}
	if to == "" || editor.CanConnect(g.c.editor.Workflow(), g.card.ID, to) != nil {
		return ""
	}
	return to
}

func (g *connecting) drop(p pointer) {
	to := g.target(p)
	g.c.cursor("")
	g.c.aim("")
	if to != "" {
		g.preview.drop()
		g.c.connect(g.card.ID, to)
		return
	}
	at := g.placeAt(p.canvas)
	if !g.dragged {
		// A click on the handle: next to it, where there is room.
		at = g.c.picture.Free(g.beside())
		g.preview.toPlace(g.card, at)
	}
	g.c.choose(g.card.ID, at, g.preview)
}

func (g *connecting) cancel() {
	g.c.cursor("")
	g.c.aim("")
	g.preview.drop()
}

// placeAt is the middle of a card that the line meets where the pointer is.
func (g *connecting) placeAt(p geometry.Point) geometry.Point {
	box := g.card.Box()
	switch {
	case p.X >= box.Right():
		p.X += geometry.CardWidth / 2
	case p.X <= box.X:
		p.X -= geometry.CardWidth / 2
	case p.Y >= box.Bottom():
		p.Y += geometry.CardHeight / 2
	case p.Y <= box.Y:
		p.Y -= geometry.CardHeight / 2
	}
	return geometry.Snap(p)
}

// beside is a comfortable place on the side of the handle.
func (g *connecting) beside() geometry.Point {
	out := g.side.Outward()
	return geometry.Plus(g.card.Middle, geometry.Point{X: out.X * geometry.ColumnStep, Y: out.Y * geometry.RowStep})
}

// aim marks the state a line would lead to.
func (c *Canvas) aim(id string) {
	if old := c.marks.target; old != id {
		c.marks.target = id
		c.touchCards(old, id)
	}
}

func (c *Canvas) connect(from, to string) {
	cmd := &editor.Connect{From: from, To: to}
	if !c.do(cmd) {
		return
	}
	c.editor.Select(editor.Selection{Transitions: []string{cmd.ID}})
	c.say("Connected " + c.titleOf(from) + " to " + c.titleOf(to) + ".")
}

func (c *Canvas) addNext(from string, kind engine.Kind, at geometry.Point) {
	cmd := &editor.AddNext{From: from, Kind: kind, At: at}
	if c.do(cmd) {
		c.nameNew(cmd.ID)
	}
}

func (c *Canvas) titleOf(id string) string {
	if card := c.picture.Card(id); card != nil {
		return card.Title
	}
	return id
}
