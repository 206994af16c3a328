package picture

import (
	"math"
	"slices"

	"statecraft/engine"
)

// drawnLink is a link with its curve as it is drawn.
type drawnLink struct {
	points []engine.Point // a start, then three for each segment
	head   bool
}

const (
	headLength, headWidth = 9, 4.5
	// tipGap keeps the tip of an arrow off what it points at.
	tipGap = 2
	// lane is how far returns that come and go stand off the middle of an edge.
	lane = 14
)

// drawnLinks computes all curves, and places the labels of loops on theirs.
func (s *Scene) drawnLinks() []drawnLink {
	links := make([]drawnLink, 0, len(s.Links)+len(s.loops))
	for i := range s.Links {
		links = append(links, s.drawn(&s.Links[i]))
	}
	for i := range s.loops {
		links = append(links, s.placeLoop(&s.loops[i]))
	}
	return links
}

// drawn brings the ends of a routed curve to where the drawing wants them.
func (s *Scene) drawn(l *Link) drawnLink {
	from, to := &s.Shapes[l.From], &s.Shapes[l.To]
	points := slices.Clone(l.Path)
	if len(points) < 4 || len(points)%3 != 1 {
		points = s.straight(from, to, l)
	}
	last := len(points) - 1
	if l.Return && from.Kind == Card {
		shift(points, 0, 1, s.along(-lane))
	}
	if l.Return && to.Kind == Card {
		shift(points, last, last-1, s.along(lane))
	}
	if l.head {
		gap := float64(tipGap)
		if l.ToSide == Behind && to.join != noSign {
			gap += signRadius + s.signOffset()
		}
		shift(points, last, last-1, backwards(points, gap))
	}
	return drawnLink{points: points, head: l.head}
}

// straight is the curve of a link that was not routed.
func (s *Scene) straight(from, to *Shape, l *Link) []engine.Point {
	a, b := s.port(from, l.FromSide), s.port(to, l.ToSide)
	third := func(n float64) engine.Point { return xy(a.X+(b.X-a.X)*n/3, a.Y+(b.Y-a.Y)*n/3) }
	return []engine.Point{a, third(1), third(2), b}
}

// port is the middle of a shape's side.
func (s *Scene) port(shape *Shape, side Side) engine.Point {
	x, y := 0.0, 0.0
	switch side {
	case Ahead:
		x = 1
	case Behind:
		x = -1
	case Over:
		y = -1
	case Under:
		y = 1
	}
	if s.Down {
		// Right becomes bottom, top becomes right.
		x, y = -y, x
	}
	return xy(shape.At.X+x*shape.Width/2, shape.At.Y+y*shape.Height/2)
}

// along is a way in the reading direction.
func (s *Scene) along(n float64) engine.Point {
	if s.Down {
		return xy(0, n)
	}
	return xy(n, 0)
}

// backwards is the way back from a curve's end, against the direction it
// arrives in.
func backwards(points []engine.Point, n float64) engine.Point {
	x, y := heading(points)
	return xy(-x*n, -y*n)
}

// heading is the direction in which a curve arrives.
func heading(points []engine.Point) (x, y float64) {
	end := points[len(points)-1]
	for i := len(points) - 2; i >= 0; i-- {
		x, y = end.X-points[i].X, end.Y-points[i].Y
		if length := math.Hypot(x, y); length > 0.5 {
			return x / length, y / length
		}
	}
	return 1, 0
}

func shift(points []engine.Point, end, control int, by engine.Point) {
	points[end], points[control] = shifted(points[end], by), shifted(points[control], by)
}

func shifted(p, by engine.Point) engine.Point { return xy(p.X+by.X, p.Y+by.Y) }

func (l *drawnLink) path() *path {
	p := new(path).move(l.points[0])
	for i := 1; i+2 < len(l.points); i += 3 {
		p.curve(l.points[i], l.points[i+1], l.points[i+2])
	}
	return p
}

// arrowhead is open: two strokes that meet at the tip.
func (l *drawnLink) arrowhead() *path {
	tip := l.points[len(l.points)-1]
	x, y := heading(l.points)
	backX, backY := tip.X-x*headLength, tip.Y-y*headLength
	return new(path).
		move(xy(backX-y*headWidth, backY+x*headWidth)).
		line(tip).
		line(xy(backX+y*headWidth, backY-x*headWidth))
}
