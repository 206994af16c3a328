package geometry

import "math"

// Route is the way of a line from one card to another: curves end to end.
type Route struct {
	Curves []Curve
	// Label is where the middle of the label goes.
	Label Point
}

// Line says what a route has to connect.
type Line struct {
	From, To Rect
	// Self is set for a line from a card to itself.
	Self bool
	// Trigger is set for a line that starts at the top or bottom, because a
	// clock, a message or a failure takes it and not the work.
	Trigger bool
	// Return is set where another line leads the other way.
	Return bool
	// Lane keeps lines between the same two cards apart: how many pixels the
	// middle of this one lies beside the straight way, below or to the right; for
	// lines over the top, how much higher it rises.
	Lane float64
	// Rank counts the lines between the same two cards, 0 for the middle one: ways
	// around cards keep that far apart.
	Rank float64
	// StartOff and EndOff move the ends along the sides the line usually has, where
	// other lines leave and enter too.
	StartOff, EndOff float64
	// StartGap and EndGap keep the ends away from signs on the edge.
	StartGap, EndGap float64
	// Via are bend points a person has put.
	Via []Point
	// LabelAt is where a person has put the label.
	LabelAt *Point
	// LabelWidth and LabelHeight are the room the label takes; zero for none.
	LabelWidth, LabelHeight float64
}

// Distances of the routes, in pixels.
const (
	room      = 24.0    // free space between cards that a line can run through
	reach     = 32.0    // least length of a control arm
	bulge     = 4.0 / 3 // a curve's middle follows its control points by three quarters
	arcRise   = 40.0    // of a return above the cards
	arcSpread = 0.14    // further rise per pixel of width, so that returns nest
	arcMost   = 120.0

	labelHeight = 24.0 // with some air
	loopRise    = 40.0 // of a line from a card to itself
)

// Route finds the way: forward from right to left, up and down between cards in
// one column, returns over the top.
func (l Line) Route() Route {
	r := l.way()
	if l.LabelAt != nil {
		r.Label = *l.LabelAt
	}
	return r
}

func (l Line) way() Route {
	if l.Self {
		return l.loop()
	}
	start, end := l.sides()
	if len(l.Via) > 0 {
		return l.through(start, end)
	}
	if start == Top && end == Top {
		return l.arc(l.nested(Top))
	}
	return l.smooth(l.startAt(start), l.endAt(end), start, end)
}

// sides picks where the line leaves and enters.
func (l Line) sides() (start, end Side) {
	ahead := l.To.X - l.From.Right()
	behind := l.From.X - l.To.Right()
	below := l.To.Y - l.From.Bottom()
	above := l.From.Y - l.To.Bottom()
	switch {
	case ahead >= room && l.Trigger && below >= 0:
		return Bottom, Left
	case ahead >= room && l.Trigger && above >= 0:
		return Top, Left
	case ahead >= room:
		return Right, Left
	case behind < room && below >= room:
		return Bottom, Top
	case behind < room && above >= room:
		return Top, Bottom
	case below >= 2*CardHeight:
		return Bottom, Top
	case above >= 2*CardHeight:
		return Top, Bottom
	}
	return Top, Top
}

// LabelRoom is how wide a label may be before it runs into the cards.
func (l Line) LabelRoom() float64 {
	start, end := l.sides()
	if l.Self || len(l.Via) > 0 || l.LabelAt != nil || start != Right || end != Left {
		return math.Inf(1)
	}
	// Between two rows a label has the height between them to itself.
	if math.Abs(l.From.Y-l.To.Y) >= CardHeight+labelHeight {
		return math.Inf(1)
	}
	// The arrowhead and as much of the line before the label stay to be seen.
	return l.To.X - l.From.Right() - l.StartGap - l.EndGap - 2*headLength
}

// RisesOverTop tells whether the line runs over the top of the cards.
func (l Line) RisesOverTop() bool {
	start, end := l.sides()
	return l.Self || start == Top && end == Top
}

// IsUpright tells whether the line runs between a top and a bottom: such lines
// share their ports with the line back and need a lane of their own.
func (l Line) IsUpright() bool {
	start, end := l.sides()
	return !l.Self && start != end && (start == Top || start == Bottom) && (end == Top || end == Bottom)
}

// startGap and endGap apply where the signs are: splits right, joins left.
func (l Line) startGap(s Side) float64 {
	if s == Right {
		return l.StartGap
	}
	return 0
}

func (l Line) endGap(s Side) float64 {
	if s == Left {
		return l.EndGap
	}
	return 0
}

func (l Line) smooth(from, to Point, start, end Side) Route {
	out, in := start.Outward(), end.Outward()
	arm := func(along Point) float64 {
		d := math.Abs(along.X)*math.Abs(to.X-from.X) + math.Abs(along.Y)*math.Abs(to.Y-from.Y)
		return math.Max(reach, d/2)
	}
	// The lane shifts the middle across the direction of travel, further than the
	// ports are shifted already.
	parallel := math.Abs(out.X) == math.Abs(in.X)
	off := l.fan(start)
	if !parallel {
		off /= 2
	}
	shift := Point{Y: (l.Lane - off) * bulge}
	if start == Top || start == Bottom {
		shift = Point{X: (l.Lane - off) * bulge}
	}
	c := Curve{
		From: from,
		C1:   Plus(Plus(from, scaled(out, arm(out))), shift),
		C2:   Plus(Plus(to, scaled(in, arm(in))), shift),
		To:   to,
	}
	if !parallel {
		return Route{Curves: []Curve{c}, Label: c.At(0.5)}
	}
	// Half way between the cards, whatever keeps the ends away from them.
	label := Between(l.From.Port(start, 0), l.To.Port(end, 0)).Middle()
	return Route{Curves: []Curve{c}, Label: slid(label, start, l.Lane+(l.startFan(start)+l.endFan(end))/2-l.fan(start))}
}

func (l Line) arc(from, to Point) Route {
	// Between the cards and not the ports, so that lanes stay even.
	wide := math.Abs(l.From.Middle().X - l.To.Middle().X)
	rise := arcRise + math.Min(arcMost, wide*arcSpread) + l.Lane
	y := math.Min(from.Y, to.Y) - rise*bulge
	c := Curve{From: from, C1: Point{X: from.X, Y: y}, C2: Point{X: to.X, Y: y}, To: to}
	return Route{Curves: []Curve{c}, Label: c.At(0.5)}
}

func (l Line) loop() Route {
	m := l.From.Middle()
	rise := (loopRise + l.Lane) * bulge
	// Higher loops start further out, so that they do not cross lower ones.
	from := Point{X: m.X + 14 - math.Min(l.Lane, 80)/2, Y: l.From.Y}
	to := Point{X: m.X + 54, Y: l.From.Y - tipGap}
	c := Curve{
		From: from, C1: Point{X: from.X - 8, Y: from.Y - rise},
		C2: Point{X: to.X + 8, Y: to.Y - rise}, To: to,
	}
	return Route{Curves: []Curve{c}, Label: c.At(0.5)}
}

// through runs smoothly over the bend points: between two of them the line
// leaves in the direction from the one before to the one after.
func (l Line) through(start, end Side) Route {
	from, to := l.startAt(start), l.endAt(end)
	points := append(append([]Point{from}, l.Via...), to)
	curves := make([]Curve, 0, len(points)-1)
	for i := range len(points) - 1 {
		a, b := points[i], points[i+1]
		arm := Distance(a, b) / 3
		c := Curve{From: a, C1: Plus(a, scaled(start.Outward(), arm)), C2: Plus(b, scaled(end.Outward(), arm)), To: b}
		if i > 0 {
			c.C1 = Plus(a, scaled(direction(points[i-1], b), arm))
		}
		if i < len(points)-2 {
			c.C2 = Minus(b, scaled(direction(a, points[i+2]), arm))
		}
		curves = append(curves, c)
	}
	return Route{Curves: curves, Label: middleOf(curves)}
}

func middleOf(curves []Curve) Point {
	at := float64(len(curves)) / 2
	i := min(int(at), len(curves)-1)
	return curves[i].At(at - float64(i))
}

func scaled(p Point, by float64) Point { return Point{X: p.X * by, Y: p.Y * by} }

// direction is the unit vector from a to b.
func direction(a, b Point) Point {
	d := Distance(a, b)
	if d == 0 {
		return Point{}
	}
	return Point{X: (b.X - a.X) / d, Y: (b.Y - a.Y) / d}
}
