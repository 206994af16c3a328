package geometry

import (
	"math"

	"statecraft/engine"
)

// Point is a place on the canvas, or a distance.
type Point = engine.Point

// Rect is a rectangle; the zero one is empty.
type Rect struct{ X, Y, Width, Height float64 }

// Between is the rectangle with two opposite corners, in any order.
func Between(a, b Point) Rect {
	return Rect{X: min(a.X, b.X), Y: min(a.Y, b.Y), Width: math.Abs(a.X - b.X), Height: math.Abs(a.Y - b.Y)}
}

// Around is the rectangle of a size with its middle at a point.
func Around(middle Point, width, height float64) Rect {
	return Rect{X: middle.X - width/2, Y: middle.Y - height/2, Width: width, Height: height}
}

// IsEmpty tells whether the rectangle is the zero one.
func (r Rect) IsEmpty() bool { return r == Rect{} }

// Right is the x of the right edge.
func (r Rect) Right() float64 { return r.X + r.Width }

// Bottom is the y of the lower edge.
func (r Rect) Bottom() float64 { return r.Y + r.Height }

// Middle is the centre.
func (r Rect) Middle() Point { return Point{X: r.X + r.Width/2, Y: r.Y + r.Height/2} }

// Has tells whether a point lies inside or on the edge.
func (r Rect) Has(p Point) bool {
	return p.X >= r.X && p.X <= r.Right() && p.Y >= r.Y && p.Y <= r.Bottom()
}

// Meets tells whether two rectangles share a point.
func (r Rect) Meets(o Rect) bool {
	return r.X <= o.Right() && o.X <= r.Right() && r.Y <= o.Bottom() && o.Y <= r.Bottom()
}

// Grown is the rectangle with every edge moved outwards.
func (r Rect) Grown(by float64) Rect {
	return Rect{X: r.X - by, Y: r.Y - by, Width: r.Width + 2*by, Height: r.Height + 2*by}
}

// Union is the smallest rectangle around both; an empty one adds nothing.
func (r Rect) Union(o Rect) Rect {
	if r.IsEmpty() {
		return o
	}
	if o.IsEmpty() {
		return r
	}
	x, y := min(r.X, o.X), min(r.Y, o.Y)
	return Rect{X: x, Y: y, Width: max(r.Right(), o.Right()) - x, Height: max(r.Bottom(), o.Bottom()) - y}
}

// Plus is the point moved by a distance.
func Plus(p, by Point) Point { return Point{X: p.X + by.X, Y: p.Y + by.Y} }

// Minus is the distance from o to p.
func Minus(p, o Point) Point { return Point{X: p.X - o.X, Y: p.Y - o.Y} }

// Distance is how far two points are apart.
func Distance(a, b Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }
