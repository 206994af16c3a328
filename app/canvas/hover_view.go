//go:build js

package canvas

import "statecraft/app/editor/picture"

// hoverView is what the upper picture shows of what the pointer is over: the edge
// of a state and its handles, or a transition once more and with more contrast.
// The large picture has no part in it.
type hoverView struct {
	edge    *element
	handles *handles
	line    *lineView // nil while the pointer is over none
}

// writeHover follows the pointer, and what is under it where that moves.
func (c *Canvas) writeHover() {
	c.writeHoveredCard(c.picture.Card(c.hover.state))
	c.writeHoveredLine(c.picture.Line(c.hover.transition))
}

func (c *Canvas) writeHoveredCard(card *picture.Card) {
	h := &c.hovered
	if h.edge == nil {
		h.edge = cardOutline(c.dom, "", 0)
		c.stage.hovered.add(h.edge)
	}
	shown := card != nil && c.isPlainCard(card.ID)
	h.edge.set("class", classes("canvas-hover-edge", "hidden", !shown))
	if shown {
		h.edge.set("transform", translate(card.Middle))
	}
	h.handles = c.showHandles(h.handles, c.stage.hovered, card, card != nil && c.mayPull() && !c.wantsHandles(card.ID))
	if h.handles != nil {
		h.handles.group.set("transform", translate(card.Middle))
	}
}

func (c *Canvas) writeHoveredLine(line *picture.Line) {
	h := &c.hovered
	if line == nil || !c.isPlainLine(line) {
		if h.line != nil {
			h.line.group.drop()
			h.line = nil
		}
		return
	}
	if h.line == nil {
		h.line = c.newLineView()
		h.line.group.set("class", "canvas-line hovered")
		c.stage.hovered.add(h.line.group)
	}
	h.line.path.set("d", line.Route.Path())
	h.line.whole = !c.sight.far
	c.writeLabel(line, h.line)
}

// isPlainCard tells whether a state has no look that says more than that the
// pointer is over it.
func (c *Canvas) isPlainCard(id string) bool {
	m := &c.marks
	progress, _ := m.ofState(id)
	return !m.states[id] && !m.bandedStates[id] && !m.found[id] && m.target != id && m.editing != id && m.problems[id] == 0 &&
		(progress == progressNone || progress == progressAhead)
}

// isPlainLine is the same of a transition.
func (c *Canvas) isPlainLine(line *picture.Line) bool {
	return !c.standsOut(line) && !c.marks.found[line.ID]
}
