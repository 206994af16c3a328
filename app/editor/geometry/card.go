package geometry

import "math"

// Sizes of what is on the canvas, in pixels at 100 %.
const (
	CardWidth  = 164.0
	CardHeight = 58.0
	CardRadius = 10.0

	// Grid is what positions snap to, Dots the step of the dotted ground.
	Grid = 8.0
	Dots = 24.0

	// ColumnStep and RowStep are comfortable distances between the middles of
	// neighbouring cards, with room for a label between them.
	ColumnStep = 288.0
	RowStep    = 104.0
)

// Side is an edge of a card.
type Side string

// The four sides; the value is the name of the handle there.
const (
	Right  Side = "right"
	Left   Side = "left"
	Top    Side = "top"
	Bottom Side = "bottom"
)

// Sides lists all of them, in the order handles are drawn.
func Sides() [4]Side { return [4]Side{Right, Left, Top, Bottom} }

// Outward is the direction that leads away from a card on this side.
func (s Side) Outward() Point {
	switch s {
	case Left:
		return Point{X: -1}
	case Top:
		return Point{Y: -1}
	case Bottom:
		return Point{Y: 1}
	}
	return Point{X: 1}
}

// Card is the rectangle of a state whose middle is at a point.
func Card(middle Point) Rect { return Around(middle, CardWidth, CardHeight) }

// Port is the middle of a side, out of the rectangle by a gap.
func (r Rect) Port(s Side, gap float64) Point {
	m, out := r.Middle(), s.Outward()
	return Point{
		X: m.X + out.X*(r.Width/2+gap),
		Y: m.Y + out.Y*(r.Height/2+gap),
	}
}

// Snap is the nearest point of the grid.
func Snap(p Point) Point {
	return Point{X: math.Round(p.X/Grid) * Grid, Y: math.Round(p.Y/Grid) * Grid}
}
