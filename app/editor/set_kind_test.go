package editor

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

func TestCommandsOnKinds(t *testing.T) {
	anyone := []engine.Actor{engine.ActorAnyone}
	rich := UpdateState{ID: "check", Change: func(s *engine.State) {
		s.Need, s.Veto, s.Form, s.SkipWhen, s.Due = "2", []string{"No"}, &engine.Form{}, "true", "P1D"
	}}
	runCommands(t, []commandCase{
		{"a person becomes automatic", []Command{rich, SetKind{IDs: []string{"check"}, Kind: engine.KindAction}}, "Change state", func(w *engine.Workflow) bool {
			return reflect.DeepEqual(*w.State("check"), engine.State{
				ID: "check", Name: "Check", Kind: engine.KindAction, SkipWhen: "true", Due: "P1D", Position: &engine.Point{X: 360, Y: 80},
			})
		}},
		{"a person becomes a decision", []Command{rich, SetKind{IDs: []string{"check", "draft"}, Kind: engine.KindRoute}}, "Change state", func(w *engine.Workflow) bool {
			s, first := w.State("check"), w.State("draft")
			return s.SkipWhen == "" && s.Form == nil && first.Kind == engine.KindRoute && first.Actors == nil && first.Initial
		}},
		{"a decision becomes a person's", []Command{SetKind{IDs: []string{"done"}, Kind: engine.KindHuman}}, "Change kind", func(w *engine.Workflow) bool {
			s := w.State("done")
			return s.Kind == engine.KindHuman && s.Final == engine.FinalDone && slices.Equal(s.Actors, anyone)
		}},
		{"changed by hand it is anyone's too", []Command{UpdateState{ID: "done", Change: func(s *engine.State) { s.Kind = "" }}}, "Change state", func(w *engine.Workflow) bool {
			return slices.Equal(w.State("done").Actors, anyone)
		}},
		{"actors that are named stay", []Command{UpdateState{ID: "done", Change: func(s *engine.State) { s.Kind, s.Actors = engine.KindHuman, []engine.Actor{"starter"} }}}, "Change state", func(w *engine.Workflow) bool {
			return slices.Equal(w.State("done").Actors, []engine.Actor{"starter"})
		}},
		{"split", []Command{SetSplit{IDs: []string{"draft", "check", "draft"}, Split: engine.SplitAnd}}, "Change split", func(w *engine.Workflow) bool {
			return w.State("draft").Split == engine.SplitAnd && w.State("check").Split == engine.SplitAnd && w.State("done").Split == ""
		}},
		{"split no more", []Command{SetSplit{IDs: []string{"draft"}, Split: engine.SplitAnd}, SetSplit{IDs: []string{"draft"}, Split: engine.SplitXor}, SetJoin{IDs: []string{"draft"}, Join: engine.JoinAnd}}, "Change split", func(w *engine.Workflow) bool {
			return w.State("draft").Split == "" && w.State("draft").Join == engine.JoinAnd
		}},
		{"join", []Command{SetJoin{IDs: []string{"done"}, Join: engine.JoinFirst}}, "Change join", func(w *engine.Workflow) bool {
			return w.State("done").Join == engine.JoinFirst
		}},
	})
}

// TestSaidDefaultsStay: a default that a file says in so many words is no other
// value.
func TestSaidDefaultsStay(t *testing.T) {
	w := review()
	w.States[0].Split, w.States[0].Join, w.States[0].Kind = engine.SplitXor, engine.JoinXor, ""
	e := New(w)
	ids := []string{"draft"}
	must(t, e.Do(SetSplit{IDs: ids}, SetSplit{IDs: ids, Split: engine.SplitXor}, SetJoin{IDs: ids}, SetJoin{IDs: ids, Join: engine.JoinXor}, SetKind{IDs: ids, Kind: engine.KindHuman}))
	if e.CanUndo() {
		t.Errorf("the state has become %+v", e.Workflow().States[0])
	}
}

// TestKindsLeaveNothingMisplaced: whatever a state was, the check finds no
// setting of the state that its new kind has no use for.
func TestKindsLeaveNothingMisplaced(t *testing.T) {
	kinds := []engine.Kind{engine.KindHuman, engine.KindAction, engine.KindWait, engine.KindRoute}
	misplaced := []string{"action", "form", "need", "veto", "otherwise", "separateFrom", "assign", "skipOutcome", "skipWhen", "when", "subflow"}
	rapid.Check(t, func(t *rapid.T) {
		w := review()
		w.States[1] = engine.State{
			ID: "check", Kind: rapid.SampledFrom(kinds).Draw(t, "before"), Position: w.States[1].Position,
			Actors: []engine.Actor{"starter"}, Form: &engine.Form{}, Need: "2", Veto: []string{"Approve"}, Otherwise: "Approve",
			SeparateFrom: []string{"draft"}, Assign: engine.AssignRoundRobin, SkipWhen: "true", SkipOutcome: "Approve",
			Action: &engine.Action{}, When: "true", Subflow: &engine.Subflow{},
		}
		e := New(w)
		to := rapid.SampledFrom(kinds[1:]).Draw(t, "after")
		if to == w.States[1].Kind {
			return
		}
		if err := e.Do(SetKind{IDs: []string{"check"}, Kind: to}); err != nil {
			t.Fatal(err)
		}
		_, problems := engine.Compile(e.Workflow())
		for _, p := range problems {
			if p.State != "check" || !slices.Contains(misplaced, p.Field) {
				continue
			}
			if p.Code == engine.ProblemMisplaced || p.Code == engine.ProblemNotExecuted && p.Field != "action" {
				t.Fatalf("as %s: %s", to, p.Message)
			}
		}
	})
}
