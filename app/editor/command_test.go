package editor

import (
	"reflect"
	"slices"
	"testing"

	"statecraft/engine"
)

// commandCase is a step and what it does to the workflow of review.
type commandCase struct {
	name    string
	cmds    []Command
	caption string
	check   func(*engine.Workflow) bool
}

// do does the step, undoes it and does it again: the document is as expected,
// as before and as expected.
func (c commandCase) do(t *testing.T) {
	e := New(review())
	before := clone(*e.Workflow())
	if err := e.Do(c.cmds...); err != nil {
		t.Fatal(err)
	}
	after := clone(*e.Workflow())
	if !c.check(&after) {
		t.Errorf("unexpected document:\n%+v\n%+v", after.States, after.Transitions)
	}
	if got := e.UndoLabel(); got != c.caption {
		t.Errorf("the step is called %q", got)
	}
	if !e.Undo() || !reflect.DeepEqual(*e.Workflow(), before) {
		t.Errorf("undo gave:\n%+v\n%+v", e.Workflow().States, e.Workflow().Transitions)
	}
	if e.CanUndo() || e.Undo() || e.RedoLabel() != c.caption {
		t.Error("there is more than one step")
	}
	if !e.Redo() || !reflect.DeepEqual(*e.Workflow(), after) {
		t.Errorf("redo gave:\n%+v\n%+v", e.Workflow().States, e.Workflow().Transitions)
	}
	if e.Revision() != 3 {
		t.Errorf("the revision is %d", e.Revision())
	}
}

func runCommands(t *testing.T, cases []commandCase) {
	for _, c := range cases {
		t.Run(c.name, c.do)
	}
}

func TestCommandsOnStates(t *testing.T) {
	runCommands(t, []commandCase{
		{"add", []Command{&AddState{At: at(8, 16)}}, "Add state", func(w *engine.Workflow) bool {
			s := w.State("state-4")
			return s != nil && s.Name == "State 4" && s.Kind == engine.KindHuman && !s.Initial && *s.Position == at(8, 16) &&
				slices.Equal(s.Actors, []engine.Actor{"anyone"})
		}},
		{"add with a name", []Command{&AddState{Kind: engine.KindAction, Name: " Pay  it out "}}, "Add state", func(w *engine.Workflow) bool {
			s := w.State("pay-it-out")
			return s != nil && s.Kind == engine.KindAction && s.Actors == nil
		}},
		{"add next", []Command{&AddNext{From: "draft", Kind: engine.KindRoute}}, "Add next state", func(w *engine.Workflow) bool {
			way := w.Transition("draft->state-4")
			return w.State("state-4") != nil && way != nil && way.From == "draft" && way.To == "state-4"
		}},
		{"connect in parallel", []Command{&Connect{From: "draft", To: "check", Label: " Again "}}, "Connect", func(w *engine.Workflow) bool {
			way := w.Transition("draft->check#2")
			return way != nil && way.Label == "Again"
		}},
		{"connect to itself", []Command{&Connect{From: "check", To: "check"}}, "Connect", func(w *engine.Workflow) bool {
			return w.Transition("check->check") != nil
		}},
		{"connect from an end", []Command{&Connect{From: "done", To: "draft"}}, "Connect", func(w *engine.Workflow) bool {
			return w.State("done").Final == engine.FinalNone
		}},
		{"move one", []Command{MoveStates{IDs: []string{"check"}, By: at(8, -8)}}, "Move state", func(w *engine.Workflow) bool {
			return *w.State("check").Position == at(368, 72) && w.Transition("check->done").Via[0] == at(500, 200)
		}},
		{"move both ends", []Command{MoveStates{IDs: []string{"check", "done", "check"}, By: at(8, -8)}}, "Move states", func(w *engine.Workflow) bool {
			way := w.Transition("check->done")
			return *w.State("check").Position == at(368, 72) && way.Via[0] == at(508, 192) && *way.LabelAt == at(508, 212)
		}},
		{"place", []Command{PlaceStates{Positions: map[string]engine.Point{"done": at(0, 0), "draft": at(80, 80)}}}, "Tidy", func(w *engine.Workflow) bool {
			way := w.Transition("check->done")
			return *w.State("done").Position == at(0, 0) && way.Via == nil && way.LabelAt == nil
		}},
		{"rename", []Command{RenameState{ID: "draft", Name: " First  draft "}}, "Rename state", func(w *engine.Workflow) bool {
			return w.State("draft").Name == "First draft"
		}},
	})
}

func TestCommandsOnTheRest(t *testing.T) {
	runCommands(t, []commandCase{
		{"rename a label", []Command{RenameTransition{ID: "return", Label: "Send back"}}, "Rename transition", func(w *engine.Workflow) bool {
			return w.Transition("return").Label == "Send back"
		}},
		{"rename an outcome", []Command{RenameTransition{ID: "check->done", Label: "Agree"}}, "Rename transition", func(w *engine.Workflow) bool {
			way := w.Transition("check->done")
			return way.Outcome == "Agree" && way.Label == ""
		}},
		{"remove a state", []Command{Remove{Selection: Selection{States: []string{"draft"}}}}, "Delete state", func(w *engine.Workflow) bool {
			return slices.Equal(stateIDs(w), []string{"check", "done"}) && slices.Equal(transitionIDs(w), []string{"check->done"}) &&
				slices.Equal(w.State("check").SeparateFrom, []string{"starter"})
		}},
		{"remove a transition", []Command{Remove{Selection: Selection{Transitions: []string{"return"}}}}, "Delete transition", func(w *engine.Workflow) bool {
			return len(w.States) == 3 && w.Transition("return") == nil
		}},
		{"update a state", []Command{UpdateState{ID: "check", Change: func(s *engine.State) { s.Need = "2" }}}, "Change state", func(w *engine.Workflow) bool {
			return w.State("check").Need == "2"
		}},
		{"update a transition", []Command{UpdateTransition{ID: "return", Change: func(t *engine.Transition) { t.Notes = engine.NotesRequired }}}, "Change transition", func(w *engine.Workflow) bool {
			return w.Transition("return").Notes == engine.NotesRequired
		}},
		{"reconnect", []Command{UpdateTransition{ID: "draft->check", Change: func(t *engine.Transition) { t.From = "done" }}}, "Change transition", func(w *engine.Workflow) bool {
			return w.Transition("done->check") != nil && w.State("done").Final == engine.FinalNone
		}},
		{"update the workflow", []Command{UpdateWorkflow{Change: func(w *engine.Workflow) { w.Name, w.States = "Review", nil }}}, "Change workflow", func(w *engine.Workflow) bool {
			return w.Name == "Review" && len(w.States) == 3
		}},
		{"replace", []Command{Replace{Workflow: engine.Workflow{Key: "other", States: []engine.State{{ID: "only"}}}}}, "Replace drawing", func(w *engine.Workflow) bool {
			return w.Key == "other" && len(w.States) == 1 && w.State("only").Position != nil && len(w.Transitions) == 0
		}},
		{"several as one step", []Command{RenameState{ID: "draft", Name: "A"}, Remove{Selection: Selection{States: []string{"check", "done"}}}, &AddState{Name: "B"}}, "Rename state", func(w *engine.Workflow) bool {
			return slices.Equal(stateIDs(w), []string{"draft", "b"}) && w.State("draft").Name == "A"
		}},
	})
}
