package editor

import "strings"

// RenameTransition changes the text people read on a transition. That is its
// label, or its outcome where it has no label: then the outcome is renamed, so
// that the button and the picture stay the same word.
type RenameTransition struct {
	ID string
	// Label may be empty to take the text away.
	Label string
}

// Caption names the change in the undo menu.
func (RenameTransition) Caption() string { return "Rename transition" }

func (c RenameTransition) do(e *edit) error {
	t, err := e.existingTransition(c.ID)
	if err != nil {
		return err
	}
	text := strings.Join(strings.Fields(c.Label), " ")
	field := &t.Label
	if t.Label == "" && t.Outcome != "" {
		field = &t.Outcome
	}
	if *field == text {
		return nil
	}
	*field = text
	e.putTransition(c.ID, t)
	return nil
}
