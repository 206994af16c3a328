package editor

import (
	"slices"
	"testing"

	"statecraft/engine"
)

func TestCommandsOnLines(t *testing.T) {
	runCommands(t, []commandCase{
		{"reconnect the end", []Command{Reconnect{ID: "check->done", End: EndTo, To: "draft"}}, "Reconnect", func(w *engine.Workflow) bool {
			way := w.Transition("check->draft")
			return way != nil && way.To == "draft" && way.Outcome == "Approve" && way.Via == nil && way.LabelAt == nil
		}},
		{"reconnect the start", []Command{Reconnect{ID: "return", End: EndFrom, To: "done"}}, "Reconnect", func(w *engine.Workflow) bool {
			way := w.Transition("return")
			return way.From == "done" && way.Label == "Return" && w.State("done").Final == engine.FinalNone
		}},
		{"reconnect from anywhere", []Command{Reconnect{ID: "draft->check", End: EndFrom, To: engine.FromAnywhere}}, "Reconnect", func(w *engine.Workflow) bool {
			return w.Transition("*->check") != nil
		}},
		{"reconnect to itself", []Command{Reconnect{ID: "draft->check", End: EndTo, To: "draft"}}, "Reconnect", func(w *engine.Workflow) bool {
			return w.Transition("draft->draft") != nil
		}},
		{"insert", []Command{&AddState{Name: "Sign"}, &InsertState{State: "sign", Transition: "check->done"}}, "Add state", func(w *engine.Workflow) bool {
			first, second := w.Transition("check->done"), w.Transition("sign->done")
			return first.To == "sign" && first.Outcome == "Approve" && first.Via == nil && second != nil && second.Outcome == "" && second.IsDone()
		}},
		{"insert into a loop", []Command{&Connect{From: "draft", To: "draft"}, &AddState{Name: "Sign"}, &InsertState{State: "sign", Transition: "draft->draft"}}, "Connect", func(w *engine.Workflow) bool {
			return w.Transition("draft->draft").To == "sign" && w.Transition("sign->draft") != nil
		}},
		{"insert an end", []Command{&AddState{Name: "Sign"}, UpdateState{ID: "sign", Change: func(s *engine.State) { s.Final = engine.FinalDone }}, &InsertState{State: "sign", Transition: "return"}}, "Add state", func(w *engine.Workflow) bool {
			return w.State("sign").Final == engine.FinalNone
		}},
		{"add between", []Command{&AddBetween{Transition: "return", Kind: engine.KindAction, At: at(8, 8), Name: "Mend"}}, "Add state between", func(w *engine.Workflow) bool {
			return w.State("mend").Kind == engine.KindAction && w.Transition("return").To == "mend" && w.Transition("mend->draft") != nil && len(w.Transitions) == 4
		}},
		{"bend", []Command{Bend{ID: "return", Via: []engine.Point{at(1, 2), at(3, 4)}}}, "Bend line", func(w *engine.Workflow) bool {
			return slices.Equal(w.Transition("return").Via, []engine.Point{at(1, 2), at(3, 4)})
		}},
		{"bend no more", []Command{Bend{ID: "check->done"}}, "Bend line", func(w *engine.Workflow) bool {
			way := w.Transition("check->done")
			return way.Via == nil && way.LabelAt != nil
		}},
		{"straighten", []Command{Straighten{ID: "check->done"}}, "Straighten line", func(w *engine.Workflow) bool {
			way := w.Transition("check->done")
			return way.Via == nil && way.LabelAt == nil && way.Outcome == "Approve"
		}},
		{"move a label", []Command{PlaceLabel{ID: "return", At: &engine.Point{X: 3, Y: 4}}}, "Move label", func(w *engine.Workflow) bool {
			return *w.Transition("return").LabelAt == at(3, 4)
		}},
		{"put a label back", []Command{PlaceLabel{ID: "check->done"}}, "Move label", func(w *engine.Workflow) bool {
			way := w.Transition("check->done")
			return way.LabelAt == nil && way.Via != nil
		}},
	})
}

// TestNewIDsAreFilledIn: what a command has made can be selected after it.
func TestNewIDsAreFilledIn(t *testing.T) {
	e := New(review())
	between := &AddBetween{Transition: "draft->check"}
	must(t, e.Do(between))
	must(t, e.Do(&AddState{Name: "Sign"}))
	insert := &InsertState{State: "sign", Transition: between.TransitionID}
	must(t, e.Do(insert))
	if between.ID != "state-4" || between.TransitionID != "state-4->check" || insert.ID != "sign->check" {
		t.Errorf("made %s, %s and %s", between.ID, between.TransitionID, insert.ID)
	}
}

// TestLinesAreCopies: what the gesture goes on to change is not the document's.
func TestLinesAreCopies(t *testing.T) {
	e := New(review())
	via, label := []engine.Point{at(1, 1)}, at(2, 2)
	must(t, e.Do(Bend{ID: "return", Via: via}, PlaceLabel{ID: "return", At: &label}))
	via[0], label = at(9, 9), at(9, 9)
	if way := e.Workflow().Transition("return"); way.Via[0] != at(1, 1) || *way.LabelAt != at(2, 2) {
		t.Errorf("the line runs over %v with its label at %v", way.Via, *way.LabelAt)
	}
}
