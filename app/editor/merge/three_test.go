package merge_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"statecraft/app/editor"
	"statecraft/app/editor/merge"
	"statecraft/engine"
)

// review is a small workflow with everything that merges.
func review() engine.Workflow {
	w := engine.Workflow{
		Key: "review", Name: "Review",
		Form:  &engine.Form{Fields: []engine.Field{{Name: "days", Label: "Days", Type: engine.FieldNumber}, {Name: "why", Label: "Why", Type: engine.FieldText}}},
		Roles: []engine.Role{{Name: "boss", Label: "Boss"}},
		States: []engine.State{
			{ID: "draft", Name: "Draft", Initial: true, Actors: []engine.Actor{"starter"}},
			{ID: "check", Name: "Check", Actors: []engine.Actor{"role:boss"}, SeparateFrom: []string{"draft", "starter"}},
			{ID: "state-3", Name: "State 3", Kind: engine.KindAction},
			{ID: "done", Name: "Done", Kind: engine.KindRoute, Final: engine.FinalDone, Actors: []engine.Actor{}},
		},
		Transitions: []engine.Transition{
			{ID: "draft->check", From: "draft", To: "check"},
			{ID: "check->state-3", From: "check", To: "state-3", Outcome: "Approve"},
			{ID: "state-3->done", From: "state-3", To: "done"},
			{ID: "return", From: "check", To: "draft", Label: "Return"},
		},
		Notes: []engine.Note{{ID: "note-1", Text: "Ask legal."}},
	}
	return edited(w)
}

// edited is what an editor makes of a workflow by commands.
func edited(w engine.Workflow, cmds ...editor.Command) engine.Workflow {
	e := editor.New(w)
	for _, cmd := range cmds {
		if err := e.Do(cmd); err != nil {
			panic(err)
		}
	}
	return *e.Workflow()
}

func named(id, name string) editor.Command {
	return editor.UpdateState{ID: id, Change: func(s *engine.State) { s.Name = name }}
}

func state(id string, change func(*engine.State)) editor.Command {
	return editor.UpdateState{ID: id, Change: change}
}

func head(change func(*engine.Workflow)) editor.Command {
	return editor.UpdateWorkflow{Change: change}
}

func cut(ids ...string) editor.Command {
	return editor.Remove{Selection: editor.Selection{States: ids}, Apart: true}
}

func question(label string) editor.Command {
	return head(func(w *engine.Workflow) { w.Form.Fields[0].Label = label })
}

// list is several commands as one value of a table.
func list(cmds ...editor.Command) []editor.Command { return cmds }

func TestIndependentChangesMerge(t *testing.T) {
	for name, c := range map[string]struct {
		mine, theirs []editor.Command
		want         func(*engine.Workflow) bool
	}{
		"two states": {list(named("draft", "Write")), list(named("check", "Approve")), func(w *engine.Workflow) bool {
			return w.State("draft").Name == "Write" && w.State("check").Name == "Approve"
		}},
		"two fields of a state": {list(named("check", "Approve")), list(state("check", func(s *engine.State) { s.Need = "2" })), func(w *engine.Workflow) bool {
			return w.State("check").Name == "Approve" && w.State("check").Need == "2"
		}},
		"the same twice": {list(named("check", "Approve")), list(named("check", "Approve")), func(w *engine.Workflow) bool {
			return w.State("check").Name == "Approve"
		}},
		"two questions of a form": {list(question("Working days")), list(head(func(w *engine.Workflow) { w.Form.Fields[1].Help = "In a word." })), func(w *engine.Workflow) bool {
			return w.Form.Fields[0].Label == "Working days" && w.Form.Fields[1].Help == "In a word."
		}},
		"a question each": {
			list(head(func(w *engine.Workflow) { w.Form.Fields = append(w.Form.Fields, engine.Field{Name: "mine"}) })),
			list(head(func(w *engine.Workflow) { w.Form.Fields = append(w.Form.Fields, engine.Field{Name: "theirs"}) })),
			func(w *engine.Workflow) bool { return len(w.Form.Fields) == 4 },
		},
		"a state each, made up alike": {
			list(&editor.AddState{Kind: engine.KindRoute}), list(&editor.AddState{Kind: engine.KindHuman}, &editor.Connect{From: "check", To: "state-5"}),
			func(w *engine.Workflow) bool {
				return len(w.States) == 6 && w.State("state-5").Kind == engine.KindHuman && w.State("state-6").Kind == engine.KindRoute && w.Transition("check->state-5") != nil
			},
		},
		"a transition each between the same states": {
			list(&editor.Connect{From: "draft", To: "done", Label: "Skip"}), list(&editor.Connect{From: "draft", To: "done", Label: "Urgent"}),
			func(w *engine.Workflow) bool {
				return len(w.Transitions) == 6 && w.Transition("draft->done").Label == "Urgent" && w.Transition("draft->done#2").Label == "Skip"
			},
		},
		"named, and given an actor": {
			list(editor.RenameState{ID: "state-3", Name: "Pay out"}), list(state("state-3", func(s *engine.State) { s.Description = "By bank." })),
			func(w *engine.Workflow) bool {
				s := w.State("pay-out")
				return w.State("state-3") == nil && s.Name == "Pay out" && s.Description == "By bank." && w.Transition("pay-out->done") != nil && len(w.Transitions) == 4
			},
		},
		"led on to, and named by them": {
			list(&editor.Connect{From: "state-3", To: "draft", Label: "Again"}, state("done", func(s *engine.State) { s.SeparateFrom = []string{"state-3"} })),
			list(editor.RenameState{ID: "state-3", Name: "Pay out"}),
			func(w *engine.Workflow) bool {
				return w.Transition("pay-out->draft") != nil && slices.Equal(w.State("done").SeparateFrom, []string{"pay-out"})
			},
		},
		"led elsewhere, and worded": {
			list(editor.Reconnect{ID: "check->state-3", End: editor.EndTo, To: "done"}),
			list(editor.UpdateTransition{ID: "check->state-3", Change: func(t *engine.Transition) { t.Outcome = "Agree" }}),
			func(w *engine.Workflow) bool {
				return len(w.Transitions) == 4 && w.Transition("check->done").Outcome == "Agree"
			},
		},
		"removed, and moved": {list(cut("state-3")), list(editor.MoveStates{IDs: []string{"state-3"}, By: engine.Point{X: 8}}), func(w *engine.Workflow) bool {
			return w.State("state-3") == nil && len(w.Transitions) == 2
		}},
		"removed by both": {list(cut("state-3")), list(cut("state-3")), func(w *engine.Workflow) bool { return w.State("state-3") == nil }},
		"removed, with what else changed": {list(cut("draft")), list(named("done", "End")), func(w *engine.Workflow) bool {
			return slices.Equal(w.State("check").SeparateFrom, []string{"starter"}) && w.State("done").Name == "End" && len(w.Transitions) == 2
		}},
		"separated from what they removed": {
			list(state("done", func(s *engine.State) { s.SeparateFrom = []string{"draft"} })), list(cut("draft")),
			func(w *engine.Workflow) bool { return w.State("draft") == nil && w.State("done").SeparateFrom == nil },
		},
		"a note each": {list(&editor.AddNote{Text: "Mine."}), list(&editor.AddNote{Text: "Theirs."}), func(w *engine.Workflow) bool {
			return len(w.Notes) == 3 && w.Notes[1].ID == "note-3" && w.Notes[2].Text == "Theirs."
		}},
	} {
		t.Run(name, func(t *testing.T) {
			base := review()
			mine, theirs := edited(base, c.mine...), edited(base, c.theirs...)
			before := text(t, base, mine, theirs)
			r := merge.Three(&base, &mine, &theirs, nil)
			if len(r.Conflicts) != 0 || !c.want(&r.Workflow) {
				t.Errorf("conflicts %+v in %s", r.Conflicts, text(t, r.Workflow))
			}
			if text(t, base, mine, theirs) != before {
				t.Error("what was merged has changed")
			}
		})
	}
}

func TestConflicts(t *testing.T) {
	returnAs := func(label string) editor.Command {
		return editor.UpdateTransition{ID: "return", Change: func(t *engine.Transition) { t.Label = label }}
	}
	for name, c := range map[string]struct {
		mine, theirs []editor.Command
		at           merge.Place
		chosen       func(*engine.Workflow) bool // with theirs
	}{
		"one name": {list(named("check", "Approve")), list(named("check", "Sign")),
			merge.Place{Thing: merge.ThingState, ID: "check", Field: "name"},
			func(w *engine.Workflow) bool { return w.State("check").Name == "Sign" }},
		"one button": {list(returnAs("Back")), list(returnAs("Send back")),
			merge.Place{Thing: merge.ThingTransition, ID: "return", Field: "label"},
			func(w *engine.Workflow) bool { return w.Transition("return").Label == "Send back" }},
		"one question": {list(question("Nights")), list(question("Hours")),
			merge.Place{Thing: merge.ThingWorkflow, Question: "days", Field: "label"},
			func(w *engine.Workflow) bool { return w.Form.Fields[0].Label == "Hours" }},
		"changed and removed": {list(named("check", "Approve")), list(cut("check")),
			merge.Place{Thing: merge.ThingState, ID: "check"},
			func(w *engine.Workflow) bool { return w.State("check") == nil && len(w.Transitions) == 1 }},
		"removed and changed": {list(cut("check")), list(named("check", "Approve")),
			merge.Place{Thing: merge.ThingState, ID: "check"},
			func(w *engine.Workflow) bool {
				return w.State("check").Name == "Approve" && len(w.Transitions) == 4 && w.Transition("return").From == "check"
			}},
		"removed and led on to": {list(cut("state-3")), list(&editor.Connect{From: "draft", To: "state-3"}),
			merge.Place{Thing: merge.ThingState, ID: "state-3"},
			func(w *engine.Workflow) bool { return w.State("state-3") != nil && len(w.Transitions) == 5 }},
		"removed with neighbours joined, and changed": {
			list(editor.Remove{Selection: editor.Selection{States: []string{"state-3"}}}), list(named("state-3", "Pay")),
			merge.Place{Thing: merge.ThingState, ID: "state-3"},
			func(w *engine.Workflow) bool {
				return w.State("state-3").Name == "Pay" && len(w.Transitions) == 4 && leads(w, "check", "state-3") && leads(w, "state-3", "done") && !leads(w, "check", "done")
			}},
		"a question removed and changed": {list(question("Nights")), list(head(func(w *engine.Workflow) { w.Form.Fields = w.Form.Fields[1:] })),
			merge.Place{Thing: merge.ThingWorkflow, Question: "days"},
			func(w *engine.Workflow) bool { return len(w.Form.Fields) == 1 }},
		"a form removed and changed": {list(question("Nights")), list(head(func(w *engine.Workflow) { w.Form = nil })),
			merge.Place{Thing: merge.ThingWorkflow, Field: "form"},
			func(w *engine.Workflow) bool { return w.Form == nil }},
		"two questions of one name": {
			list(head(func(w *engine.Workflow) {
				w.Form.Fields = append(w.Form.Fields, engine.Field{Name: "who", Type: engine.FieldText})
			})),
			list(head(func(w *engine.Workflow) {
				w.Form.Fields = append(w.Form.Fields, engine.Field{Name: "who", Type: engine.FieldUser})
			})),
			merge.Place{Thing: merge.ThingWorkflow, Question: "who"},
			func(w *engine.Workflow) bool {
				return len(w.Form.Fields) == 3 && w.Form.Fields[2].Type == engine.FieldUser
			}},
		"a seat": {
			list(head(func(w *engine.Workflow) { w.Roles[0].Label = "Manager" })), list(head(func(w *engine.Workflow) { w.Roles[0].Label = "Chief" })),
			merge.Place{Thing: merge.ThingRole, ID: "boss", Field: "label"},
			func(w *engine.Workflow) bool { return w.Roles[0].Label == "Chief" }},
	} {
		t.Run(name, func(t *testing.T) {
			base := review()
			mine, theirs := edited(base, c.mine...), edited(base, c.theirs...)
			r := merge.Three(&base, &mine, &theirs, nil)
			if len(r.Conflicts) != 1 || r.Conflicts[0].Place != c.at || r.Open() != 1 {
				t.Fatalf("conflicts %+v", r.Conflicts)
			}
			if got := merge.Three(&base, &mine, &theirs, merge.Choices{c.at: merge.Mine}); text(t, got.Workflow) != text(t, r.Workflow) {
				t.Errorf("choosing mine gives\n%s\nnot\n%s", text(t, got.Workflow), text(t, r.Workflow))
			}
			chosen := merge.Three(&base, &mine, &theirs, merge.Choices{c.at: merge.Theirs})
			if chosen.Open() != 0 || !c.chosen(&chosen.Workflow) {
				t.Errorf("choosing theirs gives %s", text(t, chosen.Workflow))
			}
		})
	}
}

// Two who tidy one drawing are not asked about every card: each sees what became
// of it, and may tidy again.
func TestPlacesAreToldNotAsked(t *testing.T) {
	base := review()
	mine := edited(base, editor.MoveStates{IDs: []string{"check", "done"}, By: engine.Point{X: 80}})
	theirs := edited(base, editor.MoveStates{IDs: []string{"check", "draft"}, By: engine.Point{Y: 80}})
	r := merge.Three(&base, &mine, &theirs, nil)
	if len(r.Conflicts) != 0 || !slices.Equal(r.Placed, []string{"check"}) {
		t.Fatalf("conflicts %+v, placed %v", r.Conflicts, r.Placed)
	}
	for id, want := range map[string]*engine.Workflow{"check": &mine, "done": &mine, "draft": &theirs} {
		if *r.Workflow.State(id).Position != *want.State(id).Position {
			t.Errorf("%s stands at %v", id, *r.Workflow.State(id).Position)
		}
	}
}

func TestOrder(t *testing.T) {
	ids := func(w engine.Workflow) (ids []string) {
		for i := range w.States {
			ids = append(ids, w.States[i].ID)
		}
		return ids
	}
	ordered := func(names ...string) engine.Workflow {
		w := engine.Workflow{Key: "order"}
		for _, name := range names {
			w.States = append(w.States, engine.State{ID: name})
		}
		return edited(w)
	}
	for _, c := range []struct {
		name               string
		base, mine, theirs []string
		want               []string
		conflicts          int
	}{
		{"mine behind what it stood behind", []string{"a", "b"}, []string{"a", "m", "b"}, []string{"a", "b", "t"}, []string{"a", "m", "b", "t"}, 0},
		{"both at the end", []string{"a"}, []string{"a", "m", "n"}, []string{"a", "t"}, []string{"a", "m", "n", "t"}, 0},
		{"I turned it round", []string{"a", "b"}, []string{"b", "a"}, []string{"a", "b", "t"}, []string{"b", "t", "a"}, 0},
		{"they turned it round", []string{"a", "b"}, []string{"a", "b", "m"}, []string{"b", "a"}, []string{"b", "m", "a"}, 0},
		{"both, in two ways", []string{"a", "b", "c"}, []string{"b", "a", "c"}, []string{"a", "c", "b"}, []string{"b", "a", "c"}, 1},
		{"both, in the same way", []string{"a", "b", "c"}, []string{"c", "b", "a"}, []string{"c", "b", "a"}, []string{"c", "b", "a"}, 0},
		{"what both removed", []string{"a", "b", "c"}, []string{"c"}, []string{"c", "t"}, []string{"c", "t"}, 0},
	} {
		base, mine, theirs := ordered(c.base...), ordered(c.mine...), ordered(c.theirs...)
		r := merge.Three(&base, &mine, &theirs, nil)
		if got := ids(r.Workflow); !slices.Equal(got, c.want) || len(r.Conflicts) != c.conflicts {
			t.Errorf("%s: %v with %v", c.name, got, r.Conflicts)
		}
	}
}

// A step taken back after somebody else went on: what they changed stays.
func TestOver(t *testing.T) {
	before := engine.State{ID: "check", Name: "Check", Need: "2", Position: &engine.Point{X: 8}}
	after := engine.State{ID: "check", Name: "Approve", Need: "3", Position: &engine.Point{X: 16}}
	now := engine.State{ID: "check", Name: "Approve", Need: "all", Position: &engine.Point{X: 16}, Description: "Theirs."}
	want := engine.State{ID: "check", Name: "Check", Need: "all", Position: &engine.Point{X: 8}, Description: "Theirs."}
	if got := merge.State(after, before, now); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func leads(w *engine.Workflow, from, to string) bool {
	return slices.ContainsFunc(w.Transitions, func(t engine.Transition) bool { return t.From == from && t.To == to })
}

func text(t interface{ Fatal(...any) }, workflows ...engine.Workflow) string {
	out, err := json.Marshal(workflows)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// BenchmarkThree joins two changes of a drawing with 1,000 states.
func BenchmarkThree(b *testing.B) {
	w := engine.Workflow{Key: "large"}
	for i := range 1000 {
		id := "s" + strconv.Itoa(i)
		w.States = append(w.States, engine.State{ID: id, Name: "State", Actors: []engine.Actor{"starter"}, Position: &engine.Point{X: float64(i)}})
		if i > 0 {
			w.Transitions = append(w.Transitions, engine.Transition{ID: "t" + strconv.Itoa(i), From: "s" + strconv.Itoa(i-1), To: id})
		}
	}
	base := edited(w)
	mine, theirs := edited(base, named("s10", "Mine")), edited(base, named("s500", "Theirs"), &editor.AddState{})
	for b.Loop() {
		merge.Three(&base, &mine, &theirs, nil)
	}
}
