package geometry

import (
	"cmp"
	"math"
	"slices"
)

// Guide is a line that shows what a dragged card is in line with, or the gap that
// is as wide as another.
type Guide struct {
	From, To Point
	// Gap is set for the width of a gap, which is drawn with ends.
	Gap bool
}

// Guides says how much further something that is dragged has to move to be in
// line with others, and what to draw then. Edges and middles count when they are
// within a tolerance, and so do gaps that become as wide as the one to the next
// neighbour or between two neighbours. Across and down are settled apart; where
// nothing is near, the distance is zero and there is nothing to draw.
func Guides(moving Rect, others []Rect, tolerance float64) (Point, []Guide) {
	across, down := axis{}, axis{turned: true}
	by := Point{X: across.nearest(moving, others, tolerance), Y: down.nearest(moving, others, tolerance)}
	moved := moving
	moved.X, moved.Y = moved.X+by.X, moved.Y+by.Y
	guides := append(across.inLine(moved, others), down.inLine(moved, others)...)
	guides = append(guides, across.equalGaps(moved, others)...)
	return by, append(guides, down.equalGaps(moved, others)...)
}

// axis looks at rectangles across or, turned, down.
type axis struct{ turned bool }

func (a axis) seen(r Rect) Rect {
	if a.turned {
		return Rect{X: r.Y, Y: r.X, Width: r.Height, Height: r.Width}
	}
	return r
}

func (a axis) guide(x, y, x2, y2 float64, gap bool) Guide {
	if a.turned {
		return Guide{From: Point{X: y, Y: x}, To: Point{X: y2, Y: x2}, Gap: gap}
	}
	return Guide{From: Point{X: x, Y: y}, To: Point{X: x2, Y: y2}, Gap: gap}
}

// sameLine is how far numbers may be apart that came from different sums.
const sameLine = 0.01

// marks are the lines of a rectangle that others can be in line with. Middles come
// first: of several as near, the middle is what a person means.
func marks(r Rect) [3]float64 { return [3]float64{r.X + r.Width/2, r.X, r.Right()} }

// nearest is the least distance that brings something in line.
func (a axis) nearest(moving Rect, others []Rect, tolerance float64) float64 {
	m := a.seen(moving)
	best, found := tolerance+sameLine, 0.0
	try := func(by float64) {
		// The tie between left and right does not depend on the order of the others.
		if d := math.Abs(by); d < best || d == best && by > found {
			best, found = d, by
		}
	}
	for i := range others {
		o := a.seen(others[i])
		from, to := marks(m), marks(o)
		// Middles with middles, edges with edges: an edge in line with a middle
		// means nothing to anybody.
		try(to[0] - from[0])
		for _, f := range from[1:] {
			try(to[1] - f)
			try(to[2] - f)
		}
	}
	row := a.row(m, others)
	for i, r := range row {
		if i+1 < len(row) && row[i+1].X > r.Right() {
			// Between two neighbours, or as far beyond them as they are apart.
			gap := row[i+1].X - r.Right()
			try((r.Right()+row[i+1].X)/2 - (m.X + m.Width/2))
			try(row[i+1].Right() + gap - m.X)
			try(r.X - gap - m.Right())
		}
	}
	if best > tolerance {
		return 0
	}
	return found
}

// row lists the others that stand beside something, in order.
func (a axis) row(m Rect, others []Rect) []Rect {
	var row []Rect
	for i := range others {
		o := a.seen(others[i])
		if o.Y < m.Y+m.Height && m.Y < o.Y+o.Height {
			row = append(row, o)
		}
	}
	slices.SortFunc(row, func(p, q Rect) int {
		return cmp.Or(cmp.Compare(p.X, q.X), cmp.Compare(p.Y, q.Y), cmp.Compare(p.Width, q.Width), cmp.Compare(p.Height, q.Height))
	})
	return row
}

// inLine draws one guide through everything that shares a line with the moved.
func (a axis) inLine(moved Rect, others []Rect) []Guide {
	m := a.seen(moved)
	var guides []Guide
	for i, line := range marks(m) {
		from, to, met := m.Y, m.Bottom(), false
		for j := range others {
			o := a.seen(others[j])
			theirs := marks(o)
			if i == 0 && math.Abs(theirs[0]-line) > sameLine {
				continue
			}
			if i > 0 && math.Abs(theirs[1]-line) > sameLine && math.Abs(theirs[2]-line) > sameLine {
				continue
			}
			from, to, met = min(from, o.Y), max(to, o.Bottom()), true
		}
		if met {
			guides = append(guides, a.guide(line, from, line, to, false))
		}
	}
	// Where the middles are in line the edges of cards, all one size, are too: one
	// guide says it.
	if len(guides) == 3 {
		guides = guides[:1]
	}
	return guides
}

// equalGaps draws the gaps beside the moved that are as wide as one another or as
// the next one further on.
func (a axis) equalGaps(moved Rect, others []Rect) []Guide {
	m := a.seen(moved)
	row := a.row(m, others)
	var before, after []Rect // nearest first
	for i := range row {
		if r := row[len(row)-1-i]; r.Right() <= m.X {
			before = append(before, r)
		}
		if row[i].X >= m.Right() {
			after = append(after, row[i])
		}
	}
	var guides []Guide
	draw := func(left, right Rect) { guides = append(guides, a.gap(left, right)) }
	same := func(left, right, left2, right2 Rect) bool {
		return math.Abs((right.X-left.Right())-(right2.X-left2.Right())) <= sameLine && right.X > left.Right()
	}
	if len(before) > 0 && len(after) > 0 && same(before[0], m, m, after[0]) {
		draw(before[0], m)
		draw(m, after[0])
	}
	if len(before) > 1 && same(before[0], m, before[1], before[0]) {
		draw(before[1], before[0])
		draw(before[0], m)
	}
	if len(after) > 1 && same(m, after[0], after[0], after[1]) {
		draw(m, after[0])
		draw(after[0], after[1])
	}
	return unrepeated(guides)
}

// gap is the guide across the free space between two neighbours.
func (a axis) gap(left, right Rect) Guide {
	y := (max(left.Y, right.Y) + min(left.Bottom(), right.Bottom())) / 2
	return a.guide(left.Right(), y, right.X, y, true)
}

func unrepeated(guides []Guide) []Guide {
	var kept []Guide
	for _, g := range guides {
		if !slices.Contains(kept, g) {
			kept = append(kept, g)
		}
	}
	return kept
}
