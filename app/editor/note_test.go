package editor

import (
	"slices"
	"testing"

	"statecraft/engine"
)

func TestCommandsOnNotes(t *testing.T) {
	add := &AddNote{At: at(8, 16), Text: "Ask finance\r\nfirst \n"}
	one := Selection{Notes: []string{"note-1"}}
	runCommands(t, []commandCase{
		{"add", []Command{add}, "Add note", func(w *engine.Workflow) bool {
			return slices.Equal(w.Notes, []engine.Note{{ID: "note-1", Text: "Ask finance\nfirst", Position: at(8, 16)}})
		}},
		{"add two", []Command{&AddNote{}, &AddNote{}}, "Add note", func(w *engine.Workflow) bool {
			return slices.Equal(noteIDs(w), []string{"note-1", "note-2"})
		}},
		{"edit", []Command{&AddNote{}, EditNote{ID: "note-1", Text: "Later"}}, "Add note", func(w *engine.Workflow) bool {
			return w.Notes[0].Text == "Later"
		}},
		{"move with a state", []Command{&AddNote{}, Move{Selection: Selection{States: []string{"draft"}, Notes: []string{"note-1", "note-1"}}, By: at(8, -8)}}, "Add note", func(w *engine.Workflow) bool {
			return w.Notes[0].Position == at(8, -8) && *w.State("draft").Position == at(88, 72)
		}},
		{"remove", []Command{&AddNote{}, &AddNote{}, Remove{Selection: one}}, "Add note", func(w *engine.Workflow) bool {
			return slices.Equal(noteIDs(w), []string{"note-2"}) && len(w.States) == 3
		}},
		{"other properties leave notes alone", []Command{add, UpdateWorkflow{Change: func(w *engine.Workflow) { w.Name, w.Notes = "A", nil }}}, "Add note", func(w *engine.Workflow) bool {
			return w.Name == "A" && len(w.Notes) == 1
		}},
	})
	for _, c := range []struct {
		cmd  Command
		want string
	}{
		{Move{Selection: one}, "Move note"}, {Move{Selection: Selection{Notes: []string{"a", "b"}}}, "Move notes"},
		{Move{Selection: Selection{Notes: []string{"a"}, States: []string{"b"}}}, "Move"}, {Remove{Selection: one}, "Delete note"},
		{Remove{Selection: Selection{Notes: []string{"a"}, States: []string{"b"}}}, "Delete"}, {EditNote{}, "Change note"},
	} {
		if got := c.cmd.Caption(); got != c.want {
			t.Errorf("%+v is called %q, want %q", c.cmd, got, c.want)
		}
	}
}

func TestNotesAreSelected(t *testing.T) {
	e := New(review())
	must(t, e.Do(&AddNote{}, &AddNote{}))
	e.SelectAll()
	if got := e.Selection(); !slices.Equal(got.Notes, []string{"note-1", "note-2"}) || !got.HasNote("note-2") || got.HasNote("note-3") {
		t.Errorf("selected %v", got)
	}
	flip := Selection{Notes: []string{"note-1"}}.Toggled(Selection{Notes: []string{"note-1", "note-2"}}).With(Selection{Notes: []string{"note-2", "note-3"}})
	if !slices.Equal(flip.Notes, []string{"note-2", "note-3"}) || flip.IsEmpty() {
		t.Errorf("toggled to %v", flip)
	}
	var told []Selection
	e.OnSelect(func(s Selection) { told = append(told, s) })
	must(t, e.Do(Remove{Selection: Selection{Notes: []string{"note-1"}}}))
	if len(told) != 1 || !slices.Equal(told[0].Notes, []string{"note-2"}) {
		t.Errorf("told %v", told)
	}
}

// TestNotesOfFiles: ids are mended, and a drawing without notes has none.
func TestNotesOfFiles(t *testing.T) {
	far := engine.Point{X: 2 * farthest}
	e := New(engine.Workflow{Notes: []engine.Note{{Text: "a"}, {ID: "note-1", Position: far}}})
	if got := noteIDs(e.Workflow()); !slices.Equal(got, []string{"note-1", "note-1#2"}) || e.Workflow().Notes[1].Position == far {
		t.Errorf("notes %+v", e.Workflow().Notes)
	}
	if e = New(engine.Workflow{Notes: []engine.Note{}}); e.Workflow().Notes != nil {
		t.Error("an empty list stays")
	}
}
