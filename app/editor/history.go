package editor

// step is what one undo takes back.
type step struct {
	label   string
	changes []change
	// joint names what a following step must equal to become part of this one.
	joint joint
	// epoch is how often the editor had absorbed somebody else's changes when the
	// changes were last carried out.
	epoch int
	json  []byte // the step as it is stored; nil until it is asked for
}

// joint lets steps grow together, as the many small moves of a held arrow key.
type joint struct {
	key       string // empty never joins
	continues bool
}

// joiner is a command whose steps may join.
type joiner interface{ joint() joint }

func jointOf(cmds []Command) joint {
	if len(cmds) == 1 {
		if j, ok := cmds[0].(joiner); ok {
			return j.joint()
		}
	}
	return joint{}
}

// history is all steps in the order they were made, cut into segments, and how
// many of them are done: those from there on were taken back and can be repeated.
// Steps near that place are at hand, the others packed; see segment.go.
type history struct {
	segments []segment
	head     int
	limits   limits
	keep     Keep
	dropped  bool // there are fewer segments than the keep was last told
}

// length is how many steps there are.
func (h *history) length() int {
	n := 0
	for i := range h.segments {
		n += h.segments[i].count
	}
	return n
}

// find is the segment a step is in and its place there; the segment is -1 where
// there is no such step.
func (h *history) find(at int) (segment, place int) {
	for i := range h.segments {
		if at < h.segments[i].count {
			return i, at
		}
		at -= h.segments[i].count
	}
	return -1, 0
}

// step is a step if it is at hand or can be unpacked at once; nil otherwise.
func (h *history) step(at int) *step {
	if at < 0 {
		return nil
	}
	n, place := h.find(at)
	if n < 0 || !h.segments[n].open() {
		return nil
	}
	return &h.segments[n].steps[place]
}

// push makes a step the last one; those taken back are gone then.
func (h *history) push(s step) {
	repeatable := h.length() > h.head
	h.truncate(h.head)
	if before := h.step(h.head - 1); !repeatable && before != nil && s.joint.continues && before.joint.key == s.joint.key && before.epoch == s.epoch {
		h.rewrite(h.head-1, joined(before.changes, s.changes))
		return
	}
	last := len(h.segments) - 1
	if last < 0 || !h.segments[last].hasRoom(h.limits) {
		h.segments = append(h.segments, segment{})
		last++
	}
	h.segments[last].add(s)
	h.head++
	h.tend()
}

// undo and redo give the step and move past it. It is nil where there is none, or
// none at hand.
func (h *history) undo() *step {
	s := h.step(h.head - 1)
	if s != nil {
		h.head--
		h.tend()
	}
	return s
}

func (h *history) redo() *step {
	s := h.step(h.head)
	if s != nil {
		h.head++
		h.tend()
	}
	return s
}

// rewrite gives a step at hand other changes.
func (h *history) rewrite(at int, changes []change) {
	n, place := h.find(at)
	s := &h.segments[n]
	one := &s.steps[place]
	s.weight += len(changes) - len(one.changes)
	one.changes, one.json = changes, nil
	s.changed()
}

// remove takes one step at hand out of the history.
func (h *history) remove(at int) {
	n, place := h.find(at)
	h.segments[n].remove(place)
	if at < h.head {
		h.head--
	}
}

// truncate forgets the steps from a place on.
func (h *history) truncate(to int) {
	n, place := h.find(to)
	if n < 0 {
		return
	}
	if place > 0 {
		h.segments[n].cut(place)
		n++
	}
	clear(h.segments[n:])
	h.segments = h.segments[:n]
	h.dropped = true
}

// forget drops the steps before a place: they cannot be taken back any more.
func (h *history) forget(before int) {
	n, place := h.find(before)
	if n < 0 {
		n, place = len(h.segments), 0
	}
	for i := range n {
		h.segments[i] = segment{}
	}
	for range place {
		h.segments[n].remove(0)
	}
	h.head = max(0, h.head-before)
}
