package dot

import (
	"statecraft/engine"
)

// initial finds where instances begin: in every part that nothing enters, at the
// state declared first.
func (g *guesser) initial() {
	for n := range g.nodes {
		if g.given(n, "initial") {
			return
		}
	}
	entered := map[int]bool{}
	for from, list := range g.to {
		for _, to := range list {
			if g.part[to] != g.part[from] {
				entered[g.part[to]] = true
			}
		}
	}
	first := map[int]int{}  // state declared first, by part
	second := map[int]int{} // the one after it
	var starts []int
	for n := range g.nodes {
		part := g.part[n]
		if entered[part] {
			continue
		}
		if _, found := first[part]; !found {
			first[part] = n
			starts = append(starts, n)
			g.state(n).Initial = true
		} else if _, found := second[part]; !found {
			second[part] = n
		}
	}
	if _, given := g.graph.attributes[prefix+"start"]; len(starts) > 1 && !given {
		g.workflow.Start = engine.StartAll
		g.add(Guess{Code: GuessStart, Other: "The starter picks one", Value: string(engine.StartOne)},
			"%d parts of the graph have no way in; an instance begins in all of them.", len(starts))
	}
	for _, n := range starts {
		if other, loop := second[g.part[n]]; loop {
			g.add(Guess{Code: GuessInitial, State: g.state(n).ID, Other: g.title(other), Value: g.state(other).ID},
				"Every state of a loop leads to %q; an instance begins there because the text names it first.", g.title(n))
		}
	}
}
