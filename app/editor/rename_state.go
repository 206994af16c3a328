package editor

import "strings"

// RenameState gives a state another name. An id made up for a state without a
// name becomes the slug of the name, and everything that refers to it follows;
// an id given by a person or a file stays.
type RenameState struct {
	ID   string
	Name string
}

// Caption names the change in the undo menu.
func (RenameState) Caption() string { return "Rename state" }

func (c RenameState) do(e *edit) error {
	s, err := e.existingState(c.ID)
	if err != nil {
		return err
	}
	name := strings.Join(strings.Fields(c.Name), " ")
	if name == "" {
		return refuseState(c.ID, "A state needs a name; say in a few words what happens there.")
	}
	if name == s.Name {
		return nil
	}
	s.Name = name
	if isPlaceholder(s.ID) {
		if id := e.doc.idFor(name, s.ID); id != "" {
			s.ID = id
		}
	}
	e.putState(c.ID, s)
	return nil
}
