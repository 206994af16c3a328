package geometry

import (
	"cmp"
	"math"
	"slices"
)

// Found is a way that was looked for among cards.
type Found struct {
	Route Route
	// Area is all the ground that was looked at: as long as no card comes, goes or
	// moves there, the way stays what it is.
	Area Rect
}

const (
	// clearance is how near a line may come to a card that is not its end.
	clearance = 8.0
	// A way along other sides than usual, or that leaves backwards, counts as so
	// many pixels longer.
	otherSide = 24.0
	wrongSide = 320.0
	takenSide = 120.0 // by the line that leads the other way
)

// Avoiding finds the way among cards: the usual one where that is free, else the
// shortest of a few smooth ones along other sides, else one around the corners.
// The ids are those of the line's own ends. Bends that a person has put are never
// changed, and where nothing is free the usual way is taken.
func (l Line) Avoiding(cards *Cells, from, to string) Found {
	s := search{line: l, cards: cards, from: from, to: to}
	route := l.Route()
	if len(l.Via) == 0 {
		if s.way = s.inTheWay(route); !s.way.IsEmpty() {
			if around, ok := s.detour(); ok {
				route = around
			}
		}
	}
	if l.LabelAt != nil {
		route.Label = *l.LabelAt
	} else {
		route.Label = s.labelOff(route)
	}
	return Found{Route: route, Area: s.seen.Union(route.Box())}
}

func (s *search) detour() (Route, bool) {
	if s.line.Self {
		below := s.line.loop().mirrored(s.line.From.Middle().Y)
		return below, s.isFree(below)
	}
	direct := math.Abs(s.line.From.Middle().X-s.line.To.Middle().X) + math.Abs(s.line.From.Middle().Y-s.line.To.Middle().Y)
	// A curve that is no great way about reads best; one that is, worst.
	short := 1.25*direct + 160
	if r, ok := s.smooth(0, short); ok {
		return r, true
	}
	if r, ok := s.aroundCorners(); ok {
		return r, true
	}
	return s.smooth(short, math.Inf(1))
}

// smooth takes the shortest free one of the single curves between two sides that
// are longer than one length and no longer than another.
func (s *search) smooth(over, upTo float64) (Route, bool) {
	l := s.line
	type candidate struct {
		route  Route
		length float64
	}
	var candidates [16]candidate
	n := 0
	for _, start := range Sides() {
		for _, end := range Sides() {
			var r Route
			if start == end {
				r = l.bow(start, s.way)
			} else {
				r = l.across(start, end)
			}
			c := r.Curves[0]
			length := Distance(c.From, c.C1) + Distance(c.C1, c.C2) + Distance(c.C2, c.To)
			candidates[n] = candidate{r, length + l.reluctance(start, end)}
			n++
		}
	}
	// Of two as long the first stays first, so that one question has one answer.
	slices.SortStableFunc(candidates[:], func(a, b candidate) int { return cmp.Compare(a.length, b.length) })
	for i := range candidates {
		if c := &candidates[i]; c.length > over && c.length <= upTo && s.isFree(c.route) {
			return c.route, true
		}
	}
	return Route{}, false
}

// across is a curve from one side to another. Where it runs mostly across the
// direction it leaves in, lanes are kept apart that way too, and labels along it.
func (l Line) across(start, end Side) Route {
	r := l.smooth(l.startAt(start), l.endAt(end), start, end)
	if l.Lane == 0 {
		return r
	}
	c := &r.Curves[0]
	wide, high := math.Abs(c.To.X-c.From.X), math.Abs(c.To.Y-c.From.Y)
	upright := start == Top || start == Bottom
	switch {
	case upright && wide > high:
		c.C1.Y, c.C2.Y = c.C1.Y+l.Lane*bulge/2, c.C2.Y+l.Lane*bulge/2
	case !upright && high > wide:
		c.C1.X, c.C2.X = c.C1.X+l.Lane*bulge/2, c.C2.X+l.Lane*bulge/2
	default:
		return r
	}
	const along, most = 5.0, 0.3
	r.Label = c.At(0.5 + max(-most, min(most, along*l.Lane/(wide+high))))
	return r
}

// reluctance is how many pixels of detour it is worth not to use these sides.
func (l Line) reluctance(start, end Side) float64 {
	usualStart, usualEnd := l.sides()
	cost := 0.0
	switch {
	case start == usualStart:
	case start == Left && usualStart == Right || l.Trigger && start == Right:
		cost += wrongSide
	case start == Left && l.Return:
		cost += takenSide
	default:
		cost += otherSide
	}
	switch {
	case end == usualEnd:
	case end == Right && usualEnd == Left:
		cost += wrongSide
	case end == Right && l.Return:
		cost += takenSide
	default:
		cost += otherSide
	}
	return cost
}

// bow is a curve that leaves and enters on the same side and clears what is in
// the way.
func (l Line) bow(side Side, way Rect) Route {
	from, to := l.nested(side)
	out := side.Outward()
	all := way.Union(l.From).Union(l.To)
	edge := all.Port(side, max(clearance+5, room+l.Lane))
	c := Curve{From: from, C1: from, C2: to, To: to}
	// A curve reaches three quarters of the way to its control points.
	if out.X == 0 {
		y := (from.Y+to.Y)/2 + (edge.Y-(from.Y+to.Y)/2)*bulge
		c.C1.Y, c.C2.Y = y, y
	} else {
		x := (from.X+to.X)/2 + (edge.X-(from.X+to.X)/2)*bulge
		c.C1.X, c.C2.X = x, x
	}
	return Route{Curves: []Curve{c}, Label: c.At(0.5)}
}

// mirrored is the route turned over a level line.
func (r Route) mirrored(y float64) Route {
	m := Route{Curves: make([]Curve, len(r.Curves)), Label: Point{X: r.Label.X, Y: 2*y - r.Label.Y}}
	for i, c := range r.Curves {
		m.Curves[i] = Curve{
			From: Point{X: c.From.X, Y: 2*y - c.From.Y}, C1: Point{X: c.C1.X, Y: 2*y - c.C1.Y},
			C2: Point{X: c.C2.X, Y: 2*y - c.C2.Y}, To: Point{X: c.To.X, Y: 2*y - c.To.Y},
		}
	}
	return m
}
