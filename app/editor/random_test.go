package editor

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// TestRandomEdits edits at random. Undoing everything gives the start, redoing
// everything the end; every document on the way is sound, and what listeners
// are told covers every difference.
func TestRandomEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := engine.Workflow{Key: "random"}
		if rapid.Bool().Draw(t, "begin with a drawing") {
			start = review()
		}
		e := New(start)
		documents := []engine.Workflow{clone(*e.Workflow())}
		var told []Touched
		e.OnChange(func(t Touched) { told = append(told, t) })
		for range rapid.IntRange(1, 30).Draw(t, "edits") {
			before := clone(*e.Workflow())
			var cmds []Command
			for range rapid.IntRange(1, 3).Draw(t, "commands") {
				cmds = append(cmds, randomCommand(t, e.Workflow()))
			}
			told = nil
			err := e.Do(cmds...)
			checkSound(t, e)
			switch changed := !reflect.DeepEqual(before, *e.Workflow()); {
			case err != nil && changed:
				t.Fatalf("refused with %v, yet changed", err)
			case err == nil && len(told) == 1:
				checkTold(t, &before, e.Workflow(), told[0])
				// A step may have joined the one before.
				documents = append(documents[:e.history.head], clone(*e.Workflow()))
			case changed:
				t.Fatalf("changed without telling")
			}
		}
		walk(t, e, documents)
	})
}

// walk goes all the way back and forth, with a detour on the way.
func walk(t *rapid.T, e *Editor, documents []engine.Workflow) {
	for i, document := range slices.Backward(documents[:len(documents)-1]) {
		if !e.Undo() || !reflect.DeepEqual(*e.Workflow(), document) {
			t.Fatalf("undo to step %d gave\n%+v\nwant\n%+v", i, *e.Workflow(), document)
		}
		checkSound(t, e)
		if rapid.Bool().Draw(t, "detour") {
			e.Redo()
			e.Undo()
		}
	}
	if e.CanUndo() || e.Undo() {
		t.Fatal("there is more to undo than was done")
	}
	for i, document := range documents[1:] {
		if !e.Redo() || !reflect.DeepEqual(*e.Workflow(), document) {
			t.Fatalf("redo of step %d gave\n%+v\nwant\n%+v", i, *e.Workflow(), document)
		}
	}
	if e.CanRedo() || e.Redo() {
		t.Fatal("there is more to redo than was undone")
	}
}

func randomCommand(t *rapid.T, w *engine.Workflow) Command {
	state := rapid.SampledFrom(append(stateIDs(w), "gone", "state-1", "state-2"))
	transition := rapid.SampledFrom(append(transitionIDs(w), "gone", "state-1->state-2"))
	names := rapid.SampledFrom([]string{"", "Review", "Review", "Pay out", "State 2", "starter", "??"})
	grid := rapid.IntRange(-9, 9)
	point := engine.Point{X: float64(grid.Draw(t, "x")) * 8, Y: float64(grid.Draw(t, "y")) * 8}
	kind := rapid.SampledFrom([]engine.Kind{engine.KindHuman, engine.KindAction, engine.KindRoute}).Draw(t, "kind")
	switch rapid.IntRange(0, 20).Draw(t, "command") {
	case 0, 1:
		return &AddState{Kind: kind, At: point, Name: names.Draw(t, "name")}
	case 2:
		return &AddNext{From: state.Draw(t, "from"), Kind: kind, At: point, Name: names.Draw(t, "name")}
	case 3, 4:
		from := rapid.OneOf(state, rapid.Just(engine.FromAnywhere))
		return &Connect{From: from.Draw(t, "from"), To: state.Draw(t, "to"), Label: names.Draw(t, "label")}
	case 5:
		return MoveStates{IDs: rapid.SliceOfN(state, 1, 3).Draw(t, "ids"), By: point, Continue: rapid.Bool().Draw(t, "continue")}
	case 6:
		return PlaceStates{Positions: map[string]engine.Point{state.Draw(t, "id"): point}}
	case 7, 8:
		return RenameState{ID: state.Draw(t, "id"), Name: names.Draw(t, "name")}
	case 9:
		chosen := Selection{States: rapid.SliceOfN(state, 0, 2).Draw(t, "states"), Transitions: rapid.SliceOfN(transition, 0, 1).Draw(t, "transitions")}
		return Remove{Selection: chosen, Apart: rapid.Bool().Draw(t, "apart")}
	case 10:
		other, final := state.Draw(t, "other"), rapid.SampledFrom([]engine.Final{"", engine.FinalDone}).Draw(t, "final")
		return UpdateState{ID: state.Draw(t, "id"), Change: func(s *engine.State) { s.SeparateFrom, s.Final = []string{other}, final }}
	case 11:
		to := state.Draw(t, "to")
		return UpdateTransition{ID: transition.Draw(t, "id"), Change: func(w *engine.Transition) { w.To, w.Via = to, []engine.Point{point} }}
	}
	if cmd := randomPasting(t, w, state, transition, point); cmd != nil {
		return cmd
	}
	if cmd := randomArrangement(t, state, transition, point, kind); cmd != nil {
		return cmd
	}
	name := names.Draw(t, "name")
	if rapid.Bool().Draw(t, "replace") {
		return Replace{Workflow: engine.Workflow{Key: name, States: []engine.State{{ID: "state-1"}, {ID: "state-1"}, {}}}}
	}
	return UpdateWorkflow{Change: func(w *engine.Workflow) { w.Name = name }}
}

// randomPasting is a command about notes or copies, or nil.
func randomPasting(t *rapid.T, w *engine.Workflow, state, transition *rapid.Generator[string], point engine.Point) Command {
	note := rapid.SampledFrom(append(noteIDs(w), "note-1"))
	chosen := func() Selection {
		return Selection{
			States:      rapid.SliceOfN(state, 0, 3).Draw(t, "states"),
			Transitions: rapid.SliceOfN(transition, 0, 2).Draw(t, "transitions"),
			Notes:       rapid.SliceOfN(note, 0, 2).Draw(t, "notes"),
		}
	}
	switch rapid.IntRange(0, 12).Draw(t, "pasting") {
	case 0, 1:
		return &AddNote{At: point, Text: "Ask finance first"}
	case 2:
		return EditNote{ID: note.Draw(t, "note"), Text: rapid.SampledFrom([]string{"", "Ask\r\nfirst\n"}).Draw(t, "text")}
	case 3:
		return Move{Selection: chosen(), By: point, Continue: rapid.Bool().Draw(t, "continue")}
	case 4:
		return Remove{Selection: chosen()}
	case 5:
		return &Duplicate{Selection: chosen()}
	case 6:
		return &Paste{Fragment: Copied(w, chosen()), At: &point}
	}
	return nil
}

// randomArrangement is a command about lines and places, or nil.
func randomArrangement(t *rapid.T, state, transition *rapid.Generator[string], point engine.Point, kind engine.Kind) Command {
	switch rapid.IntRange(0, 11).Draw(t, "arrangement") {
	case 0:
		edges := []Edge{EdgeLeft, EdgeCentre, EdgeRight, EdgeTop, EdgeMiddle, EdgeBottom}
		return Align{IDs: rapid.SliceOfN(state, 2, 4).Draw(t, "ids"), Edge: rapid.SampledFrom(edges).Draw(t, "edge")}
	case 1:
		return Distribute{IDs: rapid.SliceOfN(state, 3, 5).Draw(t, "ids"), Axis: rapid.SampledFrom([]Axis{AxisHorizontal, AxisVertical}).Draw(t, "axis")}
	case 2:
		end := rapid.SampledFrom([]End{EndFrom, EndTo}).Draw(t, "end")
		return Reconnect{ID: transition.Draw(t, "id"), End: end, To: state.Draw(t, "to")}
	case 3:
		return &InsertState{State: state.Draw(t, "state"), Transition: transition.Draw(t, "id")}
	case 4:
		return &AddBetween{Transition: transition.Draw(t, "id"), Kind: kind, At: point}
	case 5:
		return Bend{ID: transition.Draw(t, "id"), Via: []engine.Point{point}, Continue: rapid.Bool().Draw(t, "continue")}
	case 6:
		return PlaceLabel{ID: transition.Draw(t, "id"), At: &point, Continue: rapid.Bool().Draw(t, "continue")}
	case 7:
		return Straighten{ID: transition.Draw(t, "id")}
	case 8:
		return SetKind{IDs: rapid.SliceOfN(state, 1, 3).Draw(t, "ids"), Kind: kind}
	case 9:
		return SetSplit{IDs: []string{state.Draw(t, "id")}, Split: rapid.SampledFrom([]engine.Split{"", "xor", "and"}).Draw(t, "split")}
	case 10:
		return SetJoin{IDs: []string{state.Draw(t, "id")}, Join: rapid.SampledFrom([]engine.Join{"", "xor", "first"}).Draw(t, "join")}
	}
	return nil
}

// checkSound makes sure that everything can be found by its id, that nothing
// refers to what is not there, and that the index says what the lists say.
func checkSound(t *rapid.T, e *Editor) {
	w := e.Workflow()
	seen := map[string]bool{}
	for i := range w.States {
		s := &w.States[i]
		if s.ID == "" || isReserved(s.ID) || seen[s.ID] || e.doc.state(s.ID) != s || s.Position == nil {
			t.Fatalf("the state %q is not sound in %v", s.ID, stateIDs(w))
		}
		seen[s.ID] = true
	}
	for i := range w.States {
		for _, other := range w.States[i].SeparateFrom {
			if other != "starter" && !seen[other] {
				t.Fatalf("%s is separated from %s, which is not there", w.States[i].ID, other)
			}
		}
	}
	ids := map[string]bool{}
	for i := range w.Transitions {
		way := &w.Transitions[i]
		if way.ID == "" || ids[way.ID] || e.doc.transition(way.ID) != way || !seen[way.From] && way.From != engine.FromAnywhere || !seen[way.To] {
			t.Fatalf("the transition %+v is not sound", way)
		}
		ids[way.ID] = true
	}
	if len(e.doc.states) != len(seen) || len(e.doc.transitions) != len(ids) {
		t.Fatalf("the index holds %v and %v", e.doc.states, e.doc.transitions)
	}
	notes := map[string]bool{}
	for i := range w.Notes {
		if n := &w.Notes[i]; n.ID == "" || notes[n.ID] || e.doc.note(n.ID) != n {
			t.Fatalf("the note %+v is not sound", n)
		}
		notes[w.Notes[i].ID] = true
	}
	s := e.Selection()
	if !s.equal(s.within(&e.doc)) {
		t.Fatalf("%v is selected", s)
	}
}

// checkTold makes sure that everything that differs was named.
func checkTold(t *rapid.T, before, after *engine.Workflow, told Touched) {
	if told.All {
		return
	}
	for _, id := range append(stateIDs(before), stateIDs(after)...) {
		if !reflect.DeepEqual(before.State(id), after.State(id)) && !slices.Contains(told.States, id) {
			t.Fatalf("%s differs and was not told: %v", id, told)
		}
	}
	for _, id := range append(transitionIDs(before), transitionIDs(after)...) {
		if !reflect.DeepEqual(before.Transition(id), after.Transition(id)) && !slices.Contains(told.Transitions, id) {
			t.Fatalf("%s differs and was not told: %v", id, told)
		}
	}
	for _, id := range append(noteIDs(before), noteIDs(after)...) {
		if !reflect.DeepEqual(noteOf(before, id), noteOf(after, id)) && !slices.Contains(told.Notes, id) {
			t.Fatalf("the note %s differs and was not told: %v", id, told)
		}
	}
	if fmt.Sprintf("%+v", head(*before)) != fmt.Sprintf("%+v", head(*after)) && !told.Workflow {
		t.Fatal("the properties differ and that was not told")
	}
}
