package geometry

// search is one look for a way.
type search struct {
	line     Line
	cards    *Cells
	from, to string
	way      Rect // around the cards on the usual way
	seen     Rect // where cards have been asked for

	// Cards that were in the way of a route, to be asked first for the next: most
	// routes that are not free run into one of them.
	met  [8]Rect
	meet int // how many there were
}

func (s *search) note(card Rect) {
	s.met[s.meet%len(s.met)] = card
	s.meet++
}

// near tells of the cards in an area that are not ends of the line.
func (s *search) near(area Rect, each func(Rect) bool) {
	s.seen = s.seen.Union(area)
	s.cards.Near(area, func(id string, box Rect) bool {
		return id == s.from || id == s.to || each(box)
	})
}

// inTheWay is the rectangle around the cards a route runs through or too near
// by; empty where it is free.
func (s *search) inTheWay(r Route) Rect {
	var way Rect
	box := r.Box().Grown(clearance)
	s.near(box, func(card Rect) bool {
		if r.Meets(card.Grown(clearance)) {
			way = way.Union(card)
			s.note(card)
		}
		return true
	})
	return way
}

// isFree tells whether a route meets neither foreign cards nor, but for where it
// begins and ends, its own.
func (s *search) isFree(r Route) bool {
	const edge = 1.5 // tips end 2 pixels off
	if r.Meets(s.line.From.Grown(-edge)) || r.Meets(s.line.To.Grown(-edge)) {
		return false
	}
	// Whatever is asked first: so the area is the same in any order of cards.
	s.seen = s.seen.Union(r.Box().Grown(clearance))
	for i := range min(s.meet, len(s.met)) {
		if r.Meets(s.met[i].Grown(clearance)) {
			return false
		}
	}
	free := true
	s.near(r.Box().Grown(clearance), func(card Rect) bool {
		if free = !r.Meets(card.Grown(clearance)); !free {
			s.note(card)
		}
		return free
	})
	return free
}
