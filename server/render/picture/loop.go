package picture

import "statecraft/engine"

// loop is a transition from a state to itself. Loops are drawn over their card,
// one around the other, each through the middle of its label.
type loop struct {
	card  int
	label Shape // without text where the transition has none
	// out is how far the label's middle stands off the card, half how far the
	// curve reaches to either side of the card's middle.
	out, half float64
}

const (
	loopGap   = 14 // between the card and the innermost label
	loopStep  = 6  // between one loop and the next
	loopInset = 8  // from the ends of the card's edge
)

// addLoop puts another loop around those its card has.
func (s *Scene) addLoop(t *engine.Transition, card int) {
	label, labelled := labelShape(t)
	if !labelled {
		label = Shape{Kind: Label, Width: 12, Height: 12}
	}
	// Seen in the reading direction, a label is so long and so high.
	long, high, edge, room := label.Width, label.Height, float64(CardWidth), float64(loopGap)
	if s.Down {
		long, high, edge = high, long, CardHeight
	}
	l := loop{card: card, label: label, half: long/2 + loopStep}
	for i := range s.loops {
		if inner := &s.loops[i]; inner.card == card {
			l.half = max(l.half, inner.half+loopStep)
			room = inner.out + s.high(&inner.label)/2 + loopStep
		}
	}
	l.half = min(l.half, edge/2-loopInset)
	l.out = room + high/2
	s.loops = append(s.loops, l)

	shape, reach := &s.Shapes[card], l.out+high/2
	if s.Down {
		shape.LoopWidth, shape.LoopHeight = reach, max(shape.LoopHeight, long)
	} else {
		shape.LoopWidth, shape.LoopHeight = max(shape.LoopWidth, long), reach
	}
}

// high is how far a shape reaches across the reading direction.
func (s *Scene) high(shape *Shape) float64 {
	if s.Down {
		return shape.Width
	}
	return shape.Height
}

// placeLoop computes where a loop runs, once its card is placed: up from one end
// of the card's edge, through the label, down to the other.
func (s *Scene) placeLoop(l *loop) drawnLink {
	// Points are given by how far they lie ahead of the card's middle and over its
	// edge.
	base := s.port(&s.Shapes[l.card], Over)
	point := func(ahead, over float64) engine.Point {
		if s.Down {
			return xy(base.X+over, base.Y+ahead)
		}
		return xy(base.X+ahead, base.Y-over)
	}
	corner := min(l.half, l.out, 16)
	l.label.At = point(0, l.out)
	return drawnLink{head: true, points: bent(
		point(l.half, 0), point(l.half, l.out-corner),
		point(l.half, l.out), point(l.half-corner, l.out),
		point(corner-l.half, l.out), point(-l.half, l.out),
		point(-l.half, l.out-corner), point(-l.half, tipGap),
	)}
}

// bent is a curve of two round corners between straight parts: each corner is
// given by where it begins, its tip, and where it ends.
func bent(start, begin1, tip1, end1, begin2, tip2, end2, end engine.Point) []engine.Point {
	return []engine.Point{
		start, start, begin1, begin1,
		tip1, tip1, end1,
		end1, begin2, begin2,
		tip2, tip2, end2,
		end2, end, end,
	}
}
