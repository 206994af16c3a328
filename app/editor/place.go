package editor

import (
	"cmp"
	"slices"

	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

// placeUnplaced gives every state without a position one: in layers along the
// transitions, in the reading direction, below what is placed already. It is a
// start to draw from; tidy makes a better picture.
func placeUnplaced(w *engine.Workflow) {
	var missing []int
	var placed geometry.Rect
	for i := range w.States {
		s := &w.States[i]
		if s.Position != nil && isPlace(*s.Position) {
			placed = placed.Union(geometry.Card(*s.Position))
		} else {
			missing = append(missing, i)
		}
	}
	if len(missing) == 0 {
		return
	}
	layers := layered(w, missing)
	top := geometry.CardHeight / 2
	if !placed.IsEmpty() {
		top = placed.Bottom() + geometry.RowStep
	}
	for layer, states := range layers {
		for row, i := range states {
			at := engine.Point{X: geometry.CardWidth/2 + float64(layer)*geometry.ColumnStep, Y: top + float64(row)*geometry.RowStep}
			if w.Direction == engine.DirectionDown {
				at = engine.Point{X: geometry.CardWidth/2 + float64(row)*geometry.ColumnStep, Y: top + float64(layer)*geometry.RowStep}
			}
			at = geometry.Snap(at)
			w.States[i].Position = &at
		}
	}
}

// layered sorts the given states into layers: each one layer past the last of
// those that lead to it, not counting transitions that lead back.
func layered(w *engine.Workflow, states []int) [][]int {
	next := successors(w, states)
	order := finishOrder(w, states, next)
	position := make(map[int]int, len(order))
	for i, s := range order {
		position[s] = i
	}
	layer := make(map[int]int, len(order))
	deepest := 0
	for _, s := range order {
		deepest = max(deepest, layer[s])
		for _, to := range next[s] {
			if position[to] > position[s] {
				layer[to] = max(layer[to], layer[s]+1)
			}
		}
	}
	pullSources(layer, order, next)
	layers := make([][]int, deepest+1)
	for _, s := range order {
		layers[layer[s]] = append(layers[layer[s]], s)
	}
	for _, l := range layers {
		slices.Sort(l)
	}
	return layers
}

// pullSources moves states that nothing leads to next to the first state they
// lead to, so that their lines do not run behind other cards.
func pullSources(layer map[int]int, order []int, next map[int][]int) {
	entered := map[int]bool{}
	for _, s := range order {
		for _, to := range next[s] {
			entered[to] = true
		}
	}
	for _, s := range order {
		if entered[s] || len(next[s]) == 0 {
			continue
		}
		nearest := layer[next[s][0]]
		for _, to := range next[s] {
			nearest = min(nearest, layer[to])
		}
		layer[s] = max(layer[s], nearest-1)
	}
}

// successors lists, per state, where its transitions lead, as places in the
// list of states.
func successors(w *engine.Workflow, states []int) map[int][]int {
	at := make(map[string]int, len(states))
	for _, i := range states {
		at[w.States[i].ID] = i
	}
	next := map[int][]int{}
	for i := range w.Transitions {
		from, okFrom := at[w.Transitions[i].From]
		to, okTo := at[w.Transitions[i].To]
		if okFrom && okTo && from != to {
			next[from] = append(next[from], to)
		}
	}
	return next
}

// finishOrder is the order in which a depth-first walk leaves the states, turned
// round: without circles every state comes before those it leads to. It walks
// from the initial states first and needs no stack of calls, since a drawing may
// be a chain of thousands.
func finishOrder(w *engine.Workflow, states []int, next map[int][]int) []int {
	roots := slices.Clone(states)
	slices.SortStableFunc(roots, func(a, b int) int {
		return cmp.Compare(rootRank(w, a), rootRank(w, b))
	})
	type visit struct{ state, child int }
	var order []int
	seen := map[int]bool{}
	for _, root := range roots {
		if seen[root] {
			continue
		}
		seen[root] = true
		stack := []visit{{state: root}}
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if top.child == len(next[top.state]) {
				order = append(order, top.state)
				stack = stack[:len(stack)-1]
				continue
			}
			to := next[top.state][top.child]
			top.child++
			if !seen[to] {
				seen[to] = true
				stack = append(stack, visit{state: to})
			}
		}
	}
	slices.Reverse(order)
	return order
}

func rootRank(w *engine.Workflow, state int) int {
	if w.States[state].Initial {
		return 0
	}
	return 1
}
