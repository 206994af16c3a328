//go:build !js

package main

import (
	"slices"
	"testing"

	"statecraft/engine"
)

func TestNetsAreSound(t *testing.T) {
	for _, n := range []net{floor, thousand, twice} {
		w := n.workflow()
		if len(w.States) != n.states || len(w.Transitions) != n.states*3/2 {
			t.Errorf("%v: %d states and %d transitions", n, len(w.States), len(w.Transitions))
		}
		if _, problems := engine.Compile(&w); len(problems) > 0 {
			t.Errorf("%v has %d problems, the first: %v", n, len(problems), problems[0])
		}
	}
}

func TestStatesToDragHaveFourLines(t *testing.T) {
	for _, n := range []net{floor, thousand, twice} {
		lines := map[string]int{}
		for _, way := range n.workflow().Transitions {
			lines[way.From]++
			lines[way.To]++
		}
		inside := n.inside()
		if len(inside) == 0 {
			t.Errorf("%v has no state to drag", n)
		}
		if slices.ContainsFunc(inside, func(id string) bool { return lines[id] != 4 }) {
			t.Errorf("%v: not all of %v have four lines", n, inside)
		}
	}
}
