package geometry

// labelOff is where the label of a route covers no foreign card. Where every
// place covers one it stays.
func (s *search) labelOff(r Route) Point {
	if s.line.LabelWidth == 0 {
		return r.Label
	}
	return s.line.LabelAlong(r, s.coversNothing)
}

// LabelAlong is where the label of a route goes that free has nothing against:
// where it is, else another place along the line, near the middle and for other
// ranks further off. Where every place is refused it stays.
func (l Line) LabelAlong(r Route, free func(label Rect) bool) Point {
	if free(Around(r.Label, l.LabelWidth, l.LabelHeight)) {
		return r.Label
	}
	const (
		steps = 6 // both ways
		step  = 1.0 / 14
		rank  = 0.15
		edge  = 0.08 // keeps off the ends
	)
	pieces, middle := float64(len(r.Curves)), 0.5+rank*l.Rank
	for i := range 2*steps + 1 {
		by := float64((i+1)/2) * step
		if i%2 == 1 {
			by = -by
		}
		t := max(edge, min(1-edge, middle+by)) * pieces
		piece := min(int(t), len(r.Curves)-1)
		if at := r.Curves[piece].At(t - float64(piece)); free(Around(at, l.LabelWidth, l.LabelHeight)) {
			return at
		}
	}
	return r.Label
}

func (s *search) coversNothing(label Rect) bool {
	free := true
	s.near(label, func(Rect) bool {
		free = false
		return false
	})
	return free
}
