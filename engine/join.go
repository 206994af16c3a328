package engine

import "slices"

// startable finds the lowest state rule 1 of §2 fits. An incoming transition
// marked will do for xor and first; and needs all, so its tokens are counted on
// the way: each marks another transition.
func (r *run) startable() *compiledState {
	var best *compiledState
	if len(r.arrived) > 0 {
		clear(r.arrived)
	}
	for n := range r.s.Tokens {
		s := &r.p.states[r.transition(r.s.Tokens[n].Transition).to]
		if s.join == JoinOr || best != nil && s.index >= best.index {
			continue
		}
		if s.join == JoinAnd && len(s.arriving) > 1 && !r.allArrived(s) {
			continue
		}
		best = s
	}
	return best
}

// allArrived counts one more marked transition of an and join.
func (r *run) allArrived(s *compiledState) bool {
	if r.arrived == nil {
		r.arrived = map[int]int{}
	}
	r.arrived[s.index]++
	return r.arrived[s.index] == len(s.arriving)
}

// waitingOr finds the lowest or join with a token that fits. They are asked in
// declared order, each once, until one does.
func (r *run) waitingOr(fits func(*compiledState) bool) *compiledState {
	r.marked, r.asked = r.marked[:0], r.asked[:0]
	for n := range r.s.Tokens {
		t := r.transition(r.s.Tokens[n].Transition)
		r.marked = append(r.marked, t)
		if r.p.states[t.to].join == JoinOr {
			r.asked = append(r.asked, t.to)
		}
	}
	if len(r.asked) == 0 {
		return nil
	}
	r.active = r.active[:0]
	for n := range r.s.Activations {
		r.active = append(r.active, r.p.state(r.s.Activations[n].State).index)
	}
	slices.Sort(r.asked)
	for _, n := range slices.Compact(r.asked) {
		r.pieces++
		if fits(&r.p.states[n]) {
			return &r.p.states[n]
		}
	}
	return nil
}

// marks splits the incoming transitions of a join into marked and empty ones, as
// rows of its reach table.
func (r *run) marks(j *compiledState) (marked, empty []uint64) {
	words := (len(j.incoming) + 63) / 64
	marked, empty = make([]uint64, words), make([]uint64, words)
	for bit := range j.incoming {
		empty[bit/64] |= 1 << (bit % 64)
	}
	for _, t := range r.marked {
		if t.to == j.index {
			marked[t.place/64] |= 1 << (t.place % 64)
			empty[t.place/64] &^= 1 << (t.place % 64)
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
	waits := func(state int) bool { return reach.meets(state, empty) && !reach.meets(state, marked) }
	for _, t := range r.marked {
		// The tokens of F itself stand at j; the others are asked.
		if t.to != j.index && waits(t.to) {
			return false
		}
	}
	return !slices.ContainsFunc(r.active, waits)
}

// forced ends vicious circles (§3): only tokens that themselves wait block the
// join, and nothing at work can bring more.
func (r *run) forced(j *compiledState) bool {
	_, empty := r.marks(j)
	reach := r.p.reachOf(j)
	return !slices.ContainsFunc(r.active, func(state int) bool { return reach.meets(state, empty) })
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
	marked, _ := r.marks(s) // waitingOr has listed the tokens
	taken := make([]string, 0, len(s.arriving))
	for bit, id := range s.arriving {
		if marked[bit/64]&(1<<(bit%64)) != 0 {
			taken = append(taken, id)
		}
	}
	return taken
}

// lowestMarked is the first marked transition by Order, then as declared.
func (r *run) lowestMarked(s *compiledState) []string {
	var best *compiledTransition
	for n := range r.s.Tokens {
		t := r.transition(r.s.Tokens[n].Transition)
		if t.to == s.index && (best == nil || t.Order < best.Order || t.Order == best.Order && t.place < best.place) {
			best = t
		}
	}
	return s.arriving[best.place : best.place+1 : best.place+1]
}

// transition finds one by its id. Mostly it is the one taken last, which saves
// looking it up.
func (r *run) transition(id string) *compiledTransition {
	if t := &r.p.transitions[r.last]; t.ID == id {
		return t
	}
	return &r.p.transitions[r.p.transIndex[id]]
}

// state finds one by its id. Mostly it is the one entered last, by this command
// or the one before.
func (r *run) state(id string) *compiledState {
	if r.stands < len(r.p.states) && r.p.states[r.stands].ID == id {
		return &r.p.states[r.stands]
	}
	return r.p.state(id)
}
