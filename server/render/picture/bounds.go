package picture

import (
	"math"

	"statecraft/engine"
)

// bounds is a rectangle that grows.
type bounds struct {
	left, top, right, bottom float64
}

func nothing() bounds {
	return bounds{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
}

func (b *bounds) include(middle engine.Point, width, height float64) {
	b.left, b.right = min(b.left, middle.X-width/2), max(b.right, middle.X+width/2)
	b.top, b.bottom = min(b.top, middle.Y-height/2), max(b.bottom, middle.Y+height/2)
}

func (b *bounds) includeShape(s *Shape) { b.include(s.At, s.Width, s.Height) }

// includeCurve takes in the curve itself: its control points lie far outside.
func (b *bounds) includeCurve(points []engine.Point) {
	const steps = 8
	for i := 0; i+3 < len(points); i += 3 {
		for n := range steps + 1 {
			b.include(between(points[i:i+4], float64(n)/steps), 0, 0)
		}
	}
}

// between is a point of a Bézier segment.
func between(p []engine.Point, t float64) engine.Point {
	u := 1 - t
	a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return xy(a*p[0].X+b*p[1].X+c*p[2].X+d*p[3].X, a*p[0].Y+b*p[1].Y+c*p[2].Y+d*p[3].Y)
}

// bounds is the rectangle around everything drawn, in whole pixels and with a
// margin.
func (d *drawing) bounds() bounds {
	if len(d.scene.Shapes) == 0 {
		return bounds{right: 320, bottom: 96}
	}
	box := nothing()
	for i := range d.scene.Shapes {
		box.includeShape(&d.scene.Shapes[i])
	}
	for i := range d.scene.loops {
		box.includeShape(&d.scene.loops[i].label)
	}
	for i := range d.links {
		box.includeCurve(d.links[i].points)
	}
	return bounds{
		math.Floor(box.left) - margin, math.Floor(box.top) - margin,
		math.Ceil(box.right) + margin, math.Ceil(box.bottom) + margin,
	}
}
