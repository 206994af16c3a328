package editor

import (
	"slices"
	"testing"

	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

func TestIDsOfFilesBecomeUnique(t *testing.T) {
	e := New(engine.Workflow{
		States:      []engine.State{{ID: "a"}, {ID: "a"}, {}, {ID: "a#2"}},
		Transitions: []engine.Transition{{From: "a", To: "a"}, {From: "a", To: "a"}, {ID: "x", From: "a", To: "nowhere"}},
	})
	if got := stateIDs(e.Workflow()); !slices.Equal(got, []string{"a", "a#2", "state-3", "a#2#2"}) {
		t.Errorf("states %v", got)
	}
	if got := transitionIDs(e.Workflow()); !slices.Equal(got, []string{"a->a", "a->a#2", "x"}) {
		t.Errorf("transitions %v", got)
	}
	// What leads nowhere is kept: the compiler tells the person about it.
	if err := e.Do(Remove{Selection: Selection{Transitions: []string{"x"}}}); err != nil {
		t.Error(err)
	}
}

func chain(ids ...string) engine.Workflow {
	w := engine.Workflow{}
	for i, id := range ids {
		w.States = append(w.States, engine.State{ID: id, Initial: i == 0})
		if i > 0 {
			w.Transitions = append(w.Transitions, engine.Transition{From: ids[i-1], To: id})
		}
	}
	return w
}

func TestFirstPlacement(t *testing.T) {
	w := chain("a", "b", "c", "d")
	w.States = append(w.States, engine.State{ID: "late", Initial: true}, engine.State{ID: "lonely"})
	w.Transitions = append(w.Transitions,
		engine.Transition{From: "c", To: "a"}, engine.Transition{From: "a", To: "d"}, engine.Transition{From: "late", To: "d"})
	place := func(w engine.Workflow) map[string]engine.Point {
		places := map[string]engine.Point{}
		for _, s := range New(w).Workflow().States {
			places[s.ID] = *s.Position
		}
		return places
	}
	got := place(w)
	if !(got["a"].X < got["b"].X && got["b"].X < got["c"].X && got["c"].X < got["d"].X) {
		t.Errorf("a chain does not run to the right: %v", got)
	}
	if got["late"].X != got["c"].X {
		t.Errorf("a late start stands at %v, not beside what precedes the same state, %v", got["late"], got["c"])
	}
	checkApart(t, got)

	w.Direction = engine.DirectionDown
	got = place(w)
	if !(got["a"].Y < got["b"].Y && got["b"].Y < got["c"].Y && got["c"].Y < got["d"].Y) {
		t.Errorf("a chain does not run down: %v", got)
	}
	checkApart(t, got)

	w.States[1].Position = &engine.Point{X: 40, Y: 640}
	got = place(w)
	if got["b"] != (engine.Point{X: 40, Y: 640}) || got["a"].Y < 640+geometry.CardHeight {
		t.Errorf("what was placed is not left alone: %v", got)
	}
	checkApart(t, got)
}

func checkApart(t *testing.T, places map[string]engine.Point) {
	t.Helper()
	for a, p := range places {
		for b, q := range places {
			if a != b && geometry.Card(p).Meets(geometry.Card(q)) {
				t.Errorf("%s at %v covers %s at %v", a, p, b, q)
			}
		}
	}
}

func TestPlacementOfLongChain(t *testing.T) {
	var ids []string
	for i := range 5000 {
		ids = append(ids, string(rune('a'+i%26))+string(rune('0'+i)))
	}
	w := New(chain(ids...)).Workflow()
	if first, last := w.States[0].Position, w.States[4999].Position; first.Y != last.Y || last.X-first.X != 4999*geometry.ColumnStep {
		t.Errorf("a chain of 5000 runs from %v to %v", first, last)
	}
}
