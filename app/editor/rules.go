package editor

import "statecraft/engine"

// CanConnect says whether a transition may lead from one state to another: nil,
// or why not. Several transitions between the same states are fine, they are
// different outcomes; so is a state that leads back to itself.
func CanConnect(w *engine.Workflow, from, to string) error {
	if from != engine.FromAnywhere && w.State(from) == nil {
		return refuseState(from, "There is no state %q to lead from; choose one of this workflow.", from)
	}
	if w.State(to) == nil {
		return refuseState(to, "There is no state %q to lead to; choose one of this workflow.", to)
	}
	return nil
}

// CanReconnect says whether an end of a transition may be hung on a state: nil,
// or why not. Where it hangs already is fine and changes nothing.
func CanReconnect(w *engine.Workflow, id string, end End, to string) error {
	t := w.Transition(id)
	switch {
	case t == nil:
		return refuseTransition(id, "The transition %q is not in this workflow any more; select another one.", id)
	case end == EndFrom:
		return CanConnect(w, to, t.To)
	case end == EndTo:
		return CanConnect(w, t.From, to)
	}
	return refuseTransition(id, "A transition has no end %q; choose from or to.", end)
}

// CanInsert says whether a state may be put onto a transition: nil, or why not.
// It must have no transition of its own yet, because what leads to it and on
// from it would then have two meanings.
func CanInsert(w *engine.Workflow, state, transition string) error {
	s, t := w.State(state), w.Transition(transition)
	if s == nil {
		return refuseState(state, "The state %q is not in this workflow any more; select another one.", state)
	}
	if t == nil {
		return refuseTransition(transition, "The transition %q is not in this workflow any more; select another one.", transition)
	}
	for i := range w.Transitions {
		if w.Transitions[i].From == state || w.Transitions[i].To == state {
			return refuseState(state, "%s has transitions already; only a state without any can be put onto one.", s.Title())
		}
	}
	return nil
}
