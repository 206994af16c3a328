package picture

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

func at(x, y float64) geometry.Point { return geometry.Point{X: x, Y: y} }

func review() engine.Workflow {
	return engine.Workflow{
		Roles: []engine.Role{{Name: "chair", Label: "Chair person"}},
		States: []engine.State{
			{ID: "draft", Name: "Draft", Kind: engine.KindHuman, Initial: true, Actors: []engine.Actor{"starter"}, Position: &geometry.Point{X: 100, Y: 100}},
			{ID: "check", Name: "Check", Kind: engine.KindHuman, Actors: []engine.Actor{"role:chair"}, Split: engine.SplitOr, Join: engine.JoinAnd, Position: &geometry.Point{X: 400, Y: 100}},
			{ID: "done", Name: "Done", Kind: engine.KindRoute, Final: engine.FinalDone, Position: &geometry.Point{X: 700, Y: 100}},
		},
		Transitions: []engine.Transition{
			{ID: "t1", From: "draft", To: "check", Label: "Send"},
			{ID: "t2", From: "draft", To: "check", Label: "Send again"},
			{ID: "t3", From: "check", To: "done", Outcome: "Approve"},
			{ID: "t4", From: "check", To: "draft", Label: "Return"},
		},
	}
}

func drawn(w engine.Workflow) (*editor.Editor, *Picture) {
	e := editor.New(w)
	return e, New(e.Workflow(), geometry.Estimate)
}

func TestCards(t *testing.T) {
	_, p := drawn(review())
	draft, check, done := p.Card("draft"), p.Card("check"), p.Card("done")
	if draft.Start != geometry.Top || check.Start != "" {
		t.Errorf("the start comes from %q; a line arrives on the left, so it must come from above", draft.Start)
	}
	if draft.Split != SignExclusive || check.Split != SignInclusive || check.Join != SignParallel || done.Join != SignNone {
		t.Errorf("signs %q %q %q %q", draft.Split, check.Split, check.Join, done.Join)
	}
	if draft.End != EndNone || done.End != EndDone {
		t.Errorf("ends %q %q", draft.End, done.End)
	}
	if check.Detail != "Chair person" {
		t.Errorf("detail %q", check.Detail)
	}
	if want := "Draft, person state, start, leads to Check"; draft.Spoken != want {
		t.Errorf("spoken %q", draft.Spoken)
	}
	if want := "Check, person state, leads to Done and Draft"; check.Spoken != want {
		t.Errorf("spoken %q", check.Spoken)
	}
	if draft.Handle(geometry.Right).X <= draft.Box().Right() || draft.Handle(geometry.Bottom).Y != draft.Box().Bottom() {
		t.Error("a handle makes room for a sign and else stands on the edge")
	}
	if side, ok := draft.HandleAt(geometry.Plus(draft.Handle(geometry.Left), at(3, 3)), 5); !ok || side != geometry.Left {
		t.Errorf("found the handle %q", side)
	}
}

func TestEnds(t *testing.T) {
	for _, c := range []struct {
		state         engine.State
		leaving, done int
		want          End
	}{
		{engine.State{}, 0, 0, EndImplied},
		{engine.State{}, 1, 1, EndNone},
		{engine.State{}, 1, 0, EndImplied}, // a person state with only a reminder ends its path
		{engine.State{Kind: engine.KindWait}, 1, 0, EndNone},
		{engine.State{Kind: engine.KindWait}, 0, 0, EndImplied},
		{engine.State{Final: engine.FinalDone}, 1, 1, EndDone},
		{engine.State{Final: engine.FinalTerminate}, 0, 0, EndTerminate},
	} {
		if got := endOf(&c.state, c.leaving, c.done); got != c.want {
			t.Errorf("%+v with %d leaving, %d done: %q", c.state, c.leaving, c.done, got)
		}
	}
}

func TestLabelsOfParallelLinesApart(t *testing.T) {
	_, p := drawn(review())
	if p.Line("t1").Label().Meets(p.Line("t2").Label()) {
		t.Error("the labels of parallel lines cover each other")
	}
	w := review()
	for i := range 5 {
		w.Transitions = append(w.Transitions, engine.Transition{ID: fmt.Sprint("loop", i), From: "done", To: "done", Label: "again and again"})
	}
	w.States[1].Position = &geometry.Point{X: 100, Y: 300} // now there and back run upright
	_, p = drawn(w)
	checkLabelsApart(t, p, "t1", "t2", "t4")
	checkLabelsApart(t, p, "loop0", "loop1", "loop2", "loop3", "loop4")
}

func checkLabelsApart(t *testing.T, p *Picture, ids ...string) {
	t.Helper()
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			if p.Line(a).Label().Grown(-1).Meets(p.Line(b).Label().Grown(-1)) {
				t.Errorf("the labels of %s at %+v and %s at %+v cover each other", a, p.Line(a).Label(), b, p.Line(b).Label())
			}
		}
	}
}

func TestLabelFitsBetweenCards(t *testing.T) {
	w := review()
	w.Transitions = w.Transitions[2:3]
	w.Transitions[0].Outcome = "Approve under the conditions of the board"
	_, p := drawn(w)
	l := p.Line("t3")
	if l.Label().Meets(p.Card("check").Box()) || l.Label().Meets(p.Card("done").Box()) {
		t.Errorf("the label %q at %+v runs into the cards", l.Text, l.Label())
	}
	if len(l.Text) != 2 || l.Full != w.Transitions[0].Outcome {
		t.Errorf("the label is broken into %q", l.Text)
	}
}

func TestHit(t *testing.T) {
	_, p := drawn(review())
	on := p.Line("t3").Route.Curves[0]
	for name, c := range map[string]struct {
		at   geometry.Point
		want Hit
	}{
		"card":      {at(110, 110), Hit{State: "draft"}},
		"corner":    {at(100-geometry.CardWidth/2, 100-geometry.CardHeight/2), Hit{State: "draft"}},
		"label":     {p.Line("t4").Route.Label, Hit{Transition: "t4"}},
		"line":      {geometry.Plus(on.At(0.15), at(0, 5)), Hit{Transition: "t3"}},
		"too far":   {geometry.Plus(on.At(0.15), at(0, 8)), Hit{}},
		"the void":  {at(-500, -500), Hit{}},
		"the curve": {p.Line("t4").Route.Curves[0].At(0.2), Hit{Transition: "t4"}},
	} {
		if got := p.At(c.at, 7); got != c.want {
			t.Errorf("%s: hit %+v, want %+v", name, got, c.want)
		}
	}
	s := Hit{Transition: "t3"}.Selection()
	if len(s.States) != 0 || !slices.Equal(s.Transitions, []string{"t3"}) {
		t.Errorf("selection %+v", s)
	}
}

func TestTopmostCardIsHit(t *testing.T) {
	w := review()
	w.States[2].Position = w.States[0].Position
	_, p := drawn(w)
	if got := p.At(at(100, 100), 7); got.State != "done" {
		t.Errorf("hit %+v, which lies below", got)
	}
}

func TestWithin(t *testing.T) {
	_, p := drawn(review())
	got := p.Within(geometry.Between(at(0, 0), at(330, 200)))
	if !slices.Equal(got.States, []string{"draft", "check"}) || !slices.Equal(got.Transitions, []string{"t1", "t2", "t4"}) {
		t.Errorf("took %+v", got)
	}
	// Over no card it takes the lines it crosses.
	got = p.Within(geometry.Around(p.Line("t3").Route.Curves[0].At(0.5), 10, 10))
	if len(got.States) != 0 || !slices.Equal(got.Transitions, []string{"t3"}) {
		t.Errorf("took %+v", got)
	}
}

func TestBounds(t *testing.T) {
	_, p := drawn(review())
	b := p.Bounds()
	for _, c := range []*Card{p.Card("draft"), p.Card("done")} {
		if !b.Has(at(c.Box().X, c.Box().Y)) || !b.Has(at(c.Box().Right()+EndReach-1, c.Box().Bottom())) {
			t.Errorf("%s is outside %+v", c.ID, b)
		}
	}
	if label := p.Line("t4").Label(); b.Y > label.Y {
		t.Errorf("the label at %+v is outside %+v", label, b)
	}
	if _, empty := drawn(engine.Workflow{}); !empty.Bounds().IsEmpty() {
		t.Error("an empty picture has bounds")
	}
}

func TestShiftIsOnlySeen(t *testing.T) {
	e, p := drawn(review())
	before := *p.Line("t3")
	changes := p.Shift([]string{"check"}, at(16, 8))
	slices.Sort(changes.Lines)
	if !slices.Equal(changes.Cards, []string{"check"}) || !slices.Equal(changes.Lines, []string{"t1", "t2", "t3", "t4"}) {
		t.Errorf("to draw: %+v", changes)
	}
	if p.Card("check").Middle != at(416, 108) || *e.Workflow().State("check").Position != at(400, 100) {
		t.Errorf("shown at %v, standing at %v", p.Card("check").Middle, *e.Workflow().State("check").Position)
	}
	changes = p.Shift([]string{"done"}, at(8, 8))
	if !slices.Equal(changes.Cards, []string{"done", "check"}) || p.Card("check").Middle != at(400, 100) {
		t.Errorf("what is no longer shifted stays at %v; to draw: %+v", p.Card("check").Middle, changes)
	}
	p.Unshift()
	if got := *p.Line("t3"); !reflect.DeepEqual(got, before) {
		t.Errorf("the line is now %+v", got)
	}
}

func TestLineWithoutEndIsNotDrawn(t *testing.T) {
	w := review()
	w.Transitions = append(w.Transitions, engine.Transition{ID: "out", From: engine.FromAnywhere, To: "nowhere"}, engine.Transition{ID: "gone", From: "done", To: "nowhere"})
	_, p := drawn(w)
	if p.Line("out") != nil || p.Line("gone") != nil || p.Line("t1") == nil {
		t.Error("a line without an end is drawn")
	}
	if got := p.At(at(-900, -900), 5); !got.IsNothing() {
		t.Errorf("hit %+v", got)
	}
}

func TestFree(t *testing.T) {
	_, p := drawn(review())
	if got := p.Free(at(100, 500)); got != at(104, 504) {
		t.Errorf("an empty place is moved to %v", got)
	}
	got := p.Free(at(100, 100))
	if !p.isFree(got) || geometry.Distance(got, at(100, 100)) > 150 {
		t.Errorf("beside a card there is room at %v", got)
	}
}

// TestUpdateEqualsNew edits at random: following the changes must give the same
// picture as drawing it afresh, and name everything that looks different.
func TestUpdateEqualsNew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, p := drawn(review())
		var changes Changes
		followed := false
		e.OnChange(func(touched editor.Touched) { changes, followed = p.Update(touched), true })
		for range rapid.IntRange(1, 15).Draw(t, "edits") {
			// A change can come while cards are being dragged, from somebody else.
			if ids := p.stateIDs(); len(ids) > 0 && rapid.IntRange(0, 3).Draw(t, "drag") == 0 {
				dragged := editor.Selection{States: []string{rapid.SampledFrom(ids).Draw(t, "dragged")}}
				for i := range e.Workflow().Notes {
					dragged.Notes = append(dragged.Notes, e.Workflow().Notes[i].ID)
				}
				p.ShiftSelection(dragged, at(float64(rapid.IntRange(-300, 300).Draw(t, "by")), 40))
			}
			cards, lines := shown(p)
			notes := shownNotes(p)
			changes, followed = Changes{}, false
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0:
				e.Undo()
			case 1:
				e.Redo()
			default:
				_ = e.Do(randomCommand(t, e.Workflow())) // refused ones change nothing
			}
			if !followed {
				changes = p.Unshift()
			}
			fresh := New(e.Workflow(), geometry.Estimate)
			gotCards, gotLines := shown(p)
			wantCards, wantLines := shown(fresh)
			if !reflect.DeepEqual(gotCards, wantCards) || !reflect.DeepEqual(gotLines, wantLines) {
				t.Fatalf("after an update:\n%+v\n%+v\nafresh:\n%+v\n%+v", gotCards, gotLines, wantCards, wantLines)
			}
			if !reflect.DeepEqual(shownNotes(p), shownNotes(fresh)) {
				t.Fatalf("notes after an update: %+v, afresh: %+v", shownNotes(p), shownNotes(fresh))
			}
			if changes.All {
				continue
			}
			checkNamed(t, cards, gotCards, changes.Cards)
			checkNamed(t, lines, gotLines, changes.Lines)
			checkNamed(t, notes, shownNotes(p), changes.Notes)
		}
	})
}

func shown(p *Picture) (map[string]Card, map[string]Line) {
	cards, lines := map[string]Card{}, map[string]Line{}
	for id, c := range p.cards {
		cards[id] = *c
	}
	for id, l := range p.lines {
		lines[id] = *l
	}
	return cards, lines
}

func shownNotes(p *Picture) map[string]Note {
	notes := map[string]Note{}
	for id, n := range p.notes {
		notes[id] = *n
	}
	return notes
}

func checkNamed[T any](t *rapid.T, before, after map[string]T, named []string) {
	for _, list := range []map[string]T{before, after} {
		for id := range list {
			a, b := before[id], after[id]
			if !reflect.DeepEqual(a, b) && !slices.Contains(named, id) {
				t.Fatalf("%s looks different and was not named: %+v, then %+v", id, a, b)
			}
		}
	}
}

func randomCommand(t *rapid.T, w *engine.Workflow) editor.Command {
	states, transitions := []string{"state-1"}, []string{"t9"}
	for i := range w.States {
		states = append(states, w.States[i].ID)
	}
	for i := range w.Transitions {
		transitions = append(transitions, w.Transitions[i].ID)
	}
	state, transition := rapid.SampledFrom(states), rapid.SampledFrom(transitions)
	point := at(float64(rapid.IntRange(0, 9).Draw(t, "x"))*80, float64(rapid.IntRange(0, 9).Draw(t, "y"))*40)
	name := rapid.SampledFrom([]string{"Review", "A much longer name than fits", "Pay"}).Draw(t, "name")
	note := rapid.SampledFrom([]string{"note-1", "note-2"})
	switch rapid.IntRange(0, 14).Draw(t, "command") {
	case 8:
		return &editor.Connect{From: engine.FromAnywhere, To: state.Draw(t, "to"), Label: rapid.SampledFrom([]string{"", name}).Draw(t, "label")}
	case 9:
		return &editor.AddNote{At: point, Text: name}
	case 10:
		return editor.EditNote{ID: note.Draw(t, "note"), Text: name + "\n\n" + name}
	case 11:
		return editor.Move{Selection: editor.Selection{Notes: []string{note.Draw(t, "note")}, States: []string{state.Draw(t, "id")}}, By: point}
	case 12:
		return editor.Remove{Selection: editor.Selection{Notes: []string{note.Draw(t, "note")}}}
	case 13:
		return editor.PlaceLabel{ID: transition.Draw(t, "id"), At: rapid.SampledFrom([]*geometry.Point{nil, &point}).Draw(t, "label at")}
	case 0:
		return &editor.AddState{At: point}
	case 1:
		return &editor.AddNext{From: state.Draw(t, "from"), At: point}
	case 2:
		return &editor.Connect{From: state.Draw(t, "from"), To: state.Draw(t, "to"), Label: name}
	case 3:
		return editor.MoveStates{IDs: []string{state.Draw(t, "id")}, By: point}
	case 4:
		return editor.RenameState{ID: state.Draw(t, "id"), Name: name}
	case 5:
		return editor.RenameTransition{ID: transition.Draw(t, "id"), Label: name}
	case 6:
		return editor.Remove{Selection: editor.Selection{States: []string{state.Draw(t, "id")}}}
	case 7:
		to := state.Draw(t, "to")
		return editor.UpdateTransition{ID: transition.Draw(t, "id"), Change: func(t *engine.Transition) { t.To, t.On = to, engine.OnError }}
	}
	split := rapid.SampledFrom([]engine.Split{engine.SplitAnd, engine.SplitOr}).Draw(t, "split")
	return editor.UpdateState{ID: state.Draw(t, "id"), Change: func(s *engine.State) { s.Split, s.Kind = split, engine.KindAction }}
}
