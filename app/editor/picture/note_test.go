package picture

import (
	"slices"
	"strings"
	"testing"

	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

func TestNotes(t *testing.T) {
	w := review()
	w.Notes = []engine.Note{
		{ID: "a", Text: "Everything above 10 000 is seen by two people.\n\nSee the policy.", Position: at(400, 400)},
		{ID: "empty", Position: at(800, 400)},
		{ID: "long", Text: strings.Repeat("word ", 500), Position: at(0, 800)},
		{ID: "under", Text: "under a card", Position: at(100, 100)},
	}
	_, p := drawn(w)
	n := p.Note("a")
	if n == nil || len(n.Lines) != 4 || n.Lines[2] != "" || n.Lines[3] != "See the policy." || n.Spoken != "Note: "+w.Notes[0].Text {
		t.Fatalf("the note is %+v", n)
	}
	if box := n.Box(); box.Middle() != at(400, 400) || box.Width != NoteWidth || box.Height != 4*NoteStep+2*NotePadding {
		t.Errorf("it is at %v", box)
	}
	if box := p.Note("empty").Box(); box.Height < NoteStep {
		t.Errorf("an empty note is at %v", box)
	}
	if lines := p.Note("long").Lines; len(lines) != noteLines || !strings.HasSuffix(lines[noteLines-1], "…") {
		t.Errorf("a long note has the lines %q", lines)
	}
	if got := p.At(at(400, 400), 5); got != (Hit{Note: "a"}) || !slices.Equal(got.Selection().Notes, []string{"a"}) {
		t.Errorf("hit %+v", got)
	}
	if got := p.At(at(100, 100), 5); got.State != "draft" {
		t.Errorf("over a note a card is hit as %+v", got)
	}
	if got := p.Within(n.Box()); !slices.Equal(got.Notes, []string{"a"}) || len(got.States)+len(got.Transitions) != 0 {
		t.Errorf("a band takes %v", got)
	}
	if got := p.Free(at(400, 400)); p.Note("a").Box().Meets(geometry.Card(got)) {
		t.Errorf("a new card at %v covers the note", got)
	}
	if bounds := p.Bounds(); bounds.Bottom() < p.Note("long").Box().Bottom() {
		t.Errorf("the picture ends at %v", bounds)
	}
}

func TestNotesFollow(t *testing.T) {
	e, p := drawn(review())
	var changes Changes
	e.OnChange(func(t editor.Touched) { changes = p.Update(t) })
	do := func(cmd editor.Command) {
		t.Helper()
		if err := e.Do(cmd); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(changes.Notes, []string{"note-1"}) || len(changes.Cards)+len(changes.Lines) != 0 {
			t.Errorf("%T: to draw: %+v", cmd, changes)
		}
	}
	do(&editor.AddNote{At: at(0, 400), Text: "one"})
	do(editor.EditNote{ID: "note-1", Text: "two"})
	if n := p.Note("note-1"); n.Text != "two" {
		t.Errorf("the note says %q", n.Text)
	}
	only := editor.Selection{Notes: []string{"note-1"}}
	if c := p.ShiftSelection(only, at(8, 8)); !slices.Equal(c.Notes, only.Notes) || p.Note("note-1").Middle != at(8, 408) {
		t.Errorf("shifted to %v; to draw: %+v", p.Note("note-1").Middle, c)
	}
	if c := p.Unshift(); !slices.Equal(c.Notes, only.Notes) || p.Note("note-1").Middle != at(0, 400) {
		t.Errorf("back at %v; to draw: %+v", p.Note("note-1").Middle, c)
	}
	do(editor.Remove{Selection: only})
	if p.Note("note-1") != nil {
		t.Error("it is still there")
	}
}
