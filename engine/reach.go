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
// Asking costs one look at a row of bits.
type reachTable struct {
	words int      // 64-bit words of a row
	bits  []uint64 // one row of incoming transitions a state
}

// newReachTable walks back from every incoming transition. A path may begin at
// J itself but not go through it, so J is marked and never walked on from.
func newReachTable(p *Program, join int) *reachTable {
	j := &p.states[join]
	words := (len(j.incoming) + 63) / 64
	r := &reachTable{words: words, bits: make([]uint64, words*len(p.states))}
	var queue []int
	for bit, n := range j.incoming {
		word, mask := bit/64, uint64(1)<<(bit%64)
		visit := func(s int) {
			if s < 0 {
				return // from the whole instance: paths ignore it
			}
			if at := &r.bits[s*words+word]; *at&mask == 0 {
				*at |= mask
				if s != join {
					queue = append(queue, s)
				}
			}
		}
		visit(p.transitions[n].from)
		for len(queue) > 0 {
			s := queue[0]
			queue = queue[1:]
			for _, in := range p.states[s].incoming {
				visit(p.transitions[in].from)
			}
		}
	}
	return r
}

// row gives the incoming transitions reachable from a state.
func (r *reachTable) row(state int) []uint64 {
	return r.bits[state*r.words : (state+1)*r.words]
}

// meets tells whether two rows share a transition.
func meets(a, b []uint64) bool {
	for n := range a {
		if a[n]&b[n] != 0 {
			return true
		}
	}
	return false
}
