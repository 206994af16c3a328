package geometry

import "slices"

// Distances of ways around corners, in pixels.
const (
	cornerRadius = 16.0
	turn         = 48.0 // a turn counts as so much way
	leastAir     = 10.0 // between a card and a line around it, at least
	fineAir      = 22.0 // and where there is room
)

// most is how many crossings a maze may have; a picture that needs more is
// beyond what a detour could make legible.
const most = 4096

// aroundCorners looks for a way of level and upright pieces: with air around the
// cards first, and near by before further out.
func (s *search) aroundCorners() (Route, bool) {
	const lane, mostLanes = 8, 1.5
	rank := max(-mostLanes, min(mostLanes, s.line.Rank))
	for _, try := range [3]struct{ air, reach float64 }{{fineAir + lane*rank, 64}, {leastAir + lane/2*max(0, rank), 64}, {leastAir, 600}} {
		area := s.way.Union(s.line.From).Union(s.line.To).Grown(try.reach)
		points, ok := s.maze(area, try.air).solve()
		if !ok {
			continue
		}
		if r := rounded(points, s.line.Lane); s.isFree(r) {
			return r, true
		}
	}
	return Route{}, false
}

// maze lays the crossings out: one line each along every edge of the cards in the
// area, with air.
func (s *search) maze(area Rect, air float64) *maze {
	m := &s.cards.maze
	m.clear()
	m.xs, m.ys = append(m.xs, area.X, area.Right()), append(m.ys, area.Y, area.Bottom())
	wall := func(card Rect) bool {
		r := card.Grown(air)
		m.walls = append(m.walls, r)
		m.xs, m.ys = append(m.xs, r.X, r.Right()), append(m.ys, r.Y, r.Bottom())
		return len(m.walls) < most
	}
	s.near(area.Grown(air), wall)
	wall(s.line.From)
	wall(s.line.To)
	usualStart, usualEnd := s.line.sides()
	for _, side := range Sides() {
		start, end := gate{side: side}, gate{side: side}
		start.port, end.port = s.line.startAt(side), s.line.endAt(side)
		start.at, end.at = beyond(s.line.From.Grown(air), start.port, side), beyond(s.line.To.Grown(air), end.port, side)
		start.cost, end.cost = air+s.line.reluctance(side, usualEnd), air+s.line.reluctance(usualStart, side)
		m.starts, m.ends = append(m.starts, start), append(m.ends, end)
		m.xs, m.ys = append(m.xs, start.at.X, end.at.X), append(m.ys, start.at.Y, end.at.Y)
	}
	m.xs, m.ys = within(m.xs, area.X, area.Right()), within(m.ys, area.Y, area.Bottom())
	if len(m.walls) >= most || len(m.xs)*len(m.ys) > most {
		m.xs, m.ys = m.xs[:0], m.ys[:0]
		return m
	}
	m.build()
	return m
}

// beyond is where a line from a port leaves a rectangle on a side.
func beyond(r Rect, port Point, side Side) Point {
	if edge := r.Port(side, 0); side == Left || side == Right {
		return Point{X: edge.X, Y: port.Y}
	}
	return Point{X: port.X, Y: r.Port(side, 0).Y}
}

// within sorts coordinates and drops those outside and those seen before.
func within(v []float64, from, to float64) []float64 {
	v = slices.DeleteFunc(v, func(at float64) bool { return at < from || at > to })
	slices.Sort(v)
	return slices.Compact(v)
}

// rounded is a route along points with the corners cut round. Corners lie at
// least leastAir off a card, so the round stays clear of it. The label stands on
// the longest piece, those of other lanes further on.
func rounded(points []Point, lane float64) Route {
	const round = 0.5523 // of a circle drawn by a cubic curve
	points = withoutMiddles(points)
	r := Route{Curves: make([]Curve, 0, 2*len(points))}
	at, longest := points[0], -1.0
	for i := 1; i < len(points); i++ {
		corner, cut := points[i], 0.0
		if d := Distance(points[i-1], corner); d > longest {
			longest, r.Label = d, Between(points[i-1], corner).Middle()
			room := max(0, d/2-2*cornerRadius)
			r.Label = Plus(r.Label, scaled(direction(points[i-1], corner), max(-room, min(room, 4*lane))))
		}
		if i < len(points)-1 {
			cut = min(cornerRadius, Distance(points[i-1], corner)/2, Distance(corner, points[i+1])/2)
		}
		in := direction(points[i-1], corner)
		before := Minus(corner, scaled(in, cut))
		if third := scaled(Minus(before, at), 1.0/3); at != before {
			r.Curves = append(r.Curves, Curve{From: at, C1: Plus(at, third), C2: Minus(before, third), To: before})
		}
		at = before
		if cut > 0 {
			out := direction(corner, points[i+1])
			after := Plus(corner, scaled(out, cut))
			r.Curves = append(r.Curves, Curve{From: before, C1: Plus(before, scaled(in, cut*round)), C2: Minus(after, scaled(out, cut*round)), To: after})
			at = after
		}
	}
	return r
}

// withoutMiddles leaves out points that lie on the way anyhow.
func withoutMiddles(points []Point) []Point {
	kept := points[:1:1]
	for i := 1; i < len(points); i++ {
		if points[i] == kept[len(kept)-1] {
			continue
		}
		if n := len(kept); n > 1 && (kept[n-2].X == kept[n-1].X && kept[n-1].X == points[i].X || kept[n-2].Y == kept[n-1].Y && kept[n-1].Y == points[i].Y) {
			kept = kept[:n-1]
		}
		kept = append(kept, points[i])
	}
	return kept
}
