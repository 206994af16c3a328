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
