package geometry

import "math"

// walk is what a search through a maze knows so far: the least cost of every
// node, where it was reached from, and which nodes to look at next.
type walk struct {
	cost   []float64
	came   []int32
	closed []bool
	open   []step
}

// step is a node to look at, with the least cost of a whole way through it.
type step struct {
	total float64
	node  int
}

// begin forgets everything and makes room for so many nodes.
func (w *walk) begin(nodes int) {
	if cap(w.cost) < nodes {
		w.cost, w.came, w.closed = make([]float64, nodes), make([]int32, nodes), make([]bool, nodes)
	}
	w.cost, w.came, w.closed, w.open = w.cost[:nodes], w.came[:nodes], w.closed[:nodes], w.open[:0]
	clear(w.closed)
	for i := range w.cost {
		w.cost[i] = math.Inf(1)
	}
}

// reach notes a way to a node if none as cheap is known.
func (w *walk) reach(node, from int, cost, left float64) {
	if cost >= w.cost[node] {
		return
	}
	w.cost[node], w.came[node] = cost, int32(from)
	w.open = append(w.open, step{cost + left, node})
	for i := len(w.open) - 1; i > 0; {
		parent := (i - 1) / 2
		if !w.open[i].before(w.open[parent]) {
			return
		}
		w.open[i], w.open[parent] = w.open[parent], w.open[i]
		i = parent
	}
}

// before orders steps by cost and, so that the same maze has one answer, by node.
func (s step) before(o step) bool {
	return s.total < o.total || s.total == o.total && s.node < o.node
}

// pop takes the most promising node.
func (w *walk) pop() int {
	first, last := w.open[0].node, len(w.open)-1
	w.open[0] = w.open[last]
	w.open = w.open[:last]
	for i := 0; ; {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < last; child++ {
			if w.open[child].before(w.open[least]) {
				least = child
			}
		}
		if least == i {
			return first
		}
		w.open[i], w.open[least] = w.open[least], w.open[i]
		i = least
	}
}

// done tells whether a node was looked at before, and notes that it is now.
func (w *walk) done(node int) bool {
	before := w.closed[node]
	w.closed[node] = true
	return before
}
