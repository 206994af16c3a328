package editor

import (
	"reflect"

	"statecraft/engine"
)

// UpdateState changes any field of a state but its id; the name is changed by
// RenameState where the id should follow.
type UpdateState struct {
	ID string
	// Change gets a copy it may alter freely. It must not keep it.
	Change func(*engine.State)
}

// Caption names the change in the undo menu.
func (UpdateState) Caption() string { return "Change state" }

func (c UpdateState) do(e *edit) error {
	before, err := e.existingState(c.ID)
	if err != nil {
		return err
	}
	next := clone(before)
	c.Change(&next)
	if reflect.DeepEqual(before, next) {
		return nil
	}
	if err := c.check(e, &next); err != nil {
		return err
	}
	// What the caller may have kept is not what the document holds.
	e.putState(c.ID, clone(next))
	return nil
}

func (c UpdateState) check(e *edit, next *engine.State) error {
	if next.ID != c.ID {
		return refuseState(c.ID, "The id of a state stays as long as it lives; rename the state instead.")
	}
	if next.Position == nil || !isPlace(*next.Position) {
		return refuseState(c.ID, "A state needs a place on the canvas; move it instead.")
	}
	for _, other := range next.SeparateFrom {
		if other != string(engine.ActorStarter) && e.doc.state(other) == nil {
			return refuseState(c.ID, "There is no state %q to keep the signers apart from; choose one of this workflow.", other)
		}
	}
	return nil
}
