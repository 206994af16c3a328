package picture

import (
	"slices"
	"strings"

	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

// Note is a remark as it is drawn.
type Note struct {
	ID     string
	Middle geometry.Point
	// Text is the whole remark, Lines what of it is drawn.
	Text   string
	Lines  []string
	Height float64
	// Spoken is the name for people who do not see the picture.
	Spoken string
}

// Sizes of notes, in pixels at 100 %.
const (
	NoteWidth   = 168.0
	NoteSize    = 12.0 // font size
	NoteStep    = 16.0 // between two lines
	NotePadding = 10.0

	noteLines = 12
)

// Box is the rectangle of the note.
func (n *Note) Box() geometry.Rect { return geometry.Around(n.Middle, NoteWidth, n.Height) }

// Note is a note as it is drawn; nil when there is none.
func (p *Picture) Note(id string) *Note { return p.notes[id] }

// note draws one note afresh. Its own line breaks stay.
func (p *Picture) note(n *engine.Note) *Note {
	l := p.language
	var lines []string
	for line := range strings.Lines(n.Text) {
		if left := noteLines - len(lines); left > 0 {
			wrapped := geometry.Wrapped(line, left, NoteWidth-2*NotePadding, NoteSize, p.measure)
			if len(wrapped) == 0 {
				wrapped = []string{""}
			}
			lines = append(lines, wrapped...)
		}
	}
	return &Note{
		ID: n.ID, Text: n.Text, Lines: lines,
		Middle: geometry.Plus(n.Position, p.shiftedNotes[n.ID]),
		Height: float64(max(1, len(lines)))*NoteStep + 2*NotePadding,
		Spoken: l.Say("Note: %s", n.Text),
	}
}

// redrawNotes draws those with the ids again, or takes them away.
func (p *Picture) redrawNotes(ids []string) {
	for _, id := range ids {
		delete(p.notes, id)
	}
	for i := range p.workflow.Notes {
		n := &p.workflow.Notes[i]
		if p.notes[n.ID] == nil {
			p.notes[n.ID] = p.note(n)
		}
	}
}

func (p *Picture) noteIndex(id string) int {
	return slices.IndexFunc(p.workflow.Notes, func(n engine.Note) bool { return n.ID == id })
}

func (p *Picture) noteAt(at geometry.Point) string {
	found := ""
	for i := range p.workflow.Notes {
		if n := p.notes[p.workflow.Notes[i].ID]; n != nil && n.Box().Has(at) {
			found = n.ID
		}
	}
	return found
}
