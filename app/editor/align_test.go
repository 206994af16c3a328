package editor

import (
	"cmp"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// spread is a step that moves the states of review apart from their row.
func spread() Command {
	return PlaceStates{Positions: map[string]engine.Point{"draft": at(0, 10), "check": at(41, 100)}}
}

func TestAlign(t *testing.T) {
	all := []string{"draft", "check", "done"}
	places := func(w *engine.Workflow, want ...engine.Point) bool {
		return *w.State("draft").Position == want[0] && *w.State("check").Position == want[1] && *w.State("done").Position == want[2]
	}
	bent := func(w *engine.Workflow, via, label engine.Point) bool {
		way := w.Transition("check->done")
		return way.Via[0] == via && *way.LabelAt == label
	}
	var cases []commandCase
	for edge, want := range map[Edge][]engine.Point{
		EdgeLeft:   {at(80, 80), at(80, 80), at(80, 80)},
		EdgeCentre: {at(360, 80), at(360, 80), at(360, 80)},
		EdgeRight:  {at(640, 80), at(640, 80), at(640, 80)},
	} {
		cases = append(cases, commandCase{"align " + string(edge), []Command{Align{IDs: all, Edge: edge}}, "Align",
			func(w *engine.Workflow) bool { return places(w, want...) }})
	}
	for edge, y := range map[Edge]float64{EdgeTop: 10, EdgeMiddle: 55, EdgeBottom: 100} {
		cases = append(cases, commandCase{"align " + string(edge), []Command{spread(), Align{IDs: all, Edge: edge}}, "Tidy",
			func(w *engine.Workflow) bool { return places(w, at(0, y), at(41, y), at(640, y)) }})
	}
	cases = append(cases,
		commandCase{"a line goes the middle of what its ends go", []Command{Align{IDs: []string{"check", "done"}, Edge: EdgeRight}}, "Align",
			func(w *engine.Workflow) bool {
				return places(w, at(80, 80), at(640, 80), at(640, 80)) && bent(w, at(640, 200), at(640, 220))
			}},
		commandCase{"a line to a state outside stays", []Command{Align{IDs: []string{"draft", "check"}, Edge: EdgeLeft}}, "Align",
			func(w *engine.Workflow) bool { return bent(w, at(500, 200), at(500, 220)) }},
		commandCase{"distribute across", []Command{spread(), Distribute{IDs: all, Axis: AxisHorizontal}}, "Tidy",
			func(w *engine.Workflow) bool { return places(w, at(0, 10), at(320, 100), at(640, 80)) }},
		commandCase{"distribute down", []Command{spread(), Distribute{IDs: all, Axis: AxisVertical}}, "Tidy",
			func(w *engine.Workflow) bool { return places(w, at(0, 10), at(41, 100), at(640, 55)) }},
	)
	runCommands(t, cases)
}

// TestArrangeLaws: arranging twice is arranging once, distributing keeps the
// order and the outermost states and makes equal gaps.
func TestArrangeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Float64Range(-500, 500)
		ids := []string{"a", "b", "c", "d", "e"}[:rapid.IntRange(3, 5).Draw(t, "states")]
		w := chain(ids...)
		for i := range w.States {
			w.States[i].Position = &engine.Point{X: number.Draw(t, "x"), Y: number.Draw(t, "y")}
		}
		e := New(w)
		axis := rapid.SampledFrom([]Axis{AxisHorizontal, AxisVertical}).Draw(t, "axis")
		edge := rapid.SampledFrom([]Edge{EdgeLeft, EdgeCentre, EdgeRight, EdgeTop, EdgeMiddle, EdgeBottom}).Draw(t, "edge")
		for _, cmd := range []Command{Distribute{IDs: ids, Axis: axis}, Align{IDs: ids, Edge: edge}} {
			before := clone(*e.Workflow())
			if err := e.Do(cmd); err != nil {
				t.Fatal(err)
			}
			if _, ok := cmd.(Distribute); ok {
				checkDistributed(t, &before, e.Workflow(), axis)
			}
			once := clone(*e.Workflow())
			if err := e.Do(cmd); err != nil || !reflect.DeepEqual(*e.Workflow(), once) {
				t.Fatalf("the second %T moved on: %v", cmd, err)
			}
		}
	})
}

func checkDistributed(t *rapid.T, before, after *engine.Workflow, axis Axis) {
	along := func(s *engine.State) float64 { return Distribute{Axis: axis}.along(*s.Position) }
	order := slices.Clone(before.States)
	slices.SortStableFunc(order, func(a, b engine.State) int { return cmp.Compare(along(&a), along(&b)) })
	last := len(order) - 1
	first, end := along(&order[0]), along(&order[last])
	for i := range order {
		at := along(after.State(order[i].ID))
		if want := first + (end-first)*float64(i)/float64(last); math.Abs(at-want) > 0.5 {
			t.Fatalf("%s is at %v, want %v", order[i].ID, at, want)
		}
		if i > 0 && at < along(after.State(order[i-1].ID)) {
			t.Fatalf("%s has overtaken another one", order[i].ID)
		}
	}
	if along(after.State(order[0].ID)) != first || along(after.State(order[last].ID)) != end {
		t.Fatal("the outermost states have moved")
	}
}
