package dot

import "statecraft/engine"

// split reads several ways out: somebody chooses one, or all are taken.
func (g *guesser) split(n int) {
	if len(g.out[n]) < 2 || g.given(n, "split") {
		return
	}
	s := g.state(n)
	if !g.choosing(n) {
		s.Split = engine.SplitAnd
		g.add(Guess{Code: GuessSplit, State: s.ID, Other: "One of them", Value: string(engine.SplitXor)},
			"%d transitions leave %q and no label tells them apart; all are taken.", len(g.out[n]), g.title(n))
		return
	}
	s.Split = engine.SplitXor
	why := "their labels tell them apart"
	if !g.labelled(n) {
		why = "one of them leads back"
	}
	g.add(Guess{Code: GuessSplit, State: s.ID, Other: "All of them", Value: string(engine.SplitAnd)},
		"%d transitions leave %q and %s; one of them is taken.", len(g.out[n]), g.title(n), why)
	if s.Kind == engine.KindHuman {
		g.outcomes(n)
	}
}

// choosing tells whether one of several ways out is taken: a label says
// something, or a way leads back.
func (g *guesser) choosing(n int) bool {
	for _, t := range g.out[n] {
		to := g.stateOf[g.graph.edges[t].to.index]
		if to >= 0 && g.part[to] == g.part[n] || g.decides(t) {
			return true
		}
	}
	return g.labelled(n)
}

// decides tells whether an attribute of ours makes the transition one of several
// alternatives.
func (g *guesser) decides(t int) bool {
	transition := &g.workflow.Transitions[t]
	return transition.Outcome != "" || transition.When != "" || transition.Default
}

// labelled tells whether the labels of the ways out say something: one is
// meaningful, and they are not all the same.
func (g *guesser) labelled(n int) bool {
	first := g.workflow.Transitions[g.out[n][0]].Label
	meaningful, same := false, true
	for _, t := range g.out[n] {
		label := g.workflow.Transitions[t].Label
		meaningful = meaningful || isMeaningful(label)
		same = same && label == first
	}
	return meaningful && !same
}

// outcomes names what a person can choose, and tells where a label did not.
func (g *guesser) outcomes(n int) {
	var ways []*engine.Transition
	given := map[*engine.Transition]bool{}
	for _, t := range g.out[n] {
		way := &g.workflow.Transitions[t]
		ways = append(ways, way)
		given[way] = way.Outcome != ""
	}
	target := func(t *engine.Transition) string { return g.titles[t.To] }
	distinctOutcomes(ways, target)
	names := newNamer()
	for _, t := range ways {
		names.take(outcomeOf(t, target(t)))
	}
	labelled := g.labelled(n)
	for _, t := range ways {
		guess := Guess{Code: GuessOutcome, State: t.From, Transition: t.ID}
		name := outcomeOf(t, target(t))
		switch {
		case given[t]:
		case t.Label == "" && labelled:
			guess.Value = names.free(engine.DoneOutcome)
			guess.Other = guess.Value
			g.add(guess, "The transition from %q to %q has no label; its outcome is called %q.", g.title(n), target(t), name)
		case t.Label != "" && t.Outcome != "":
			guess.Value = names.free(target(t))
			if name == target(t) {
				guess.Value = names.free(t.Label)
			}
			guess.Other = guess.Value
			g.add(guess, "The label %q of a transition from %q does not tell it apart; its outcome is called %q.", t.Label, g.title(n), name)
		}
	}
}
