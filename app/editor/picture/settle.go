package picture

import (
	"slices"

	"statecraft/app/editor/geometry"
)

// Labels keep off each other: a label that would cover another slides along its
// line. Those that a person has put come first, then those of lines declared
// earlier; each gives way only to those before it, so that it makes no difference
// in which order changes came.

// settling is one round of it.
type settling struct {
	*Picture
	waiting []int // ranks of lines still to do, the first first
	moved   map[string]bool
}

// settle finds places for the labels of lines that have come, gone or changed,
// and of those that had to give way to them, or need no longer. It names the
// lines that look different for it.
func (p *Picture) settle(ids []string, moved map[string]bool) {
	s := settling{Picture: p, waiting: make([]int, 0, len(ids)), moved: moved}
	for _, id := range ids {
		if p.lines[id] != nil {
			s.waiting = append(s.waiting, p.rank(id))
		}
	}
	slices.Sort(s.waiting)
	s.waiting = slices.Compact(s.waiting)
	for _, id := range ids {
		old := p.taken.Box(id)
		if p.lines[id] == nil || len(p.lines[id].Text) == 0 {
			p.taken.Drop(id)
			delete(p.tried, id)
		}
		s.wakeAll(old, -1)
	}
	for len(s.waiting) > 0 {
		rank := s.waiting[0]
		s.waiting = s.waiting[1:]
		s.place(p.workflow.Transitions[rank%len(p.workflow.Transitions)].ID, rank)
	}
}

// rank orders the labels.
func (p *Picture) rank(id string) int {
	i := p.transitions[id]
	if p.workflow.Transitions[i].LabelAt == nil {
		i += len(p.workflow.Transitions)
	}
	return i
}

// wakeAll has the lines done again that looked for a place for their label where
// something has changed, if they come after a rank.
func (s *settling) wakeAll(area geometry.Rect, after int) {
	if area.IsEmpty() {
		return
	}
	s.taken.Near(area, func(id string, _ geometry.Rect) bool {
		s.wake(id, after)
		return true
	})
	for id, tried := range s.tried {
		if tried.Meets(area) {
			s.wake(id, after)
		}
	}
}

func (s *settling) wake(id string, after int) {
	if s.lines[id] == nil {
		return
	}
	rank := s.rank(id)
	if at, waits := slices.BinarySearch(s.waiting, rank); !waits && rank > after {
		s.waiting = slices.Insert(s.waiting, at, rank)
	}
}

// place finds the place for one label.
func (s *settling) place(id string, rank int) {
	l := s.lines[id]
	if len(l.Text) == 0 {
		return
	}
	before, areaBefore := l.Route.Label, l.area
	l.Route.Label, l.area = l.found.Route.Label, l.found.Area
	tried := l.Label()
	if t := s.transition(id); t.LabelAt == nil && l.Anywhere == nil && s.isTaken(tried, rank) {
		shape := geometry.Line{LabelWidth: l.width, LabelHeight: l.height, Rank: s.plan(id).rank}
		l.Route.Label = shape.LabelAlong(l.found.Route, func(label geometry.Rect) bool {
			tried = tried.Union(label)
			return !s.isTaken(label, rank) && s.coversNoCard(label, l)
		})
		l.area = l.area.Union(tried)
		s.tried[id] = tried
	} else {
		delete(s.tried, id)
	}
	if l.Route.Label != before || l.area != areaBefore {
		s.moved[id] = true
	}
	l.enclose()
	if old, now := s.taken.Box(id), l.Label(); old != now {
		s.taken.Put(id, now)
		s.wakeAll(old, rank)
		s.wakeAll(now, rank)
	}
}

// isTaken tells whether a label that comes earlier is in an area.
func (s *settling) isTaken(area geometry.Rect, rank int) bool {
	taken := false
	s.taken.Near(area, func(id string, _ geometry.Rect) bool {
		taken = s.lines[id] != nil && s.rank(id) < rank
		return !taken
	})
	return taken
}

func (p *Picture) coversNoCard(label geometry.Rect, l *Line) bool {
	free := true
	p.ground.Near(label, func(id string, _ geometry.Rect) bool {
		free = id == l.From || id == l.To
		return free
	})
	return free
}
