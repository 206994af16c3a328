//go:build js

package canvas

import (
	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
)

// connectPreview is the line being pulled and the card it would add.
type connectPreview struct {
	group *element
	line  *element
	ghost *element
}

func newConnectPreview(c *Canvas) *connectPreview {
	p := &connectPreview{group: c.dom.svg("g", ""), line: c.dom.svg("path", "canvas-pulled"), ghost: newGhost(c.dom)}
	c.stage.preview.add(p.group.add(p.line, p.ghost))
	return p
}

// toCard leads to a state that is there.
func (p *connectPreview) toCard(from, to *picture.Card) {
	p.ghost.set("class", "canvas-ghost hidden")
	p.draw(geometry.Line{From: from.Box(), To: to.Box(), Self: from.ID == to.ID})
}

// toPlace leads to where a state would be added.
func (p *connectPreview) toPlace(from *picture.Card, at geometry.Point) {
	p.ghost.set("class", "canvas-ghost")
	p.ghost.set("transform", translate(at))
	p.draw(geometry.Line{From: from.Box(), To: geometry.Card(at)})
}

func (p *connectPreview) draw(l geometry.Line) { p.line.set("d", l.Route().Path()) }

func (p *connectPreview) drop() { p.group.drop() }

// newGhost is the outline of a card that is not there yet.
func newGhost(d dom) *element {
	box := geometry.Card(geometry.Point{})
	g := d.svg("rect", "canvas-ghost hidden")
	g.set("x", number(box.X))
	g.set("y", number(box.Y))
	g.set("width", number(box.Width))
	g.set("height", number(box.Height))
	g.set("rx", number(geometry.CardRadius))
	return g
}
