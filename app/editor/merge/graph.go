package merge

import (
	"reflect"
	"slices"

	"statecraft/engine"
)

// graph joins states and transitions, which depend on each other: a state that
// one removed and the other went on with is a conflict of the whole state, and
// its transitions follow what is chosen.
type graph struct {
	m *merging
	t *trio
	// needs are the states that the transitions a side added or changed touch. They
	// are looked for only where a state was removed.
	needs map[Side]map[string]bool
	// back are the states that stay although one side removed them, by who has
	// them.
	back map[string]Side
	// there are the states of the result.
	there map[string]bool
	// again are transitions that got back their ends, and with them the id that
	// says so.
	again map[string]string
}

func newGraph(m *merging, t *trio) *graph {
	return &graph{
		m: m, t: t,
		back:  map[string]Side{},
		there: map[string]bool{},
		again: map[string]string{},
	}
}

// join gives the lists of the result. States come first.
func (g *graph) join() ([]engine.State, []engine.Transition) {
	at := Place{Thing: ThingWorkflow, Field: "states"}
	states := g.m.list(at, g.state, reflect.ValueOf(g.t.base.States), reflect.ValueOf(g.t.mine.States), reflect.ValueOf(g.t.theirs.States)).
		Interface().([]engine.State)
	for i := range states {
		g.there[states[i].ID] = true
	}
	states = g.withoutGoneSigners(states)
	at.Field = "transitions"
	transitions := g.m.list(at, g.transition, reflect.ValueOf(g.t.base.Transitions), reflect.ValueOf(g.t.mine.Transitions), reflect.ValueOf(g.t.theirs.Transitions)).
		Interface().([]engine.Transition)
	g.m.of = reflect.Value{}
	return states, transitions
}

// state joins one state.
func (g *graph) state(at Place, e element) reflect.Value {
	g.m.of = e.base
	if !e.base.IsValid() || e.mine.IsValid() == e.theirs.IsValid() {
		return g.m.element(at, e)
	}
	holder := e.holder()
	if !g.isNeeded(holder, at.ID) && sameButPlace(e.base, e.by(holder)) {
		return reflect.Value{}
	}
	kept := g.m.whole(at, e)
	if kept.IsValid() {
		g.back[at.ID] = holder
	}
	return kept
}

// transition joins one transition. One that would lead to or from nowhere goes
// with its end.
func (g *graph) transition(at Place, e element) reflect.Value {
	g.m.of = e.base
	if !e.base.IsValid() || e.mine.IsValid() && e.theirs.IsValid() {
		return g.connected(g.m.element(at, e), e)
	}
	if holder := e.holder(); e.by(holder).IsValid() {
		switch kept := e.by(holder); {
		case !g.stands(kept):
			return reflect.Value{}
		case g.cameBack(kept, holder):
			return kept
		}
	}
	return g.connected(g.m.element(at, e), e)
}

// connected gives a joined transition ends that are there, as one of the two has
// them: who removed a state may have led its transitions on.
func (g *graph) connected(joined reflect.Value, e element) reflect.Value {
	if !joined.IsValid() {
		return joined
	}
	for _, side := range []Side{Mine, Theirs} {
		if version := e.by(side); version.IsValid() && e.by(side.other()).IsValid() &&
			g.cameBack(version, side) && !g.cameBack(joined, side) && g.stands(version) {
			return g.withEnds(joined, version, side)
		}
	}
	if g.stands(joined) {
		return joined
	}
	for _, side := range []Side{Mine, Theirs} {
		if version := e.by(side); version.IsValid() && g.stands(version) {
			return g.withEnds(joined, version, side)
		}
	}
	return reflect.Value{}
}

// cameBack tells whether an end of a side's transition is a state that only this
// side still had.
func (g *graph) cameBack(transition reflect.Value, side Side) bool {
	t := transitionIn(transition)
	return g.back[t.From] == side || g.back[t.To] == side
}

// stands tells whether neither end is gone. An end that nobody ever had is a
// mistake in the drawing, and stays one.
func (g *graph) stands(transition reflect.Value) bool {
	t := transitionIn(transition)
	return !g.gone(t.From) && !g.gone(t.To)
}

// gone tells whether a state that somebody had is not there any more.
func (g *graph) gone(id string) bool {
	return !g.there[id] && (g.t.base.State(id) != nil || g.t.mine.State(id) != nil || g.t.theirs.State(id) != nil)
}

// withoutGoneSigners drops states that are gone from the lists of those whose
// signers may not sign.
func (g *graph) withoutGoneSigners(states []engine.State) []engine.State {
	states = slices.Clone(states)
	for i := range states {
		s := &states[i]
		if slices.ContainsFunc(s.SeparateFrom, g.gone) {
			s.SeparateFrom = slices.DeleteFunc(slices.Clone(s.SeparateFrom), g.gone)
			if len(s.SeparateFrom) == 0 {
				s.SeparateFrom = nil
			}
		}
	}
	return states
}

// isNeeded tells whether a side leads to or from a state anew.
func (g *graph) isNeeded(by Side, state string) bool {
	if g.needs == nil {
		g.needs = map[Side]map[string]bool{Mine: needed(&g.t.base, &g.t.mine), Theirs: needed(&g.t.base, &g.t.theirs)}
	}
	return g.needs[by][state]
}

// needed lists the states that transitions touch which a side added or changed.
func needed(base, side *engine.Workflow) map[string]bool {
	before := make(map[string]*engine.Transition, len(base.Transitions))
	for i := range base.Transitions {
		before[base.Transitions[i].ID] = &base.Transitions[i]
	}
	states := map[string]bool{}
	for i := range side.Transitions {
		t := &side.Transitions[i]
		if old := before[t.ID]; old == nil || !sameButPlace(reflect.ValueOf(*old), reflect.ValueOf(*t)) {
			states[t.From], states[t.To] = true, true
		}
	}
	return states
}

// withEnds is a transition with the ends, the line and the id that a side has it
// with.
func (g *graph) withEnds(transition, version reflect.Value, side Side) reflect.Value {
	t, other := transition.Interface().(engine.Transition), version.Interface().(engine.Transition)
	t.From, t.To, t.Via, t.LabelAt = other.From, other.To, other.Via, other.LabelAt
	if id := renamed(g.t.was[side], t.ID); g.t.mine.Transition(id) == nil && g.t.theirs.Transition(id) == nil {
		g.again[t.ID] = id
		t.ID = id
	}
	return reflect.ValueOf(t)
}

// transitionIn is the transition a value holds, without a copy where it lies in a
// list.
func transitionIn(v reflect.Value) *engine.Transition {
	if v.CanAddr() {
		return v.Addr().Interface().(*engine.Transition)
	}
	t := v.Interface().(engine.Transition)
	return &t
}

// sameButPlace tells whether two states or transitions differ at most in where
// they are drawn.
func sameButPlace(a, b reflect.Value) bool {
	return same(withoutPlace(a), withoutPlace(b))
}

func withoutPlace(thing reflect.Value) reflect.Value {
	switch v := thing.Interface().(type) {
	case engine.State:
		v.Position = nil
		return reflect.ValueOf(v)
	case engine.Transition:
		v.Via, v.LabelAt = nil, nil
		return reflect.ValueOf(v)
	}
	return thing
}
