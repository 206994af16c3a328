package engine

// reachOf gives the table of an or join with several incoming transitions. It is
// computed when first asked: a drawing with a thousand or joins is compiled at
// every keystroke, but runs through few of them.
func (p *Program) reachOf(j *compiledState) *reachTable {
	table := j.reach.Load()
	if table == nil {
		table = newReachTable(p, j.index)
		j.reach.Store(table)
	}
	return table
}

// reachTable answers reach[J][s] of §3 for one or join J: the incoming
// transitions of J on which a path from state s ends without passing through J.
// It takes a bit for each of them and each state, no more: there may be thousands
// of joins.
type reachTable struct {
	width int      // bits of a row: a power of two up to 64, or a multiple of 64
	bits  []uint64 // a row a state, narrow ones several in a word
}

// newReachTable walks back from every incoming transition. A path may begin at
// J itself but not go through it, so J is marked and never walked on from.
func newReachTable(p *Program, join int) *reachTable {
	j := &p.states[join]
	r := &reachTable{width: 1}
	for r.width < len(j.incoming) && r.width < 64 {
		r.width *= 2
	}
	if r.width < len(j.incoming) {
		r.width = (len(j.incoming) + 63) / 64 * 64
	}
	r.bits = make([]uint64, (len(p.states)*r.width+63)/64)
	var queue []int
	for bit, n := range j.incoming {
		visit := func(s int) {
			if s < 0 {
				return // from the whole instance: paths ignore it
			}
			at := s*r.width + bit
			if word, mask := &r.bits[at/64], uint64(1)<<(at%64); *word&mask == 0 {
				*word |= mask
				if s != join {
					queue = append(queue, s)
				}
			}
		}
		visit(p.transitions[n].from)
		for len(queue) > 0 {
			s := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			for _, in := range p.states[s].incoming {
				visit(p.transitions[in].from)
			}
		}
	}
	return r
}

// meets tells whether one of the given incoming transitions can be reached from
// a state.
func (r *reachTable) meets(state int, transitions []uint64) bool {
	at := state * r.width
	if r.width < 64 {
		return r.bits[at/64]>>(at%64)&transitions[0]&(1<<r.width-1) != 0
	}
	for n, word := range r.bits[at/64 : (at+r.width)/64] {
		if word&transitions[n] != 0 {
			return true
		}
	}
	return false
}
