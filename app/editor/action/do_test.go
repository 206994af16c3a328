package action

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/app/editor"
	"statecraft/engine"
)

// chain leads from write over review and check to done, with a short cut.
func chain() engine.Workflow {
	return engine.Workflow{
		Key: "chain",
		States: []engine.State{
			{ID: "write", Name: "Write", Initial: true, Position: &engine.Point{}},
			{ID: "review", Name: "Review", Position: &engine.Point{X: 264}},
			{ID: "check", Name: "Check", Kind: engine.KindAction, Position: &engine.Point{X: 528, Y: 8}},
			{ID: "done", Name: "Done", Final: engine.FinalDone, Position: &engine.Point{X: 1000}},
		},
		Transitions: []engine.Transition{
			{ID: "write->review", From: "write", To: "review"},
			{ID: "review->check", From: "review", To: "check", Via: []engine.Point{{X: 400, Y: 90}}},
			{ID: "check->done", From: "check", To: "done"},
			{ID: "*->done", From: engine.FromAnywhere, To: "done", Actors: []engine.Actor{"starter"}},
		},
		Notes: []engine.Note{{ID: "note-1", Text: "Ask twice"}},
	}
}

// do carries an action out as the keyboard does.
func do(t *testing.T, e *editor.Editor, id ID) Did {
	t.Helper()
	a, s := Named(id), Of(e, false)
	if !a.Offered(s) {
		t.Fatalf("%s is not offered in %+v", id, s)
	}
	did, err := a.Run(e, s)
	if err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	return did
}

func ways(e *editor.Editor) string {
	var ids []string
	for _, t := range e.Workflow().Transitions {
		ids = append(ids, t.From+">"+t.To)
	}
	return strings.Join(ids, " ")
}

func TestDeleteJoinsAndSaysSo(t *testing.T) {
	for _, c := range []struct {
		name       string
		action     ID
		sel        editor.Selection
		ways       string
		said, told string
	}{
		{"one state", Delete, editor.Selection{States: []string{"review"}}, "write>check check>done *>done",
			"Deleted 1 state.", "Write now leads to Check."},
		{"one state apart", DeleteApart, editor.Selection{States: []string{"review"}}, "check>done *>done", "Deleted 1 state.", ""},
		{"two in a row", Delete, editor.Selection{States: []string{"review", "check"}}, "write>done *>done",
			"Deleted 2 states.", "1 transition now leads past what was deleted."},
		{"the end", Delete, editor.Selection{States: []string{"done"}}, "write>review review>check", "Deleted 1 state.", ""},
		{"the beginning", Delete, editor.Selection{States: []string{"write"}}, "review>check check>done *>done", "Deleted 1 state.", ""},
		{"with its way out", Delete, editor.Selection{States: []string{"review"}, Transitions: []string{"review->check"}},
			"check>done *>done", "Deleted 1 state and 1 transition.", ""},
		{"everything", Delete, editor.Selection{States: []string{"done"}, Transitions: []string{"check->done"}, Notes: []string{"note-1"}},
			"write>review review>check", "Deleted 1 state, 1 transition and 1 note.", ""},
		{"a note", Delete, editor.Selection{Notes: []string{"note-1"}}, "write>review review>check check>done *>done", "Deleted 1 note.", ""},
		{"a transition", Delete, editor.Selection{Transitions: []string{"check->done"}}, "write>review review>check *>done", "Deleted 1 transition.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := editor.New(chain())
			e.Select(c.sel)
			did := do(t, e, c.action)
			if got := ways(e); got != c.ways {
				t.Errorf("ways are %s, want %s", got, c.ways)
			}
			if did.Said != c.said || did.Told != c.told {
				t.Errorf("said %q and told %q, want %q and %q", did.Said, did.Told, c.said, c.told)
			}
		})
	}
}

func TestWhatActionsDo(t *testing.T) {
	all := editor.Selection{States: []string{"write", "review", "check", "done"}}
	one := editor.Selection{States: []string{"review"}}
	for _, c := range []struct {
		action ID
		sel    editor.Selection
		want   func(w *engine.Workflow) bool
	}{
		{AlignTop, all, func(w *engine.Workflow) bool { return w.State("check").Position.Y == 0 }},
		{AlignLeft, all, func(w *engine.Workflow) bool { return w.State("done").Position.X == 0 }},
		{DistributeHorizontal, all, func(w *engine.Workflow) bool { return w.State("review").Position.X == 333 }},
		{MakeDecision, one, func(w *engine.Workflow) bool { return w.State("review").Kind == engine.KindRoute }},
		{MakeWait, all, func(w *engine.Workflow) bool { return w.State("done").Kind == engine.KindWait }},
		{SplitAll, one, func(w *engine.Workflow) bool { return w.State("review").Split == engine.SplitAnd }},
		{JoinFirst, one, func(w *engine.Workflow) bool { return w.State("review").Join == engine.JoinFirst }},
		{Begin, one, func(w *engine.Workflow) bool { return w.State("review").Initial }},
		{NoStart, all, func(w *engine.Workflow) bool { return !w.State("write").Initial }},
		{EndAll, one, func(w *engine.Workflow) bool { return w.State("review").Final == engine.FinalTerminate }},
		{NoEnd, all, func(w *engine.Workflow) bool { return w.State("done").Final == engine.FinalNone }},
		{Duplicate, one, func(w *engine.Workflow) bool { return len(w.States) == 5 && w.State("review-2") != nil }},
		{Reverse, editor.Selection{Transitions: []string{"review->check"}}, func(w *engine.Workflow) bool {
			way := w.Transition("check->review")
			return way != nil && way.From == "check" && way.To == "review" && len(way.Via) == 1
		}},
		{Straighten, editor.Selection{Transitions: []string{"review->check", "check->done"}}, func(w *engine.Workflow) bool {
			return w.Transition("review->check").Via == nil
		}},
	} {
		e := editor.New(chain())
		e.Select(c.sel)
		do(t, e, c.action)
		if !c.want(e.Workflow()) {
			t.Errorf("%s left %+v", c.action, e.Workflow())
		}
		if !e.Undo() || e.CanUndo() {
			t.Errorf("%s is not one step", c.action)
		}
	}
	e := editor.New(chain())
	do(t, e, SelectAll)
	if s := e.Selection(); len(s.States) != 4 || len(s.Transitions) != 4 || len(s.Notes) != 1 {
		t.Errorf("all is %+v", s)
	}
}

// A refusal is handed on and changes nothing.
func TestRefused(t *testing.T) {
	e := editor.New(chain())
	if _, err := Named(Reverse).Run(e, &Situation{Only: "*->done"}); engine.CodeOf(err) != engine.CodeInvalid || e.CanUndo() {
		t.Errorf("a transition from anywhere was turned round: %v", err)
	}
}

// Whatever is offered can be done on any drawing, in one step or none, and can be
// taken back.
func TestRandomActions(t *testing.T) {
	var doers []*Action
	for _, a := range All() {
		if a.Do != nil && a.ID != Undo && a.ID != Redo {
			doers = append(doers, a)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		e := editor.New(chain())
		for range rapid.IntRange(1, 12).Draw(t, "actions") {
			e.Select(randomSelection(t, e.Workflow()))
			a := rapid.SampledFrom(doers).Draw(t, "action")
			s := Of(e, false)
			if !a.Offered(s) {
				continue
			}
			before, revision := copied(e.Workflow()), e.Revision()
			if _, err := a.Run(e, s); err != nil {
				t.Fatalf("%s is offered and refused: %v", a.ID, err)
			}
			if e.Revision() > revision+1 {
				t.Fatalf("%s took %d steps", a.ID, e.Revision()-revision)
			}
			if e.Revision() == revision {
				continue
			}
			e.Undo()
			if !reflect.DeepEqual(copied(e.Workflow()), before) {
				t.Fatalf("%s cannot be taken back", a.ID)
			}
			e.Redo()
			checkWhole(t, e.Workflow())
		}
	})
}

func randomSelection(t *rapid.T, w *engine.Workflow) editor.Selection {
	var states, transitions, notes []string
	for i := range w.States {
		states = append(states, w.States[i].ID)
	}
	for i := range w.Transitions {
		transitions = append(transitions, w.Transitions[i].ID)
	}
	pick := func(name string, ids []string) []string {
		if len(ids) == 0 {
			return nil
		}
		return rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, len(ids), rapid.ID[string]).Draw(t, name)
	}
	for i := range w.Notes {
		notes = append(notes, w.Notes[i].ID)
	}
	return editor.Selection{States: pick("states", states), Transitions: pick("transitions", transitions), Notes: pick("notes", notes)}
}

func copied(w *engine.Workflow) engine.Workflow {
	c := *w
	// Appended to nil, so that an empty list equals one that was never made.
	c.States = append([]engine.State(nil), w.States...)
	c.Transitions = append([]engine.Transition(nil), w.Transitions...)
	c.Notes = append([]engine.Note(nil), w.Notes...)
	return c
}

func checkWhole(t *rapid.T, w *engine.Workflow) {
	for i := range w.Transitions {
		way := &w.Transitions[i]
		if way.From != engine.FromAnywhere && w.State(way.From) == nil || w.State(way.To) == nil {
			t.Fatalf("%+v leads nowhere", way)
		}
	}
}
