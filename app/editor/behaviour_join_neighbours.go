package editor

import (
	"reflect"

	"statecraft/engine"
)

// joinedWay is a way into a removed state, before and after it is led on.
type joinedWay struct{ before, after engine.Transition }

// neighboursAreJoined leads every way into a removed state on to where its only
// way out led, so that taking a step out of a chain leaves the chain. Ways in
// keep their words and their place; what would lead back to where it comes from
// or double another way is left out. A removed beginning hands its mark on.
func neighboursAreJoined(e *edit) {
	if e.facts.apart || len(e.facts.removedStates) == 0 {
		return
	}
	targets := joinTargets(e.facts.removedStates, e.facts.removedTransitions)
	joined := map[int]*joinedWay{} // by the place it had
	var ways []*joinedWay
	// Removed backwards, joined again forwards: in declared order.
	for i := len(e.facts.removedTransitions) - 1; i >= 0; i-- {
		removed := &e.facts.removedTransitions[i]
		to := targets[removed.To]
		if removed.chosen || removed.From == to || !e.canLead(removed.From) || e.doc.state(to) == nil {
			continue
		}
		way := joinedWay{before: removed.Transition, after: removed.Transition}
		way.after.To, way.after.Via, way.after.LabelAt = to, nil, nil
		if !e.hasDouble(&way.after, ways) {
			joined[removed.at] = &way
			ways = append(ways, &way)
		}
	}
	e.nameJoined(ways)
	e.leadOnJoined(joined)
	e.handOnBeginning(targets)
}

// joinTargets says, per removed state, where its ways in are led on to: where
// its only way out led, and if that state is removed as well, further along. A
// state without one such way has "".
func joinTargets(states []engine.State, transitions []removedTransition) map[string]string {
	waysOut := map[string][]engine.Transition{}
	chosen := map[string]bool{}
	for i := range transitions {
		t := &transitions[i]
		waysOut[t.From] = append(waysOut[t.From], t.Transition)
		chosen[t.From] = chosen[t.From] || t.chosen
	}
	targets := make(map[string]string, len(states))
	for i := range states {
		id := states[i].ID
		if to, err := onlyWayOut(&states[i], waysOut[id]); err == nil && !chosen[id] {
			targets[id] = to
		} else {
			targets[id] = ""
		}
	}
	for i := range states {
		shorten(targets, states[i].ID)
	}
	return targets
}

// shorten follows one step after another from a removed state until it is out
// of the removed ones, and lets every state on the way lead there at once. A
// way that goes round leads nowhere, which is "".
func shorten(next map[string]string, id string) {
	var path []string
	for {
		to, removed := next[id]
		if !removed {
			break
		}
		path = append(path, id)
		next[id] = "" // coming back here is going round
		id = to
	}
	for _, passed := range path {
		next[passed] = id
	}
}

// hasDouble tells whether a way like this one is in the document or among the
// others: one that differs in nothing but its id and its line.
func (e *edit) hasDouble(way *engine.Transition, others []*joinedWay) bool {
	for i := range e.doc.workflow.Transitions {
		if areDoubles(way, &e.doc.workflow.Transitions[i]) {
			return true
		}
	}
	for _, other := range others {
		if areDoubles(way, &other.after) {
			return true
		}
	}
	return false
}

func areDoubles(a, b *engine.Transition) bool {
	if a.From != b.From || a.To != b.To {
		return false
	}
	like := *b
	like.ID, like.Via, like.LabelAt = a.ID, a.Via, a.LabelAt
	return reflect.DeepEqual(*a, like)
}

// canLead tells whether a transition may come from there.
func (e *edit) canLead(id string) bool {
	return id == engine.FromAnywhere || e.doc.state(id) != nil
}

// nameJoined gives the ways new ids where theirs were derived from their ends.
// All are named before the first is inserted, because inserting drops the index.
func (e *edit) nameJoined(ways []*joinedWay) {
	fresh := make(map[string]bool, len(ways))
	// Ids that stay come first, so that no new one takes them.
	for _, way := range ways {
		if !isDerivedID(&way.before) {
			fresh[way.before.ID] = true
		}
	}
	for _, way := range ways {
		if isDerivedID(&way.before) {
			way.after.ID = engine.TransitionID(way.after.From, way.after.To, func(id string) bool {
				return fresh[id] || e.doc.transition(id) != nil
			})
			fresh[way.after.ID] = true
		}
	}
}

// leadOnJoined puts the ways where they were, between the ones that stayed.
func (e *edit) leadOnJoined(joined map[int]*joinedWay) {
	missing := 0
	for i := len(e.facts.removedTransitions) - 1; i >= 0; i-- {
		at := e.facts.removedTransitions[i].at
		if way := joined[at]; way != nil {
			e.leadOn(at-missing, way.before, way.after)
		} else {
			missing++
		}
	}
}

// handOnBeginning marks where instances begin that began in a removed state.
func (e *edit) handOnBeginning(targets map[string]string) {
	for i := range e.facts.removedStates {
		s := e.doc.state(targets[e.facts.removedStates[i].ID])
		if e.facts.removedStates[i].Initial && s != nil && !s.Initial {
			next := *s
			next.Initial = true
			e.putState(next.ID, next)
		}
	}
}
