package picture

import "statecraft/engine"

// findReturns tells which transitions lead back: those that close a cycle when
// the graph is walked from its initial states in declared order. Turning them
// round leaves no cycle, so the reading direction follows from how the workflow
// begins and not from how Graphviz would break cycles.
func findReturns(w *engine.Workflow) []bool {
	walk := &walk{
		w:       w,
		out:     map[string][]int{},
		state:   map[string]visit{},
		returns: make([]bool, len(w.Transitions)),
	}
	for i := range w.Transitions {
		t := &w.Transitions[i]
		walk.out[t.From] = append(walk.out[t.From], i)
	}
	for _, initial := range []bool{true, false} {
		for i := range w.States {
			if s := &w.States[i]; s.Initial == initial && walk.state[s.ID] == unseen {
				walk.from(s.ID)
			}
		}
	}
	return walk.returns
}

type visit int

const (
	unseen visit = iota
	open         // on the path from where the walk began
	done
)

type walk struct {
	w       *engine.Workflow
	out     map[string][]int // indices of transitions by the state they leave
	state   map[string]visit
	returns []bool
}

// from walks depth first. The path is kept by hand: a long workflow is a deep
// walk, and a stack that overflows cannot be caught.
func (k *walk) from(start string) {
	type step struct {
		state string
		next  int // index into out[state]
	}
	path := []step{{state: start}}
	k.state[start] = open
	for len(path) > 0 {
		top := &path[len(path)-1]
		if top.next == len(k.out[top.state]) {
			k.state[top.state] = done
			path = path[:len(path)-1]
			continue
		}
		i := k.out[top.state][top.next]
		top.next++
		switch to := k.w.Transitions[i].To; k.state[to] {
		case open:
			k.returns[i] = true
		case unseen:
			k.state[to] = open
			path = append(path, step{state: to})
		}
	}
}
