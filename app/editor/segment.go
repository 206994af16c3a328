package editor

import "slices"

// segment is some steps one after the other. Its steps are at hand, or packed
// here, or only with whoever keeps the history.
type segment struct {
	count  int
	weight int    // how many changes the steps make, while they are at hand
	steps  []step // nil unless at hand
	packed []byte // what is stored of it; nil where the keep alone has it
	stored bool   // the keep has it as it is
	asked  bool   // it was asked back from the keep
}

// limits are those of segments and of what is at hand.
type limits struct {
	steps, weight         int // of a segment; weight is in changes
	nearSteps, nearWeight int // to either side of the place in the history
	wanted                int // steps away from it a segment is asked back
}

func usualLimits() limits {
	return limits{steps: 100, weight: 2000, nearSteps: 200, nearWeight: 5000, wanted: 50}
}

func (s *segment) isAtHand() bool { return s.steps != nil || s.count == 0 }

func (s *segment) hasRoom(l limits) bool {
	return s.isAtHand() && s.count < l.steps && s.weight < l.weight
}

func (s *segment) add(one step) {
	s.steps = append(s.steps, one)
	s.count++
	s.weight += len(one.changes)
	s.changed()
}

func (s *segment) remove(place int) {
	s.weight -= len(s.steps[place].changes)
	s.steps = slices.Delete(s.steps, place, place+1)
	s.count--
	s.changed()
}

// cut forgets the steps from a place on. What is not at hand may keep more than
// counts.
func (s *segment) cut(place int) {
	s.count = place
	if s.steps != nil {
		for i := place; i < len(s.steps); i++ {
			s.weight -= len(s.steps[i].changes)
		}
		clear(s.steps[place:])
		s.steps = s.steps[:place]
		s.changed()
	}
}

func (s *segment) changed() { s.stored, s.packed = false, nil }

// open brings the steps to hand if they are here.
func (s *segment) open() bool {
	return s.isAtHand() || s.packed != nil && s.unpack(s.packed)
}

// unpack reads steps; false where they are not those of the segment.
func (s *segment) unpack(data []byte) bool {
	steps, err := decodeSteps(data)
	if err != nil || len(steps) < s.count {
		return false
	}
	if len(steps) > s.count {
		s.stored, data = false, nil // some have been cut off since
	}
	s.steps, s.weight, s.asked = steps[:s.count], 0, false
	for i := range s.steps {
		s.weight += len(s.steps[i].changes)
	}
	s.packed = data
	return true
}

// pack puts the steps out of hand. Who keeps the history gets them, if anybody
// does.
func (s *segment) pack(n int, keep Keep) {
	s.store(n, keep)
	if keep != nil {
		s.packed = nil
	}
	s.steps, s.weight = nil, 0
}

// store gives the keep what it does not have yet, and packs without one.
func (s *segment) store(n int, keep Keep) {
	if s.count == 0 || s.stored && (keep != nil || s.packed != nil) {
		return
	}
	if s.packed == nil {
		s.packed = encodeSteps(s.steps)
	}
	if keep != nil {
		keep.Put(n, s.packed)
		s.stored = true
	}
}

// tend packs what is far from the place in the history: with the steps near it,
// memory stays the same however long the history grows.
func (h *history) tend() {
	at, _ := h.find(h.head)
	if at < 0 {
		at = len(h.segments) - 1
	}
	from := 0 // the number of the first step of the segment
	for i := range max(at, 0) {
		from += h.segments[i].count
	}
	h.tendSide(at-1, -1, h.head-from)
	if at >= 0 {
		h.tendSide(at+1, 1, from+h.segments[at].count-h.head)
	}
}

// tendSide goes outward from a segment whose near end is so many steps away. The
// next one stays at hand in any case: the next step may be in it.
func (h *history) tendSide(i, by, away int) {
	weight := 0
	for next := true; i >= 0 && i < len(h.segments); i += by {
		s := &h.segments[i]
		if !next && s.steps != nil && (away > h.limits.nearSteps || weight > h.limits.nearWeight) {
			s.pack(i, h.keep)
		}
		away += s.count
		weight += s.weight
		next = next && s.count == 0
	}
}
