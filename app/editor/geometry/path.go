package geometry

import "math"

// The open arrowhead: how long its strokes are and how far they spread, and how
// far its tip stays away from the card.
const (
	headLength = 10.0
	headSpread = 4.5
	tipGap     = 2.0
)

// Path is the route as SVG path data, with the arrowhead at its end. One path
// for both means one attribute to write while a card is dragged.
func (r Route) Path() string {
	if len(r.Curves) == 0 {
		return ""
	}
	b := r.appendCourse(make([]byte, 0, 96))
	return string(appendHead(b, r.Curves[len(r.Curves)-1]))
}

// Course is the path without the arrowhead, for a view too far off to see one.
func (r Route) Course() string { return string(r.appendCourse(make([]byte, 0, 64))) }

func (r Route) appendCourse(b []byte) []byte {
	for i, c := range r.Curves {
		if i == 0 {
			b = appendMove(b, c.From)
		}
		b = appendCurve(b, c)
	}
	return b
}

// appendHead draws the arrowhead in the direction the curve ends in.
func appendHead(b []byte, c Curve) []byte {
	d := direction(c.C2, c.To)
	base := Point{X: c.To.X - d.X*headLength, Y: c.To.Y - d.Y*headLength}
	across := Point{X: -d.Y * headSpread, Y: d.X * headSpread}
	b = appendMove(b, Plus(base, across))
	b = appendLine(b, c.To)
	return appendLine(b, Minus(base, across))
}

// StraightPath is a line between two points with an arrowhead.
func StraightPath(from, to Point) string {
	third := scaled(Minus(to, from), 1.0/3)
	return Route{Curves: []Curve{{From: from, C1: Plus(from, third), C2: Minus(to, third), To: to}}}.Path()
}

// DistanceTo is how far a point is from the line.
func (r Route) DistanceTo(p Point) float64 {
	nearest := math.Inf(1)
	for _, c := range r.Curves {
		nearest = math.Min(nearest, c.DistanceTo(p))
	}
	return nearest
}

// Box is a rectangle that holds the line.
func (r Route) Box() Rect {
	var box Rect
	for _, c := range r.Curves {
		box = box.Union(c.Box())
	}
	return box
}

// Meets tells whether the line passes through a rectangle.
func (r Route) Meets(area Rect) bool {
	for i := range r.Curves {
		if r.Curves[i].meets(area, 12) {
			return true
		}
	}
	return false
}

// meets halves the curve until a piece is clearly outside, begins inside, or is
// as good as straight.
func (c *Curve) meets(area Rect, halvings int) bool {
	left, right := min(c.From.X, c.C1.X, c.C2.X, c.To.X), max(c.From.X, c.C1.X, c.C2.X, c.To.X)
	upper, lower := min(c.From.Y, c.C1.Y, c.C2.Y, c.To.Y), max(c.From.Y, c.C1.Y, c.C2.Y, c.To.Y)
	if left > area.X+area.Width || right < area.X || upper > area.Y+area.Height || lower < area.Y {
		return false
	}
	if area.Has(c.From) || area.Has(c.To) {
		return true
	}
	if halvings == 0 || right-left+lower-upper < 8 {
		return area.isCrossedBy(c.From, c.To)
	}
	first, second := c.halves()
	return first.meets(area, halvings-1) || second.meets(area, halvings-1)
}

// halves cuts the curve in two.
func (c *Curve) halves() (first, second Curve) {
	a, b, d := half(c.From, c.C1), half(c.C1, c.C2), half(c.C2, c.To)
	ab, bd := half(a, b), half(b, d)
	middle := half(ab, bd)
	return Curve{From: c.From, C1: a, C2: ab, To: middle}, Curve{From: middle, C1: bd, C2: d, To: c.To}
}

func half(a, b Point) Point { return Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2} }

// isCrossedBy tells whether a segment passes through the rectangle: it cuts the
// segment at each edge and looks whether anything is left.
func (r Rect) isCrossedBy(a, b Point) bool {
	start, end := 0.0, 1.0
	d := Minus(b, a)
	for _, edge := range [4]struct{ towards, distance float64 }{
		{-d.X, a.X - r.X}, {d.X, r.Right() - a.X}, {-d.Y, a.Y - r.Y}, {d.Y, r.Bottom() - a.Y},
	} {
		switch t := edge.distance / edge.towards; {
		case edge.towards == 0 && edge.distance < 0:
			return false
		case edge.towards < 0:
			start = max(start, t)
		case edge.towards > 0:
			end = min(end, t)
		}
	}
	return start <= end
}
