package engine

// canStart answers rule 1 of §2 for a state: an incoming transition marked for
// xor and first, all of them for and. An or join is asked by enabled and forced.
func (r *run) canStart(s *compiledState) bool {
	if s.join == JoinAnd {
		for _, id := range s.arriving {
			if r.s.Marked(id) == 0 {
				return false
			}
		}
		return len(s.arriving) > 0
	}
	return true // a token led here
}

// startable finds the lowest state rule 1 fits: only states a token waits for.
func (r *run) startable() *compiledState {
	var best *compiledState
	for n := range r.s.Tokens {
		s := &r.p.states[r.transition(r.s.Tokens[n].Transition).to]
		if s.join != JoinOr && (best == nil || s.index < best.index) && r.canStart(s) {
			best = s
		}
	}
	return best
}

// waitingOr finds the lowest or join with a token that fits.
func (r *run) waitingOr(fits func(*compiledState) bool) *compiledState {
	var best *compiledState
	for n := range r.s.Tokens {
		s := &r.p.states[r.transition(r.s.Tokens[n].Transition).to]
		if s.join == JoinOr && (best == nil || s.index < best.index) && fits(s) {
			best = s
		}
	}
	return best
}

// marks splits the incoming transitions of an or join into marked and empty
// ones, as rows of its reach table.
func (r *run) marks(j *compiledState) (marked, empty []uint64) {
	words := (len(j.incoming) + 63) / 64
	marked, empty = make([]uint64, words), make([]uint64, words)
	for bit, id := range j.arriving {
		if r.s.Marked(id) > 0 {
			marked[bit/64] |= 1 << (bit % 64)
		} else {
			empty[bit/64] |= 1 << (bit % 64)
		}
	}
	return marked, empty
}

// enabled is BPMN 2.0's rule (§13.4.3; §3 here): a token that could reach an
// empty incoming transition is waited for, unless it could as well reach a
// marked one.
func (r *run) enabled(j *compiledState) bool {
	if len(j.incoming) < 2 {
		return true
	}
	marked, empty := r.marks(j)
	reach := r.p.reachOf(j)
	waits := func(state int) bool {
		row := reach.row(state)
		return meets(row, empty) && !meets(row, marked)
	}
	for n := range r.s.Tokens {
		// The tokens of F itself stand at j; the others are asked.
		t := r.transition(r.s.Tokens[n].Transition)
		if t.to != j.index && waits(t.to) {
			return false
		}
	}
	for n := range r.s.Activations {
		if waits(r.p.state(r.s.Activations[n].State).index) {
			return false
		}
	}
	return true
}

// forced ends vicious circles (§3): only tokens that themselves wait block the
// join, and nothing at work can bring more.
func (r *run) forced(j *compiledState) bool {
	_, empty := r.marks(j)
	reach := r.p.reachOf(j)
	for n := range r.s.Activations {
		if meets(reach.row(r.p.state(r.s.Activations[n].State).index), empty) {
			return false
		}
	}
	return true
}

// taken lists the transitions that lose a token when the state starts. Where it
// can, it shares the program's list.
func (r *run) taken(s *compiledState) []string {
	switch {
	case len(s.arriving) == 1 || s.join == JoinAnd:
		return s.arriving
	case s.join != JoinOr:
		return r.lowestMarked(s)
	}
	marked := make([]string, 0, len(s.arriving))
	for _, id := range s.arriving {
		if r.s.Marked(id) > 0 {
			marked = append(marked, id)
		}
	}
	return marked
}

// lowestMarked is the first marked transition by Order, then as declared.
func (r *run) lowestMarked(s *compiledState) []string {
	best := -1
	for n, id := range s.arriving {
		if r.s.Marked(id) == 0 {
			continue
		}
		if best < 0 || r.p.transitions[s.incoming[n]].Order < r.p.transitions[s.incoming[best]].Order {
			best = n
		}
	}
	return s.arriving[best : best+1 : best+1]
}

// transition finds one by its id. Mostly it is the one taken last, which saves
// looking it up.
func (r *run) transition(id string) *compiledTransition {
	if t := &r.p.transitions[r.last]; t.ID == id {
		return t
	}
	return &r.p.transitions[r.p.transIndex[id]]
}
