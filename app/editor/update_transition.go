package editor

import (
	"reflect"

	"statecraft/engine"
)

// UpdateTransition changes any field of a transition but its id. Its ends may
// change too; an id derived from them follows.
type UpdateTransition struct {
	ID string
	// Change gets a copy it may alter freely. It must not keep it.
	Change func(*engine.Transition)
}

// Caption names the change in the undo menu.
func (UpdateTransition) Caption() string { return "Change transition" }

func (c UpdateTransition) do(e *edit) error {
	before, err := e.existingTransition(c.ID)
	if err != nil {
		return err
	}
	next := clone(before)
	c.Change(&next)
	if reflect.DeepEqual(before, next) {
		return nil
	}
	if next.ID != c.ID {
		return refuseTransition(c.ID, "The id of a transition follows its ends; change where it leads from or to instead.")
	}
	// What the caller may have kept is not what the document holds.
	next = clone(next)
	if next.From != before.From || next.To != before.To {
		if err := CanConnect(&e.doc.workflow, next.From, next.To); err != nil {
			return err
		}
		next.ID = e.doc.followingID(&before, next.From, next.To)
	}
	e.putTransition(c.ID, next)
	if next.From != before.From || next.IsDone() != before.IsDone() {
		e.facts.connected = append(e.facts.connected, next.ID)
	}
	return nil
}
