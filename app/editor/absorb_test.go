package editor

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"statecraft/app/editor/merge"
	"statecraft/engine"
)

// elsewhere is what somebody else makes of a workflow.
func elsewhere(t interface{ Fatal(...any) }, w engine.Workflow, cmds ...Command) engine.Workflow {
	e := New(w)
	for _, cmd := range cmds {
		if err := e.Do(cmd); err != nil {
			t.Fatal(err)
		}
	}
	return *e.Workflow()
}

// absorb merges and takes in what somebody else made of base.
func absorb(e *Editor, base, theirs engine.Workflow) merge.Result {
	r := merge.Three(&base, e.Workflow(), &theirs, nil)
	e.Absorb(r.Workflow, r.Renamed)
	return r
}

func rename(id, name string) Command {
	return UpdateState{ID: id, Change: func(s *engine.State) { s.Name = name }}
}

func TestAbsorbTellsWhatChanged(t *testing.T) {
	e := New(review())
	base := clone(*e.Workflow())
	e.Select(Selection{States: []string{"check", "done"}})
	var told []Touched
	e.OnChange(func(t Touched) { told = append(told, t) })
	absorb(e, base, elsewhere(t, base, rename("draft", "Write"), Remove{Selection: Selection{States: []string{"done"}}}, &AddNote{Text: "Theirs."}))
	want := Touched{States: []string{"done", "draft"}, Transitions: []string{"check->done"}, Notes: []string{"note-1"}}
	if len(told) != 1 || !reflect.DeepEqual(told[0], want) {
		t.Errorf("told %+v", told)
	}
	if e.CanUndo() || e.Revision() != 1 || !slices.Equal(e.Selection().States, []string{"check"}) {
		t.Errorf("undo %v, revision %d, selected %v", e.CanUndo(), e.Revision(), e.Selection())
	}
	absorb(e, *e.Workflow(), *e.Workflow())
	if len(told) != 1 || e.Revision() != 1 {
		t.Error("nothing new was told")
	}
}

// What was done here is taken back, whatever somebody else did meanwhile, and
// what they did stays.
func TestUndoAfterAbsorbing(t *testing.T) {
	for _, c := range []struct {
		name         string
		mine, theirs []Command
		undone       func(*engine.Workflow) bool
	}{
		{"another state", []Command{rename("check", "Approve")}, []Command{rename("draft", "Write")}, func(w *engine.Workflow) bool {
			return w.State("check").Name == "Check" && w.State("draft").Name == "Write"
		}},
		{"another field of it", []Command{rename("check", "Approve")}, []Command{UpdateState{ID: "check", Change: func(s *engine.State) { s.Need = "2" }}}, func(w *engine.Workflow) bool {
			return w.State("check").Name == "Check" && w.State("check").Need == "2"
		}},
		{"places in the lists", []Command{rename("done", "End")}, []Command{Remove{Selection: Selection{States: []string{"draft"}}}}, func(w *engine.Workflow) bool {
			return w.State("done").Name == "Done" && len(w.States) == 2
		}},
		{"added, and nobody needs it", []Command{&AddNext{From: "check", Kind: engine.KindRoute}}, []Command{rename("check", "Approve")}, func(w *engine.Workflow) bool {
			return len(w.States) == 3 && len(w.Transitions) == 3
		}},
		{"added under an id they took", []Command{&AddState{Kind: engine.KindRoute}}, []Command{&AddState{Kind: engine.KindHuman}}, func(w *engine.Workflow) bool {
			return len(w.States) == 4 && w.State("state-4").Kind == engine.KindHuman
		}},
		{"removed, with an end that is gone now", []Command{Remove{Selection: Selection{Transitions: []string{"check->done"}}}}, []Command{Remove{Selection: Selection{States: []string{"draft"}}}}, func(w *engine.Workflow) bool {
			return w.Transition("check->done") != nil && len(w.Transitions) == 1
		}},
		{"the whole drawing", []Command{Replace{Workflow: engine.Workflow{Key: "review", States: []engine.State{{ID: "draft"}}}}}, []Command{&AddState{Name: "Theirs"}}, func(w *engine.Workflow) bool {
			return len(w.States) == 4 && w.State("theirs") != nil && len(w.Transitions) == 3
		}},
		{"properties of the workflow", []Command{UpdateWorkflow{Change: func(w *engine.Workflow) { w.Name = "Mine" }}}, []Command{UpdateWorkflow{Change: func(w *engine.Workflow) { w.Description = "Theirs" }}}, func(w *engine.Workflow) bool {
			return w.Name == "" && w.Description == "Theirs"
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := New(review())
			base := clone(*e.Workflow())
			if err := e.Do(c.mine...); err != nil {
				t.Fatal(err)
			}
			if r := absorb(e, base, elsewhere(t, base, c.theirs...)); len(r.Conflicts) > 0 {
				t.Fatalf("conflicts %+v", r.Conflicts)
			}
			both := clone(*e.Workflow())
			if !e.Undo() || !c.undone(e.Workflow()) {
				t.Errorf("undo gave %+v\n%+v", e.Workflow().States, e.Workflow().Transitions)
			}
			undone := clone(*e.Workflow())
			if !e.Redo() || !reflect.DeepEqual(*e.Workflow(), both) {
				t.Errorf("redo gave %+v\n%+v", e.Workflow().States, e.Workflow().Transitions)
			}
			if !e.Undo() || !reflect.DeepEqual(*e.Workflow(), undone) {
				t.Error("another undo gives something else")
			}
		})
	}
}

// A state added here that somebody else has led on from stays, with its line: to
// take it away would take away their work.
func TestUndoLeavesWhatOthersBuiltOn(t *testing.T) {
	e := New(review())
	first := clone(*e.Workflow())
	if err := e.Do(&AddNext{From: "check", Kind: engine.KindRoute, Name: "Fork"}); err != nil {
		t.Fatal(err)
	}
	absorb(e, first, first)
	stored := clone(*e.Workflow())
	absorb(e, stored, elsewhere(t, stored, &Connect{From: "fork", To: "done"}))
	var overtaken []string
	e.OnOvertaken(func(label string) { overtaken = append(overtaken, label) })
	before, revision := clone(*e.Workflow()), e.Revision()
	if !e.Undo() || !reflect.DeepEqual(*e.Workflow(), before) || e.Revision() != revision {
		t.Errorf("undo gave %+v", e.Workflow())
	}
	if !slices.Equal(overtaken, []string{"Add next state"}) || e.CanUndo() || e.CanRedo() {
		t.Errorf("told %q, can undo %v, redo %v", overtaken, e.CanUndo(), e.CanRedo())
	}
}

// TestAbsorbAtRandom edits, takes back, repeats and absorbs at random: the
// document is always sound, listeners are told of every difference, and what is
// undone can be done again.
func TestAbsorbAtRandom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := New(review())
		stored := clone(*e.Workflow())
		before := clone(stored)
		e.OnChange(func(told Touched) {
			checkTold(t, &before, e.Workflow(), told)
			before = clone(*e.Workflow())
		})
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0, 1:
				_ = e.Do(randomCommand(t, e.Workflow()))
			case 2:
				e.Undo()
			case 3:
				e.Redo()
			case 4:
				stored = clone(*e.Workflow()) // saved
			case 5:
				other := New(stored)
				for range rapid.IntRange(1, 3).Draw(t, "theirs") {
					_ = other.Do(randomCommand(t, other.Workflow()))
				}
				absorb(e, stored, *other.Workflow())
				stored = clone(*other.Workflow())
			}
			checkSound(t, e)
		}
		walkLoosely(t, e)
	})
}

// walkLoosely takes everything back and repeats it: what is undone on top of
// somebody else's work is redone exactly, since nobody comes in between.
func walkLoosely(t *rapid.T, e *Editor) {
	documents := []engine.Workflow{clone(*e.Workflow())}
	for {
		revision := e.Revision()
		if !e.Undo() {
			break
		}
		checkSound(t, e)
		if e.Revision() != revision {
			documents = append(documents, clone(*e.Workflow()))
		}
	}
	for _, document := range slices.Backward(documents[:len(documents)-1]) {
		if !e.Redo() || !reflect.DeepEqual(*e.Workflow(), document) {
			t.Fatalf("redo gave\n%+v\nwant\n%+v", *e.Workflow(), document)
		}
	}
}
