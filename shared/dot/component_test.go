package dot

import (
	"testing"

	"pgregory.net/rapid"
)

// Two nodes are in one part exactly where each can be reached from the other.
func TestComponents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(0, 8).Draw(t, "nodes")
		next := make([][]int, count)
		reach := make([][]bool, count)
		for n := range next {
			reach[n] = make([]bool, count)
			reach[n][n] = true
			if count > 0 {
				next[n] = rapid.SliceOfN(rapid.IntRange(0, count-1), 0, 3).Draw(t, "successors")
			}
			for _, to := range next[n] {
				reach[n][to] = true
			}
		}
		for via := range next {
			for from := range next {
				for to := range next {
					reach[from][to] = reach[from][to] || reach[from][via] && reach[via][to]
				}
			}
		}
		part := components(next)
		for a := range next {
			for b := range next {
				if want := reach[a][b] && reach[b][a]; want != (part[a] == part[b]) {
					t.Fatalf("%v: nodes %d and %d are in parts %d and %d", next, a, b, part[a], part[b])
				}
			}
		}
	})
}
