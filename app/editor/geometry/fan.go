package geometry

import "math"

// Lines between the same two cards leave and arrive side by side, half a lane
// apart, so that their arrowheads can be told from each other. So do lines from
// or to different cards that share a side.
const (
	mostAcross = 20.0 // from the middle of a left or right side
	mostAlong  = 48.0 // from the middle of a top or bottom
)

// Port is where a line has one of its ends.
type Port struct {
	Side Side
	// Lane is how far from the middle of the side the line's own lane puts it.
	Lane float64
	// Turn says how far aside the line goes from there: ends on one side that lie
	// in the order of it do not cross.
	Turn float64
	// Level is set where it goes straight on.
	Level bool
	// Limit is how far from the middle an end may lie on this side.
	Limit float64
}

// Ports are where the line leaves and enters, other lines left out of account.
func (l Line) Ports() (leaves, enters Port) {
	start, end := l.sides()
	towards, back := l.To.Middle(), l.From.Middle()
	if n := len(l.Via); n > 0 {
		towards, back = l.Via[0], l.Via[n-1]
	}
	leaves = l.port(start, Minus(towards, l.From.Middle()), start == end)
	enters = l.port(end, Minus(back, l.To.Middle()), start == end)
	if start == end && len(l.Via) == 0 {
		leaves.Lane, enters.Lane = l.nest(start)
	}
	return leaves, enters
}

func (l Line) port(s Side, away Point, returns bool) Port {
	p := Port{Side: s, Lane: l.fan(s), Limit: limit(s)}
	along, across := away.X, away.Y
	if s == Top || s == Bottom {
		along, across = away.Y, away.X
	}
	if returns && len(l.Via) == 0 {
		// Of two that go the same way over the top the wider begins further off.
		const near = 1000
		if across != 0 {
			p.Turn = near / across
		}
		return p
	}
	p.Turn = across / max(math.Abs(along), 1)
	p.Level = math.Abs(across) < 0.5
	return p
}

func limit(s Side) float64 {
	if s == Top || s == Bottom {
		return mostAlong
	}
	return mostAcross
}

func held(v, limit float64) float64 { return max(-limit, min(limit, v)) }

// fan is how far from the middle of a side the line has its ends among those
// between the same two cards.
func (l Line) fan(s Side) float64 { return held(l.Lane/2, limit(s)) }

// startFan and endFan are that among all lines. What other lines leave room for
// is known only for the usual sides.
func (l Line) startFan(s Side) float64 {
	if start, _ := l.sides(); l.StartOff == 0 || s != start {
		return l.fan(s)
	}
	return held(l.fan(s)+l.StartOff, limit(s))
}

func (l Line) endFan(s Side) float64 {
	if _, end := l.sides(); l.EndOff == 0 || s != end {
		return l.fan(s)
	}
	return held(l.fan(s)+l.EndOff, limit(s))
}

// startAt and endAt are where the line leaves and enters on a side.
func (l Line) startAt(s Side) Point { return l.leaving(s, l.startFan(s)) }
func (l Line) endAt(s Side) Point   { return l.entering(s, l.endFan(s)) }

func (l Line) leaving(s Side, off float64) Point {
	return slid(l.From.Port(s, beside(l.startGap(s), off)), s, off)
}

func (l Line) entering(s Side, off float64) Point {
	return slid(l.To.Port(s, tipGap+beside(l.endGap(s), off)), s, off)
}

// nested is where a line leaves and enters on the same side.
func (l Line) nested(s Side) (from, to Point) {
	start, end := l.nest(s)
	if usual, other := l.sides(); s == usual && s == other {
		start, end = held(start+l.StartOff, limit(s)), held(end+l.EndOff, limit(s))
	}
	return l.leaving(s, start), l.entering(s, end)
}

// nest is how far from the middle of a side both ends are: of several lines the
// higher ones begin and end further out, so that none crosses another.
func (l Line) nest(s Side) (start, end float64) {
	f := l.fan(s)
	a, b := l.From.Middle(), l.To.Middle()
	if s == Left || s == Right {
		a.X, b.X = a.Y, b.Y
	}
	if a.X < b.X {
		f = -f
	}
	return f, -f
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
