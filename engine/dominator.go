package engine

// dominator is the immediate dominator of a state, counted from the virtual
// start ⊤; -1 is ⊤ itself. The table is computed when first asked.
func (p *Program) dominator(state int) int {
	table := p.dominators.Load()
	if table == nil {
		computed := p.newDominators()
		table = &computed
		p.dominators.Store(table)
	}
	return (*table)[state]
}

// newDominators computes immediate dominators by the iteration of Cooper, Harvey
// and Kennedy, "A Simple, Fast Dominance Algorithm" (2001), on reverse
// postorder. Node 0 is ⊤, node n+1 is state n.
func (p *Program) newDominators() []int {
	order, number := p.postorder()
	doms := make([]int, len(order))
	for n := range doms {
		doms[n] = -1
	}
	root := len(order) - 1
	doms[root] = root
	intersect := func(a, b int) int {
		for a != b {
			for a < b {
				a = doms[a]
			}
			for b < a {
				b = doms[b]
			}
		}
		return a
	}
	for changed := true; changed; {
		changed = false
		for at := root - 1; at >= 0; at-- {
			best := -1
			p.entrances(order[at]-1, func(from int) {
				f := number[from+1]
				switch {
				case f < 0 || doms[f] < 0:
				case best < 0:
					best = f
				default:
					best = intersect(f, best)
				}
			})
			if best >= 0 && doms[at] != best {
				doms[at], changed = best, true
			}
		}
	}
	table := make([]int, len(p.states))
	for n := range table {
		table[n] = -1
		if at := number[n+1]; at >= 0 && doms[at] >= 0 {
			table[n] = order[doms[at]] - 1
		}
	}
	return table
}

// entrances visits where one can come from: states, or -1 for ⊤.
func (p *Program) entrances(state int, visit func(from int)) {
	if state < 0 {
		return
	}
	if p.states[state].Initial {
		visit(-1)
	}
	p.predecessors(state, func(from int) {
		if from >= 0 {
			visit(from)
		}
	})
}

// postorder numbers the nodes reachable from ⊤ so that ⊤ comes last; number is
// -1 for the others. It keeps its own stack: workflows may be deep.
func (p *Program) postorder() (order, number []int) {
	next := make([][]int, len(p.states)+1)
	for n := range p.states {
		if p.states[n].Initial {
			next[0] = append(next[0], n+1)
		}
		p.successors(n, func(to int) { next[n+1] = append(next[n+1], to+1) })
	}
	number = make([]int, len(next))
	seen := make([]bool, len(next))
	for n := range number {
		number[n] = -1
	}
	type frame struct{ node, child int }
	stack := []frame{{0, 0}}
	seen[0] = true
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.child < len(next[top.node]) {
			to := next[top.node][top.child]
			top.child++
			if !seen[to] {
				seen[to] = true
				stack = append(stack, frame{to, 0})
			}
			continue
		}
		number[top.node] = len(order)
		order = append(order, top.node)
		stack = stack[:len(stack)-1]
	}
	return order, number
}
