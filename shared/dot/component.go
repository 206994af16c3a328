package dot

// components numbers the strongly connected parts of a graph given by the
// successors of each node: two nodes have the same number where each leads to
// the other. It keeps its own stack, for a graph can be one long path.
func components(next [][]int) []int {
	previous := make([][]int, len(next))
	for from, list := range next {
		for _, to := range list {
			previous[to] = append(previous[to], from)
		}
	}
	part := make([]int, len(next))
	for n := range part {
		part[n] = -1
	}
	order := finished(next)
	for count, i := 0, len(order)-1; i >= 0; i-- {
		if part[order[i]] >= 0 {
			continue
		}
		part[order[i]] = count
		for open := []int{order[i]}; len(open) > 0; {
			at := open[len(open)-1]
			open = open[:len(open)-1]
			for _, n := range previous[at] {
				if part[n] < 0 {
					part[n] = count
					open = append(open, n)
				}
			}
		}
		count++
	}
	return part
}

// finished lists the nodes in the order a depth-first walk is done with them.
func finished(next [][]int) []int {
	type stay struct{ node, done int }
	var order []int
	seen := make([]bool, len(next))
	for root := range next {
		if seen[root] {
			continue
		}
		seen[root] = true
		for path := []stay{{node: root}}; len(path) > 0; {
			top := &path[len(path)-1]
			if top.done == len(next[top.node]) {
				order = append(order, top.node)
				path = path[:len(path)-1]
				continue
			}
			n := next[top.node][top.done]
			top.done++
			if !seen[n] {
				seen[n] = true
				path = append(path, stay{node: n})
			}
		}
	}
	return order
}
