package editor

import (
	"fmt"

	"statecraft/engine"
)

// Command is one change of the document. The closed set of commands is in this
// package, one per file; see [Editor.Do].
type Command interface {
	// Caption names the change in the undo menu, such as "Rename state".
	Caption() string
	// do writes through the edit, or refuses before or after writing: what was
	// written by then is rolled back.
	do(*edit) error
}

// refuse is the refusal of a command for no one thing in the drawing.
func refuse(format string, args ...any) error {
	return &engine.Error{Code: engine.CodeInvalid, Message: fmt.Sprintf(format, args...)}
}

// refuseState is the refusal of a command because of a state.
func refuseState(id, format string, args ...any) error {
	return &engine.Error{Code: engine.CodeInvalid, State: id, Message: fmt.Sprintf(format, args...)}
}

// refuseTransition is the refusal of a command because of a transition.
func refuseTransition(id, format string, args ...any) error {
	return &engine.Error{Code: engine.CodeInvalid, Transition: id, Message: fmt.Sprintf(format, args...)}
}
