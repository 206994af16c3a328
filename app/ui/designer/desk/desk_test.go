package desk

import (
	"testing"
	"time"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/advice"
	"statecraft/engine"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func still() time.Time { return noon }

func leave() engine.Workflow {
	return engine.Workflow{
		Key: "leave", Name: "Leave",
		States: []engine.State{
			{ID: "ask", Name: "Ask", Initial: true, Actors: []engine.Actor{"starter"}},
			{ID: "decide", Name: "Decide"},
			{ID: "book", Name: "Book", Kind: engine.KindAction, Action: &engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: "done", Value: "tru"}}}},
			{ID: "way", Name: "Which way", Kind: engine.KindRoute},
			{ID: "pause", Name: "Pause", Kind: engine.KindWait},
			{ID: "other", Name: "Other", Kind: engine.KindSubflow},
		},
		Transitions: []engine.Transition{
			{ID: "ask->decide", From: "ask", To: "decide"},
			{ID: "decide->book", From: "decide", To: "book", When: "days >"},
			{ID: "book->way", From: "book", To: "way"},
		},
	}
}

// typeIn types a text letter by letter into the description of a state.
func typeIn(t *testing.T, d *Desk, state, text string, from time.Time, gap time.Duration) {
	t.Helper()
	for i := range text {
		part := text[:i+1]
		err := d.Type("description of "+state, from.Add(time.Duration(i)*gap), editor.UpdateState{
			ID: state, Change: func(s *engine.State) { s.Description = part },
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestOneVisitIsOneUndoStep(t *testing.T) {
	d := New(leave(), false, still)
	typeIn(t, d, "ask", "on holiday", noon, 100*time.Millisecond)
	if got := d.Workflow().State("ask").Description; got != "on holiday" {
		t.Fatalf("description = %q", got)
	}
	d.Editor.Undo()
	if got := d.Workflow().State("ask").Description; got != "" {
		t.Errorf("after one undo: %q", got)
	}
	if d.Editor.CanUndo() {
		t.Error("typing left more than one step")
	}
	d.Editor.Redo()
	if got := d.Workflow().State("ask").Description; got != "on holiday" {
		t.Errorf("after redo: %q", got)
	}
}

func TestWhatEndsAVisit(t *testing.T) {
	cases := map[string]func(d *Desk) time.Time{
		"a pause":         func(*Desk) time.Time { return noon.Add(time.Minute) },
		"leaving":         func(d *Desk) time.Time { d.LeaveField(); return noon },
		"another change":  func(d *Desk) time.Time { must(d.Do(rename("decide", "Approve"))); return noon },
		"undo":            func(d *Desk) time.Time { d.Editor.Undo(); d.Editor.Redo(); return noon },
		"another subject": func(d *Desk) time.Time { d.Editor.Select(selectState("decide")); return noon },
	}
	for name, end := range cases {
		t.Run(name, func(t *testing.T) {
			d := New(leave(), false, still)
			typeIn(t, d, "ask", "one", noon, 0)
			again := end(d)
			typeIn(t, d, "ask", "one two", again, 0)
			d.Editor.Undo()
			if got := d.Workflow().State("ask").Description; got != "one" {
				t.Errorf("after undo: %q", got)
			}
		})
	}
}

func TestRefusedTypingKeepsWhatWasThere(t *testing.T) {
	d := New(leave(), false, still)
	typeIn(t, d, "ask", "one", noon, 0)
	err := d.Type("description of ask", noon, editor.UpdateState{ID: "ask", Change: func(s *engine.State) { s.ID = "other" }})
	if err == nil {
		t.Fatal("the id of a state changed")
	}
	if got := d.Workflow().State("ask").Description; got != "one" {
		t.Errorf("description = %q", got)
	}
}

func TestTypingBackLeavesNoStep(t *testing.T) {
	d := New(leave(), false, still)
	for _, text := range []string{"a", "ab", "a", ""} {
		must(d.Type("f", noon, editor.UpdateState{ID: "ask", Change: func(s *engine.State) { s.Description = text }}))
	}
	if d.Editor.CanUndo() {
		t.Error("there is a step although nothing changed")
	}
}

func TestReadOnlyChangesNothing(t *testing.T) {
	d := New(leave(), true, still)
	if engine.CodeOf(d.Do(rename("ask", "Beg"))) != engine.CodeForbidden {
		t.Error("a version was changed")
	}
	if engine.CodeOf(d.Type("f", noon, rename("ask", "Beg"))) != engine.CodeForbidden {
		t.Error("a version was changed by typing")
	}
}

func TestChecksOnlyWhatChanged(t *testing.T) {
	d := New(leave(), false, still)
	view := d.View()
	d.Check(still)
	if d.View() != view {
		t.Error("checked the same document twice")
	}
	must(d.Do(editor.UpdateState{ID: "decide", Change: func(s *engine.State) { s.Actors = []engine.Actor{"anyone"} }}))
	d.Check(still)
	if got := d.Trouble(advice.Place{State: "decide", Field: "actors"}); got != "" {
		t.Errorf("still troubled: %s", got)
	}
}

// Every problem leads to a page of the inspector that is marked as troubled.
func TestShowTurnsToWhereItIsMended(t *testing.T) {
	want := map[engine.ProblemCode]Sheet{
		engine.ProblemNoActors: SheetWho,
	}
	d := New(leave(), false, still)
	if len(d.Advice()) < 3 {
		t.Fatalf("advice = %+v", d.Advice())
	}
	for _, a := range d.Advice() {
		d.Show(a)
		if a.Transition != "" {
			if d.Subject() != AboutTransition {
				t.Errorf("%s: the inspector is about %s", a.Message, d.Subject())
			}
			continue
		}
		if !d.Troubled(d.Sheet()) {
			t.Errorf("%s: turned to %s, which is not marked", a.Message, d.Sheet())
		}
		if s, ok := want[a.Code]; ok && d.Sheet() != s {
			t.Errorf("%s: turned to %s", a.Message, d.Sheet())
		}
	}
}

func TestSubject(t *testing.T) {
	cases := []struct {
		sel  editor.Selection
		want Subject
	}{
		{editor.Selection{}, AboutWorkflow},
		{selectState("ask"), AboutPerson},
		{selectState("book"), AboutAutomatic},
		{selectState("way"), AboutDecision},
		{selectState("pause"), AboutWait},
		{selectState("other"), AboutSubflow},
		{editor.Selection{Transitions: []string{"ask->decide"}}, AboutTransition},
		{editor.Selection{States: []string{"ask"}, Transitions: []string{"ask->decide"}}, AboutSeveral},
	}
	d := New(leave(), false, still)
	for _, c := range cases {
		d.Editor.Select(c.sel)
		if d.Subject() != c.want {
			t.Errorf("%+v: about %s, want %s", c.sel, d.Subject(), c.want)
		}
		if sheets := Sheets(c.want); len(sheets) > 0 && d.Sheet() != sheets[0] {
			t.Errorf("%s opens at %s", c.want, d.Sheet())
		}
	}
}

func TestEachSubjectKeepsItsSheet(t *testing.T) {
	d := New(leave(), false, still)
	d.Editor.Select(selectState("ask"))
	d.TurnTo(SheetForm)
	d.Editor.Select(selectState("book"))
	if d.Sheet() != SheetDoes {
		t.Errorf("automatic opens at %s", d.Sheet())
	}
	d.Editor.Select(selectState("decide"))
	if d.Sheet() != SheetForm {
		t.Errorf("the next person's state opens at %s", d.Sheet())
	}
}

func rename(id, name string) editor.Command { return editor.RenameState{ID: id, Name: name} }

func selectState(id string) editor.Selection { return editor.Selection{States: []string{id}} }

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// What the signing and the wait of a state are mended on shows their fields.
func TestSheetOfEachSetting(t *testing.T) {
	at := func(state, field string) advice.Advice {
		return advice.Advice{Problem: engine.Problem{State: state, Field: field}}
	}
	d := New(leave(), false, still)
	for _, c := range []struct {
		state, field string
		want         Sheet
	}{
		{"ask", "actors", SheetWho}, {"ask", "form.x", SheetForm}, {"ask", "join", SheetRules},
		{"ask", "need", SheetSigning}, {"ask", "veto", SheetSigning}, {"ask", "otherwise", SheetSigning},
		{"ask", "separateFrom", SheetSigning}, {"ask", "assign", SheetSigning},
		{"ask", "skipWhen", SheetSigning}, {"ask", "skipOutcome", SheetSigning},
		{"pause", "when", SheetWait}, {"pause", "join", SheetRules}, {"other", "kind", SheetRules},
	} {
		d.Show(at(c.state, c.field))
		if d.Sheet() != c.want {
			t.Errorf("%s of %s is mended on %q, want %q", c.field, c.state, d.Sheet(), c.want)
		}
	}
}

// A choice for the whole instance has no card, so its sheet says that it is
// wrong.
func TestAnyTimeIsTroubledByItsTransitions(t *testing.T) {
	w := leave()
	for _, actors := range [][]engine.Actor{nil, {"starter"}} {
		w.Transitions = []engine.Transition{{ID: "*->way", From: engine.FromAnywhere, To: "way", Label: "Withdraw", Actors: actors}}
		d := New(w, false, still)
		if got := d.Troubled(SheetAnyTime); got != (actors == nil) {
			t.Errorf("chosen by %v: troubled is %v", actors, got)
		}
	}
}
