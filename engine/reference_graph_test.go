package engine_test

import (
	"slices"

	"statecraft/engine"
)

// refTop is the virtual start with an edge to each initial state.
const refTop = "(start)"

// refOut gives the done transitions of a state, lowest first.
func refOut(w *engine.Workflow, state string) []*engine.Transition {
	var out []*engine.Transition
	for n := range w.Transitions {
		if t := &w.Transitions[n]; t.From == state && t.IsDone() {
			out = append(out, t)
		}
	}
	refLowestFirst(out)
	return out
}

// refIn gives the transitions into a state in declared order, those from the
// whole instance included.
func refIn(w *engine.Workflow, state string) []*engine.Transition {
	var in []*engine.Transition
	for n := range w.Transitions {
		if t := &w.Transitions[n]; t.To == state {
			in = append(in, t)
		}
	}
	return in
}

// refLowestFirst sorts by order, then as declared.
func refLowestFirst(transitions []*engine.Transition) {
	slices.SortStableFunc(transitions, func(a, b *engine.Transition) int { return a.Order - b.Order })
}

// refNext gives the states one edge away; edges from the whole instance do not
// count.
func refNext(w *engine.Workflow, state string) []string {
	var next []string
	if state == refTop {
		for n := range w.States {
			if w.States[n].Initial {
				next = append(next, w.States[n].ID)
			}
		}
		return next
	}
	for n := range w.Transitions {
		if w.Transitions[n].From == state {
			next = append(next, w.Transitions[n].To)
		}
	}
	return next
}

// refPath tells whether a path of at least one edge leads from one state to the
// other with none of the states avoided strictly between its ends.
func refPath(w *engine.Workflow, from, to string, avoid ...string) bool {
	seen := map[string]bool{}
	queue := []string{from}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, next := range refNext(w, at) {
			if next == to {
				return true
			}
			if !seen[next] && !slices.Contains(avoid, next) {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	return false
}

// refReach is reach[J][s]: the transitions into join on which a path from s ends
// that does not pass through join.
func refReach(w *engine.Workflow, join, s string) []string {
	var reach []string
	for _, t := range refIn(w, join) {
		if t.From == engine.FromAnywhere {
			continue
		}
		// The path may begin at join, and then its one edge may be the loop.
		if t.From == s || t.From != join && refPath(w, s, t.From, join) {
			reach = append(reach, t.ID)
		}
	}
	return reach
}

// refDominates tells whether every way from the start to the state leads over
// d: whether none is left when d is removed.
func refDominates(w *engine.Workflow, d, state string) bool {
	return d == refTop || d == state || state != refTop && !refPath(w, refTop, state, d)
}

// refDominator is the strict dominator that all the others dominate; the start
// for a state no path from the start leads to.
func refDominator(w *engine.Workflow, state string) string {
	if !refPath(w, refTop, state) {
		return refTop
	}
	strict := []string{refTop}
	for n := range w.States {
		if id := w.States[n].ID; id != state && refDominates(w, id, state) {
			strict = append(strict, id)
		}
	}
	for _, d := range strict {
		nearest := true
		for _, other := range strict {
			nearest = nearest && refDominates(w, other, d)
		}
		if nearest {
			return d
		}
	}
	return refTop
}

// refRegion is region(J): what lies between a first join and its dominator.
func refRegion(w *engine.Workflow, join string) []string {
	d := refDominator(w, join)
	var region []string
	for n := range w.States {
		s := w.States[n].ID
		if s != d && s != join && refPath(w, d, s, join) && refPath(w, s, join, d) {
			region = append(region, s)
		}
	}
	return region
}
