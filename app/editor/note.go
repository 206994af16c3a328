package editor

import (
	"strings"

	"statecraft/engine"
)

// AddNote puts a remark on the canvas.
type AddNote struct {
	// At is the middle of the note.
	At engine.Point
	// Text may be empty, to be written in place.
	Text string
	// ID is the new note's id; Do fills it in.
	ID string
}

// Caption names the change in the undo menu.
func (*AddNote) Caption() string { return "Add note" }

func (c *AddNote) do(e *edit) error {
	text, err := noteText(c.Text)
	if err != nil {
		return err
	}
	if !isPlace(c.At) {
		return refuse("The place of the note is not on the canvas; put it nearer to the states.")
	}
	c.ID = e.doc.freeNoteID()
	e.addNote(engine.Note{ID: c.ID, Text: text, Position: c.At})
	return nil
}

// EditNote changes what a note says.
type EditNote struct {
	ID   string
	Text string
}

// Caption names the change in the undo menu.
func (EditNote) Caption() string { return "Change note" }

func (c EditNote) do(e *edit) error {
	note, err := e.existingNote(c.ID)
	if err != nil {
		return err
	}
	text, err := noteText(c.Text)
	if err != nil || text == note.Text {
		return err
	}
	note.Text = text
	e.putNote(note)
	return nil
}

// noteText is a text as notes keep it: line breaks of one kind and no empty
// lines at its end.
func noteText(text string) (string, error) {
	if len(text) > engine.MaxText {
		return "", refuse("The note is %d bytes long; at most %d are possible. Shorten it.", len(text), engine.MaxText)
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.TrimRight(text, " \t\r\n"), nil
}
