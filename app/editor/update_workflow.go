package editor

import (
	"reflect"

	"statecraft/engine"
)

// UpdateWorkflow changes properties of the workflow itself: its name, form,
// roles, params and so on.
type UpdateWorkflow struct {
	// Change gets a copy without states and transitions; what it puts there is
	// ignored. It must not keep the copy.
	Change func(*engine.Workflow)
}

// Caption names the change in the undo menu.
func (UpdateWorkflow) Caption() string { return "Change workflow" }

func (c UpdateWorkflow) do(e *edit) error {
	before := head(e.doc.workflow)
	next := clone(before)
	c.Change(&next)
	next = clone(head(next))
	if reflect.DeepEqual(before, next) {
		return nil
	}
	e.putHead(next)
	return nil
}
