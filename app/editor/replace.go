package editor

import (
	"reflect"

	"statecraft/engine"
)

// Replace puts another document in place of this one, as importing a file into
// an open drawing does.
type Replace struct {
	Workflow engine.Workflow
	// As names the change in the undo menu; empty means "Replace drawing".
	As string
}

// Caption names the change in the undo menu.
func (c Replace) Caption() string {
	if c.As != "" {
		return c.As
	}
	return "Replace drawing"
}

func (c Replace) do(e *edit) error {
	next := prepared(c.Workflow)
	if reflect.DeepEqual(next, e.doc.workflow) {
		return nil
	}
	e.putWorkflow(next)
	return nil
}
