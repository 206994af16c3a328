package geometry

// Ends are where the line leaves and where its tip is; both zero for no line.
func (r Route) Ends() (start, end Point) {
	if len(r.Curves) == 0 {
		return Point{}, Point{}
	}
	return r.Curves[0].From, r.Curves[len(r.Curves)-1].To
}

// PieceAt is which of the curves comes nearest to a point and how near.
func (r Route) PieceAt(p Point) (piece int, distance float64) {
	piece = -1
	for i := range r.Curves {
		if d := r.Curves[i].DistanceTo(p); piece < 0 || d < distance {
			piece, distance = i, d
		}
	}
	return piece, distance
}
