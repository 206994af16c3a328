//go:build js

package canvas

import (
	"time"

	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
)

// frameShare is how long a frame may spend on elements that are missing.
const frameShare = 6 * time.Millisecond

// populate makes the elements that are missing, what is seen first, and takes
// those away that are out of sight. What a frame has no time for waits for the
// next one.
func (c *Canvas) populate() {
	begun := time.Now()
	seen, around, gone := c.lacking()
	done := 0
	for _, some := range [...]picture.Changes{seen, around, gone} {
		for i := range len(some.Cards) + len(some.Lines) {
			if done++; done%8 == 0 && time.Since(begun) > frameShare {
				c.frame.request()
				return
			}
			if i < len(some.Cards) {
				c.writeCard(some.Cards[i])
			} else {
				c.writeLine(some.Lines[i-len(some.Cards)])
			}
		}
	}
	c.sight.stale = false
	if !c.bundling() {
		c.dropBundles()
	}
}

// populateSeen makes what is seen at once, however long that takes.
func (c *Canvas) populateSeen() {
	seen, around, gone := c.lacking()
	if c.sight.far && len(c.cards) == 0 {
		c.plantCards(seen.Cards)
		seen.Cards = nil
	}
	for _, id := range seen.Cards {
		c.writeCard(id)
	}
	for _, id := range seen.Lines {
		c.writeLine(id)
	}
	c.sight.stale = len(around.Cards)+len(around.Lines)+len(gone.Cards)+len(gone.Lines) > 0 ||
		len(c.bundles.all) > 0 && !c.bundling()
	if c.sight.stale {
		c.frame.request()
	}
}

// lacking lists what is drawn with less or more than it should be: what is seen,
// what lies around that, and what is in vain.
func (c *Canvas) lacking() (seen, around, gone picture.Changes) {
	w, screen := c.editor.Workflow(), c.screen.seen()
	sorted := func(have, want detail, box geometry.Rect) *picture.Changes {
		switch {
		case want < have:
			return &gone
		case box.Meets(screen):
			return &seen
		}
		return &around
	}
	// From the last on: each card then finds the one it goes before at once.
	for i := len(w.States) - 1; i >= 0; i-- {
		id := w.States[i].ID
		card, have := c.picture.Card(id), c.cards[id].detail()
		if want := c.detailOfCard(card); want != have {
			list := sorted(have, want, card.Box())
			list.Cards = append(list.Cards, id)
		}
	}
	for i := range w.Transitions {
		id := w.Transitions[i].ID
		line, have := c.picture.Line(id), c.lines[id].detail()
		if want := c.detailOfLine(line); want != have {
			list := sorted(have, want, line.Box())
			list.Lines = append(list.Lines, id)
		}
	}
	return seen, around, gone
}
