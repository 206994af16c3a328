package geometry

import "math"

// Lines between the same two cards leave and arrive side by side, half a lane
// apart, so that their arrowheads can be told from each other.
const (
	mostAcross = 20.0 // from the middle of a left or right side
	mostAlong  = 48.0 // from the middle of a top or bottom
)

// fan is how far from the middle of a side the line has its port.
func (l Line) fan(s Side) float64 {
	limit := mostAcross
	if s == Top || s == Bottom {
		limit = mostAlong
	}
	return max(-limit, min(limit, l.Lane/2))
}

// startAt and endAt are where the line leaves and enters on a side.
func (l Line) startAt(s Side) Point {
	f := l.fan(s)
	return slid(l.From.Port(s, beside(l.startGap(s), f)), s, f)
}

func (l Line) endAt(s Side) Point {
	f := l.fan(s)
	return slid(l.To.Port(s, tipGap+beside(l.endGap(s), f)), s, f)
}

// nested is where a line leaves and enters on the same side: of several the
// higher ones begin and end further out, so that none crosses another.
func (l Line) nested(s Side) (from, to Point) {
	f := l.fan(s)
	a, b := l.From.Middle(), l.To.Middle()
	if s == Left || s == Right {
		a.X, b.X = a.Y, b.Y
	}
	if a.X < b.X {
		f = -f
	}
	from = slid(l.From.Port(s, beside(l.startGap(s), f)), s, f)
	return from, slid(l.To.Port(s, tipGap+beside(l.endGap(s), f)), s, -f)
}

// beside is how much of the room a round sign takes is left beside its middle.
func beside(gap, off float64) float64 {
	return math.Sqrt(max(0, gap*gap-off*off))
}

// slid is a point moved along a side.
func slid(p Point, s Side, by float64) Point {
	if s == Left || s == Right {
		return Point{X: p.X, Y: p.Y + by}
	}
	return Point{X: p.X + by, Y: p.Y}
}
