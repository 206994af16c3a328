package editor

import (
	"strconv"
	"strings"

	"statecraft/engine"
)

// transitionsFollowStates keeps the ends of transitions right when a state gets
// a new id, and with the ends the ids derived from them.
func transitionsFollowStates(e *edit) {
	if len(e.facts.renamedStates) == 0 {
		return
	}
	current := func(id string) string {
		if to, ok := e.facts.renamedStates[id]; ok {
			return to
		}
		return id
	}
	for i := range e.doc.workflow.Transitions {
		before := e.doc.workflow.Transitions[i]
		next := before
		next.From, next.To = current(before.From), current(before.To)
		if next.From != before.From || next.To != before.To {
			next.ID = e.doc.followingID(&before, next.From, next.To)
			e.putTransition(before.ID, next)
		}
	}
}

// followingID is the id a transition has once its ends are from and to: an id
// we derived follows, one given by a person or a file stays.
func (d *document) followingID(t *engine.Transition, from, to string) string {
	if !isDerivedID(t) {
		return t.ID
	}
	return d.freeTransitionID(from, to)
}

// isDerivedID tells whether the id of a transition is made of its ends.
func isDerivedID(t *engine.Transition) bool {
	rest, derived := strings.CutPrefix(t.ID, t.From+"->"+t.To)
	if derived && rest != "" {
		number, found := strings.CutPrefix(rest, "#")
		_, err := strconv.Atoi(number)
		derived = found && err == nil
	}
	return derived
}
