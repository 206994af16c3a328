package geometry

import (
	"math"
	"strconv"
)

// Curve is a cubic Bézier curve.
type Curve struct{ From, C1, C2, To Point }

// At is the point at t, from 0 at the start to 1 at the end.
func (c Curve) At(t float64) Point {
	u := 1 - t
	a, b, d, e := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return Point{
		X: a*c.From.X + b*c.C1.X + d*c.C2.X + e*c.To.X,
		Y: a*c.From.Y + b*c.C1.Y + d*c.C2.Y + e*c.To.Y,
	}
}

// Box is a rectangle that holds the curve.
func (c Curve) Box() Rect {
	return Between(c.From, c.To).Union(Between(c.C1, c.C2))
}

// segments walks the curve in straight pieces short enough to be taken for it,
// until each answers false.
func (c Curve) segments(each func(from, to Point) bool) {
	length := Distance(c.From, c.C1) + Distance(c.C1, c.C2) + Distance(c.C2, c.To)
	n := min(16+int(length/16), 256)
	from := c.From
	for i := 1; i <= n; i++ {
		to := c.At(float64(i) / float64(n))
		if !each(from, to) {
			return
		}
		from = to
	}
}

// DistanceTo is how far a point is from the curve.
func (c Curve) DistanceTo(p Point) float64 {
	nearest := math.Inf(1)
	c.segments(func(from, to Point) bool {
		nearest = math.Min(nearest, distanceToSegment(p, from, to))
		return true
	})
	return nearest
}

func distanceToSegment(p, a, b Point) float64 {
	along := Minus(b, a)
	length := along.X*along.X + along.Y*along.Y
	if length == 0 {
		return Distance(p, a)
	}
	t := ((p.X-a.X)*along.X + (p.Y-a.Y)*along.Y) / length
	t = math.Max(0, math.Min(1, t))
	return Distance(p, Point{X: a.X + t*along.X, Y: a.Y + t*along.Y})
}

// appendMove, appendCurve and appendLine write pieces of an SVG path.
func appendMove(b []byte, p Point) []byte {
	return appendPoint(append(b, 'M'), p)
}

func appendLine(b []byte, p Point) []byte {
	return appendPoint(append(b, 'L'), p)
}

func appendCurve(b []byte, c Curve) []byte {
	b = appendPoint(append(b, 'C'), c.C1)
	b = appendPoint(append(b, ' '), c.C2)
	return appendPoint(append(b, ' '), c.To)
}

func appendPoint(b []byte, p Point) []byte {
	return AppendNumber(append(AppendNumber(b, p.X), ','), p.Y)
}

// AppendNumber writes a coordinate with the tenth of a pixel that is visible.
func AppendNumber(b []byte, v float64) []byte {
	tenth := math.Round(v * 10)
	if tenth == math.Trunc(tenth/10)*10 {
		return strconv.AppendInt(b, int64(tenth/10), 10)
	}
	return strconv.AppendFloat(b, tenth/10, 'f', 1, 64)
}
