package picture

import (
	"testing"

	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

// crossing is two lines that cross in the middle, where both have their labels.
func crossing() engine.Workflow {
	return engine.Workflow{
		States: []engine.State{
			{ID: "a", Position: &geometry.Point{X: 0, Y: 0}}, {ID: "b", Position: &geometry.Point{X: 600, Y: 400}},
			{ID: "c", Position: &geometry.Point{X: 0, Y: 400}}, {ID: "d", Position: &geometry.Point{X: 600, Y: 0}},
		},
		Transitions: []engine.Transition{{ID: "down", From: "a", To: "b", Label: "Approve"}, {ID: "up", From: "c", To: "d", Label: "Refuse"}},
	}
}

func TestLabelsKeepOffLabels(t *testing.T) {
	middle := at(300, 200)
	for name, c := range map[string]struct {
		change func(*engine.Workflow)
		stays  string // whose label stays in the middle
	}{
		"the first declared stays":       {func(*engine.Workflow) {}, "down"},
		"what a person has put stays":    {func(w *engine.Workflow) { w.Transitions[1].LabelAt = &middle }, "up"},
		"both put by a person stay both": {func(w *engine.Workflow) { w.Transitions[0].LabelAt, w.Transitions[1].LabelAt = &middle, &middle }, ""},
	} {
		w := crossing()
		c.change(&w)
		_, p := drawn(w)
		for _, id := range []string{"down", "up"} {
			l := p.Line(id)
			if stays := l.Route.Label == middle; stays != (c.stays == id || c.stays == "") {
				t.Errorf("%s: the label of %s is at %v", name, id, l.Route.Label)
			}
			if d := l.Route.DistanceTo(l.Route.Label); d > 1 {
				t.Errorf("%s: the label of %s is %v off its line", name, id, d)
			}
		}
		if a, b := p.Line("down").Label(), p.Line("up").Label(); c.stays != "" && a.Meets(b) {
			t.Errorf("%s: the labels cover each other: %v, %v", name, a, b)
		}
	}
}

// TestLabelsOfAGridApart: of lines that cross in many places no two labels lie on
// each other, as long as there is room.
func TestLabelsOfAGridApart(t *testing.T) {
	var w engine.Workflow
	for i := range 5 {
		from, to := string(rune('a'+i)), string(rune('A'+i))
		w.States = append(w.States,
			engine.State{ID: from, Position: &geometry.Point{Y: float64(i) * 104}},
			engine.State{ID: to, Position: &geometry.Point{X: 900, Y: float64(4-i) * 104}})
		w.Transitions = append(w.Transitions, engine.Transition{ID: from, From: from, To: to, Label: "way " + from})
	}
	_, p := drawn(w)
	checkLabelsApart(t, p, "a", "b", "c", "d", "e")
}
