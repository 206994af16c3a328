//go:build js

package canvas

import (
	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
)

// detail is how much of a state or transition is drawn.
type detail int

const (
	detailNone  detail = iota // no elements
	detailPlain               // its outline, and its name for who cannot see it
	detailWhole
)

// farZoom is the zoom below which nobody can read a word: only outlines are
// drawn there.
const farZoom = 0.35

// A picture with more than this is large: only what is in sight has elements.
const (
	manyCards = 300
	manyLines = 600
)

// What has elements reaches beyond what is seen by a share of the screen, and
// is chosen anew when less than another share is left of that.
const (
	sightAround = 0.35
	sightLeast  = 0.1
)

// sight is the part of the picture that has elements.
type sight struct {
	large bool
	far   bool
	area  geometry.Rect // of a large picture
	stale bool          // some elements are missing, or there are too many
}

// holds tells whether something in a rectangle has elements for being in sight.
func (s *sight) holds(r geometry.Rect) bool { return !s.large || s.area.Meets(r) }

// detail is how much is drawn of what is in sight.
func (s *sight) detail() detail {
	if s.far {
		return detailPlain
	}
	return detailWhole
}

// suits tells whether the area still serves what is seen now: it reaches far
// enough, and not so far that most of it is in vain.
func (s *sight) suits(seen geometry.Rect) bool {
	least := spread(seen, sightLeast)
	return s.area.X <= least.X && s.area.Y <= least.Y && s.area.Right() >= least.Right() && s.area.Bottom() >= least.Bottom() &&
		s.area.Width <= 3*seen.Width
}

// spread is a rectangle grown by a share of its own size on every side.
func spread(r geometry.Rect, share float64) geometry.Rect {
	x, y := r.Width*share, r.Height*share
	return geometry.Rect{X: r.X - x, Y: r.Y - y, Width: r.Width + 2*x, Height: r.Height + 2*y}
}

// lookAround finds out what should have elements after the view or the size of
// the document has changed.
func (c *Canvas) lookAround() {
	w, s, seen := c.editor.Workflow(), &c.sight, c.screen.seen()
	large := len(w.States) > manyCards || len(w.Transitions) > manyLines
	far := c.screen.view.Zoom < farZoom
	if large == s.large && far == s.far && (!large || s.suits(seen)) {
		return
	}
	s.large, s.far, s.stale = large, far, true
	if large {
		s.area = spread(seen, sightAround)
	}
	c.bundleLines()
	c.frame.request()
}

// detailOfCard is how much of a card should be drawn now.
func (c *Canvas) detailOfCard(card *picture.Card) detail {
	switch {
	case card == nil:
		return detailNone
	case c.sight.holds(card.Box()):
		return c.sight.detail()
	case c.keepsCard(card.ID):
		return detailPlain
	}
	return detailNone
}

// keepsCard tells whether a state has its elements wherever it is: keys and
// people who do not see the picture are with it.
func (c *Canvas) keepsCard(id string) bool {
	_, moves := c.lifted.cards[id]
	return moves || c.hover.focused == id || c.marks.states[id] || c.marks.editing == id
}

// detailOfLine is how much of a line should be drawn now. Far off, a line of a
// large picture is drawn in a bundle, unless it looks different from others.
func (c *Canvas) detailOfLine(line *picture.Line) detail {
	switch {
	case line == nil:
		return detailNone
	case c.sight.large && c.sight.far && !c.standsOut(line):
		return detailNone
	case c.sight.holds(line.Box()):
		return c.sight.detail()
	case c.marks.transitions[line.ID]:
		return detailPlain
	}
	return detailNone
}

// standsOut tells whether a line has a look of its own.
func (c *Canvas) standsOut(line *picture.Line) bool {
	id, m := line.ID, &c.marks
	return m.transitions[id] || m.bandedTransitions[id] || m.editing == id ||
		m.problems[id] > 0 || m.taken[id]
}
