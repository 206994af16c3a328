package engine

// stateSet is a set of states, a bit each.
type stateSet []uint64

func newStateSet(states int) stateSet { return make(stateSet, (states+63)/64) }
func (s stateSet) has(state int) bool { return s[state/64]&(1<<(state%64)) != 0 }
func (s stateSet) add(state int)      { s[state/64] |= 1 << (state % 64) }
func (s stateSet) remove(state int)   { s[state/64] &^= 1 << (state % 64) }
func (s stateSet) intersect(other stateSet) {
	for n := range s {
		s[n] &= other[n]
	}
}

// regionOf gives the region of a first join; it is computed when first asked.
func (p *Program) regionOf(j *compiledState) stateSet {
	if region := j.region.Load(); region != nil {
		return *region
	}
	region := p.newRegion(j)
	j.region.Store(&region)
	return region
}

// newRegion is region(J) of §4: what lies between the immediate dominator D of J
// and J. D is -1 for the virtual start.
func (p *Program) newRegion(j *compiledState) stateSet {
	d := p.dominator(j.index)
	ahead := newStateSet(len(p.states))
	var from []int
	if d >= 0 {
		from = []int{d}
	} else {
		for n := range p.states {
			if p.states[n].Initial {
				from = append(from, n)
			}
		}
	}
	p.spread(ahead, from, j.index, p.successors)
	behind := newStateSet(len(p.states))
	p.spread(behind, []int{j.index}, d, p.predecessors)
	ahead.intersect(behind)
	ahead.remove(j.index)
	if d >= 0 {
		ahead.remove(d)
		if p.triggersInto(d, j.index, ahead) {
			ahead.add(d)
		}
	}
	return ahead
}

// spread adds every state on a path from one of from; paths end at stop.
func (p *Program) spread(set stateSet, from []int, stop int, next func(state int, visit func(int))) {
	queue := make([]int, 0, len(from))
	visit := func(n int) {
		if n >= 0 && !set.has(n) {
			set.add(n)
			if n != stop {
				queue = append(queue, n)
			}
		}
	}
	for _, n := range from {
		visit(n)
	}
	for len(queue) > 0 {
		n := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		next(n, visit)
	}
}

func (p *Program) successors(state int, visit func(int)) {
	for _, n := range p.states[state].leading {
		visit(p.transitions[n].to)
	}
}

func (p *Program) predecessors(state int, visit func(int)) {
	for _, n := range p.states[state].incoming {
		visit(p.transitions[n].from)
	}
}

// triggersInto tells whether a trigger of d that leaves d open leads into the
// region or to j.
func (p *Program) triggersInto(d, j int, region stateSet) bool {
	for _, n := range p.states[d].leading {
		t := &p.transitions[n]
		if !t.IsDone() && !t.interrupts() && (t.to == j || region.has(t.to)) {
			return true
		}
	}
	return false
}

// interrupts tells whether a trigger closes its activation (§6).
func (t *Transition) interrupts() bool {
	return t.On == OnError || t.Interrupting == nil || *t.Interrupting
}
