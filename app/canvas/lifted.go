//go:build js

package canvas

import "statecraft/app/editor/picture"

// lifted is what a gesture moves. It is drawn in the upper picture while its
// own elements wait below, hidden and as they were, so that a frame of the
// gesture leaves the large picture alone. They are not moved over, because an
// element that is moved loses the keyboard's focus.
type lifted struct {
	// By id; nil where something is moved that is out of sight.
	cards map[string]*cardView
	lines map[string]*lineView
}

// lift draws what a gesture moves in the upper picture until it is lowered.
func (c *Canvas) lift(changes picture.Changes) {
	for _, id := range changes.Cards {
		if _, up := c.lifted.cards[id]; !up {
			c.lifted.cards[id] = nil
		}
	}
	for _, id := range changes.Lines {
		if _, up := c.lifted.lines[id]; !up {
			c.lifted.lines[id] = nil
		}
	}
	c.touch(changes)
}

// lower gives everything lifted back to the large picture.
func (c *Canvas) lower() {
	if len(c.lifted.cards) == 0 && len(c.lifted.lines) == 0 {
		return
	}
	for id, view := range c.lifted.cards {
		if view != nil {
			view.group.drop()
		}
		c.touchCards(id)
	}
	for id, view := range c.lifted.lines {
		if view != nil {
			view.group.drop()
		}
		c.touchLines(id)
	}
	clear(c.lifted.cards)
	clear(c.lifted.lines)
	c.stage.root.set("data-lifted", "false")
}

// writeLiftedCard draws a card that a gesture moves.
func (c *Canvas) writeLiftedCard(card *picture.Card) {
	view := c.lifted.cards[card.ID]
	if view == nil {
		if !c.sight.holds(card.Box()) {
			return
		}
		view = &cardView{group: c.cardTemplate.copied()}
		view.group.Call("removeAttribute", "tabindex")
		c.stage.liftedCards.add(view.group)
		c.lifted.cards[card.ID] = view
		c.stage.root.set("data-lifted", "true")
		if below := c.cards[card.ID]; below != nil {
			below.group.set("class", "canvas-card lifted")
		}
	}
	c.drawCard(card, view, c.sight.detail())
}

// writeLiftedLine draws a line that a gesture moves.
func (c *Canvas) writeLiftedLine(line *picture.Line) {
	view := c.lifted.lines[line.ID]
	if view == nil {
		if !c.sight.holds(line.Box()) {
			return
		}
		view = c.newLineView()
		c.stage.liftedLines.add(view.group)
		c.lifted.lines[line.ID] = view
		if below := c.lines[line.ID]; below != nil {
			below.group.set("class", "canvas-line lifted")
		}
	}
	c.drawLine(line, view, c.sight.detail())
}
