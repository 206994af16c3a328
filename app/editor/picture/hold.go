package picture

import "statecraft/app/editor/geometry"

// Ends are where a line leaves and where its tip is; false when there is no such
// line.
func (p *Picture) Ends(id string) (start, end geometry.Point, ok bool) {
	l := p.lines[id]
	if l == nil {
		return start, end, false
	}
	start, end = l.Route.Ends()
	return start, end, true
}

// BendAt finds the bend of a line nearest to a point: its place among the bends,
// or -1 where none is within the tolerance.
func (p *Picture) BendAt(id string, at geometry.Point, tolerance float64) int {
	t := p.transition(id)
	if t == nil {
		return -1
	}
	found := -1
	for i, bend := range p.bends(id) {
		if d := geometry.Distance(bend, at); d <= tolerance {
			found, tolerance = i, d
		}
	}
	return found
}

// SegmentAt is the place among the bends at which a new one belongs that is
// pulled out of a line at a point: 0 before the first bend. It is -1 when there
// is no such line.
func (p *Picture) SegmentAt(id string, at geometry.Point) int {
	l := p.lines[id]
	if l == nil {
		return -1
	}
	if len(p.bends(id)) == 0 {
		return 0 // a way found around cards has pieces, but no bends
	}
	piece, _ := l.Route.PieceAt(at)
	return piece
}

// bends are those of a line as it is shown.
func (p *Picture) bends(id string) []geometry.Point {
	if p.lines[id] == nil {
		return nil
	}
	t := p.transition(id)
	return movedBy(t.Via, p.carried(t))
}
