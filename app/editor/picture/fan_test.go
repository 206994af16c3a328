package picture

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

// star is a card in the middle with lines to or from cards around it.
func star(places []geometry.Point, inward bool) engine.Workflow {
	w := engine.Workflow{States: []engine.State{{ID: "middle", Position: &geometry.Point{}}}}
	for i := range places {
		id := string(rune('a' + i))
		w.States = append(w.States, engine.State{ID: id, Position: &places[i]})
		t := engine.Transition{ID: id, From: "middle", To: id}
		if inward {
			t.From, t.To = id, "middle"
		}
		w.Transitions = append(w.Transitions, t)
	}
	return w
}

// ports are how far aside from the middle of the card the lines a, b, c … have
// their ends there.
func ports(p *Picture, inward bool) []float64 {
	var all []float64
	for i := range p.workflow.Transitions {
		start, end := p.Line(p.workflow.Transitions[i].ID).Route.Ends()
		if inward {
			start = end
		}
		all = append(all, start.Y)
	}
	return all
}

func TestFanOut(t *testing.T) {
	for name, c := range map[string]struct {
		places []geometry.Point
		want   []float64
	}{
		"one":                 {[]geometry.Point{at(288, 104)}, []float64{0}},
		"up and down":         {[]geometry.Point{at(288, 104), at(288, -104)}, []float64{4.5, -4.5}},
		"straight on stays":   {[]geometry.Point{at(288, 104), at(288, 0)}, []float64{9, 0}},
		"three":               {[]geometry.Point{at(288, 0), at(288, 104), at(288, -104)}, []float64{0, 9, -9}},
		"the steeper outside": {[]geometry.Point{at(576, 104), at(288, 208)}, []float64{-4.5, 4.5}},
		"closer where many":   {[]geometry.Point{at(288, 104), at(288, 208), at(288, 312), at(288, 416), at(288, 0)}, []float64{5, 10, 15, 20, 0}},
	} {
		for _, inward := range []bool{false, true} {
			places := slices.Clone(c.places)
			if inward {
				for i := range places {
					places[i].X = -places[i].X
				}
			}
			_, p := drawn(star(places, inward))
			if got := ports(p, inward); !slices.Equal(got, c.want) {
				t.Errorf("%s, inward %v: %v, want %v", name, inward, got, c.want)
			}
		}
	}
}

// TestFanKeepsOffTheStart: the arrow of the start has the middle of the top.
func TestFanKeepsOffTheStart(t *testing.T) {
	w := star([]geometry.Point{at(288, 0)}, false)
	w.States[0].Initial = true
	w.Transitions = append(w.Transitions, engine.Transition{ID: "back", From: "a", To: "middle"})
	_, p := drawn(w)
	if _, end := p.Line("back").Route.Ends(); end.X != portGap {
		t.Errorf("the return arrives at %v", end)
	}
}

// TestParallelLinesFanTogether: lines to one card stay together among lines to
// others, and no two ends are nearer than an arrowhead where there is room.
func TestParallelLinesFanTogether(t *testing.T) {
	w := star([]geometry.Point{at(288, 0), at(288, -104)}, false)
	w.Transitions = append(w.Transitions, engine.Transition{ID: "again", From: "middle", To: "a"})
	_, p := drawn(w)
	got := ports(p, false)
	if !(got[1] < got[0] && got[0] < got[2]) || got[0]-got[1] < 8.9 || got[0] != -got[2] {
		t.Errorf("the ends are at %v", got)
	}
}

// TestFanNeverCrosses: lines to cards in one column leave in the order in which
// they arrive, inside the side.
func TestFanNeverCrosses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfNDistinct(rapid.IntRange(-9, 9), 1, 9, rapid.ID[int]).Draw(t, "rows")
		inward := rapid.Bool().Draw(t, "inward")
		x := 288.0
		if inward {
			x = -288
		}
		var places []geometry.Point
		for _, row := range rows {
			places = append(places, at(x, float64(row)*104))
		}
		_, p := drawn(star(places, inward))
		got := ports(p, inward)
		for i, a := range rows {
			for j, b := range rows {
				if a < b && got[i] >= got[j] {
					t.Fatalf("rows %v have their ends at %v", rows, got)
				}
			}
			if got[i] < -20 || got[i] > 20 || a == 0 && got[i] != 0 {
				t.Fatalf("rows %v have their ends at %v", rows, got)
			}
		}
	})
}
