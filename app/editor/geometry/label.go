package geometry

// labelOff is where the label of a route covers no foreign card: where it is,
// else another place along the line, near the middle and for other ranks further
// off. Where every place covers one it stays.
func (s *search) labelOff(r Route) Point {
	if s.line.LabelWidth == 0 || s.coversNothing(r.Label) {
		return r.Label
	}
	const (
		steps = 6 // both ways
		step  = 1.0 / 14
		rank  = 0.15
		edge  = 0.08 // keeps off the ends
	)
	pieces, middle := float64(len(r.Curves)), 0.5+rank*s.line.Rank
	for i := range 2*steps + 1 {
		by := float64((i+1)/2) * step
		if i%2 == 1 {
			by = -by
		}
		t := max(edge, min(1-edge, middle+by)) * pieces
		piece := min(int(t), len(r.Curves)-1)
		if at := r.Curves[piece].At(t - float64(piece)); s.coversNothing(at) {
			return at
		}
	}
	return r.Label
}

func (s *search) coversNothing(label Point) bool {
	free := true
	s.near(Around(label, s.line.LabelWidth, s.line.LabelHeight), func(Rect) bool {
		free = false
		return false
	})
	return free
}
