package editor

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// TestHeldKeyLeavesOneChange: however often a key repeats, the step holds what it
// altered once.
func TestHeldKeyLeavesOneChange(t *testing.T) {
	e := New(review())
	all := Selection{States: []string{"draft", "check", "done"}}
	for i := range 500 {
		must(t, e.Do(Move{Selection: all, By: at(8, 0), Continue: i > 0}))
	}
	if got := len(e.history.step(0).changes); got != 4 || e.history.length() != 1 {
		t.Errorf("%d changes in %d steps", got, e.history.length())
	}
	if got := *e.Workflow().State("draft").Position; got != at(4080, 80) {
		t.Errorf("moved to %v", got)
	}
	if e.Undo(); *e.Workflow().State("draft").Position != at(80, 80) || e.Workflow().Transitions[1].Via[0] != at(500, 200) {
		t.Errorf("undone to %v", e.Workflow().State("draft").Position)
	}
}

// TestStepsSurviveJSON: what steps of every kind do is the same after they were
// written and read.
func TestStepsSurviveJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randomDrawing(t)
		start := e.JSON()
		var steps []step
		for i := range e.history.length() {
			steps = append(steps, *e.history.step(i))
		}
		for e.Undo() {
		}
		read, err := decodeSteps(encodeSteps(steps))
		if err != nil {
			t.Fatal(err)
		}
		for i := range read {
			if read[i].label != steps[i].label || read[i].joint.key != steps[i].joint.key || read[i].epoch != steps[i].epoch {
				t.Fatalf("%+v became %+v", steps[i], read[i])
			}
			if !e.doc.tryAll(read[i].changes) {
				t.Fatalf("step %d does not fit", i)
			}
		}
		var now, then any
		if json.Unmarshal(toJSON(e.doc.workflow), &now) != nil || json.Unmarshal(start, &then) != nil || string(toJSON(now)) != string(toJSON(then)) {
			t.Fatalf("redone to %s\nwant %s", toJSON(e.doc.workflow), start)
		}
	})
}

// FuzzDecodeSteps has steps from anywhere carried out and taken back: what does
// not fit is refused and forgotten.
func FuzzDecodeSteps(f *testing.F) {
	e := New(review())
	for _, cmds := range [][]Command{
		{&AddNext{From: "check", Name: "Sign"}, &AddNote{Text: "a"}}, {Move{Selection: Selection{States: []string{"draft"}, Notes: []string{"note-1"}}, By: at(8, 8)}},
		{RenameState{ID: "draft", Name: "Write"}}, {removal("check")}, {named(1)}, {Replace{Workflow: claim()}},
	} {
		if err := e.Do(cmds...); err != nil {
			f.Fatal(err)
		}
	}
	var steps []step
	for i := range e.history.length() {
		steps = append(steps, *e.history.step(i))
	}
	f.Add(encodeSteps(steps))
	for _, s := range []string{
		`{}`, `null`, `{"version":1}`, `{"version":1,"steps":[null]}`, `{"version":1,"steps":[{"changes":[{"thing":"state"}]}]}`,
		`{"version":1,"steps":[{"epoch":-1,"changes":[{"thing":"place","at":-1,"id":"draft","before":{},"after":{"x":1}}]}]}`,
		`{"version":1,"steps":[{"epoch":7,"changes":[{"thing":"note","at":9,"after":null}]}]}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		steps, err := decodeSteps(data)
		if err != nil {
			return
		}
		e := New(review())
		e.history.segments = []segment{{count: len(steps), packed: data}}
		for e.Redo() {
		}
		if e.CanRedo() {
			t.Fatal("a step that cannot be repeated stays")
		}
		for e.Undo() {
		}
		if e.CanUndo() {
			t.Fatal("a step that cannot be taken back stays")
		}
	})
}

// TestJSONIsThatOfTheDocument: the pieces that are kept are never out of date.
func TestJSONIsThatOfTheDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := New(rapid.SampledFrom([]engine.Workflow{{}, review(), claim()}).Draw(t, "start"))
		for range rapid.IntRange(1, 20).Draw(t, "edits") {
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				e.Undo()
			case 1:
				e.Redo()
			default:
				_ = e.Do(randomCommand(t, e.Workflow()))
			}
			want, err := json.Marshal(e.Workflow())
			if got := e.JSON(); err != nil || string(got) != string(want) {
				t.Fatalf("%s\nwant %s, %v", got, want, err)
			}
		}
	})
}

// TestWhatIsNoJSON: a value that cannot be written makes no half document.
func TestWhatIsNoJSON(t *testing.T) {
	e := New(review())
	e.Keep(&drawer{})
	must(t, e.Do(UpdateState{ID: "draft", Change: func(s *engine.State) { s.Params = map[string]any{"f": func() {}} }}))
	if got := e.JSON(); got != nil {
		t.Errorf("written as %s", got)
	}
	if saved := e.Save(); saved.Digest != "" || New(review()).Resume(saved) {
		t.Errorf("saved %+v", saved)
	}
	if e.Undo(); e.JSON() == nil {
		t.Error("it cannot be written afterwards")
	}
}

// BenchmarkSave is what saving costs after one step in a drawing of 1,000 states.
func BenchmarkSave(b *testing.B) {
	e, d := New(chain(manyIDs()[:1000]...)), &drawer{}
	e.Keep(d)
	for i := 0; b.Loop(); i++ {
		if err := e.Do(MoveStates{IDs: []string{"s500"}, By: at(8, 0)}); err != nil {
			b.Fatal(err)
		}
		e.Save()
		if i%1000 == 999 {
			e.Do(MoveStates{IDs: []string{"s500"}, By: at(-8000, 0)})
		}
	}
}
