package picture

import (
	"fmt"
	"slices"
	"testing"

	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

// calledOff is a card in the middle of nothing that so many lead to from
// anywhere.
func calledOff(labels ...string) engine.Workflow {
	w := engine.Workflow{States: []engine.State{{ID: "end", Name: "Withdrawn", Position: &geometry.Point{}}}}
	for i, label := range labels {
		w.Transitions = append(w.Transitions, engine.Transition{ID: fmt.Sprint(i), From: engine.FromAnywhere, To: "end", Label: label})
	}
	return w
}

func TestAnywhere(t *testing.T) {
	_, p := drawn(calledOff("Withdraw"))
	l := p.Line("0")
	if l.Anywhere == nil || l.Anywhere.Text != "anywhere" || l.Spoken != "Withdraw, from anywhere to Withdrawn" {
		t.Fatalf("the line is %+v", l)
	}
	start, end := l.Route.Ends()
	if start.X != end.X || start.Y != l.Anywhere.Box.Bottom() || end.Y != p.Card("end").Box().Y-2 {
		t.Errorf("it runs from %v to %v", start, end)
	}
	if got := p.At(l.Anywhere.Box.Middle(), 0); got.Transition != "0" {
		t.Errorf("the pill is hit as %+v", got)
	}
	if got := l.Label(); got.Meets(l.Anywhere.Box) || got.Meets(p.Card("end").Box()) || got.Middle().Y != l.Anywhere.Box.Middle().Y {
		t.Errorf("the label is at %v, the pill at %v", got, l.Anywhere.Box)
	}
	if got := p.Within(l.Anywhere.Box.Grown(1)); !slices.Equal(got.Transitions, []string{"0"}) || len(got.States) != 0 {
		t.Errorf("a band around the pill takes %v", got)
	}
	if got := p.Within(p.Bounds()); !slices.Equal(got.Transitions, []string{"0"}) || len(got.States) != 1 {
		t.Errorf("a band around all takes %v", got)
	}
	if got := p.Within(p.Card("end").Box()); len(got.Transitions) != 0 {
		t.Errorf("a band around the card alone takes %v", got)
	}
}

func TestPillsApart(t *testing.T) {
	_, p := drawn(calledOff("Withdraw", "after a year", "", "closed by law", "one more", "and another"))
	var taken []geometry.Rect
	for i := range 6 {
		l := p.Line(fmt.Sprint(i))
		for _, box := range taken {
			if box.Meets(l.Anywhere.Box) {
				t.Errorf("pill %d at %v covers another at %v", i, l.Anywhere.Box, box)
			}
		}
		taken = append(taken, l.Anywhere.Box)
		if l.Anywhere.Box.Meets(p.Card("end").Box()) {
			t.Errorf("pill %d covers its card", i)
		}
	}
}

// TestPillsKeepOffCards: one that finds a card above its own goes below, and back
// up when that has moved away.
func TestPillsKeepOffCards(t *testing.T) {
	w := calledOff("Withdraw")
	w.States = append(w.States, engine.State{ID: "other", Position: &geometry.Point{X: -40, Y: -90}})
	e, p := drawn(w)
	if box := p.Line("0").Anywhere.Box; box.Y < p.Card("end").Box().Bottom() {
		t.Errorf("under a card the pill is at %v", box)
	}
	var changes Changes
	e.OnChange(func(t editor.Touched) { changes = p.Update(t) })
	if err := e.Do(editor.MoveStates{IDs: []string{"other"}, By: at(-800, 0)}); err != nil {
		t.Fatal(err)
	}
	if box := p.Line("0").Anywhere.Box; box.Bottom() > p.Card("end").Box().Y || !slices.Contains(changes.Lines, "0") {
		t.Errorf("with the card gone it is at %v; to draw: %v", box, changes.Lines)
	}
}

// TestPillsMoveAlong: a pill, its bends and its label follow the card.
func TestPillsMoveAlong(t *testing.T) {
	w := calledOff("Withdraw", "Stop")
	w.Transitions[1].Via, w.Transitions[1].LabelAt = []geometry.Point{at(50, -60)}, &geometry.Point{X: 80, Y: -60}
	_, p := drawn(w)
	before := []Line{*p.Line("0"), *p.Line("1")}
	changes := p.Shift([]string{"end"}, at(100, 30))
	if slices.Sort(changes.Lines); !slices.Equal(changes.Lines, []string{"0", "1"}) {
		t.Errorf("to draw: %v", changes.Lines)
	}
	for i, was := range before {
		l := p.Line(fmt.Sprint(i))
		if l.Anywhere.Box != movedRect(was.Anywhere.Box, at(100, 30)) || l.Route.Label != geometry.Plus(was.Route.Label, at(100, 30)) {
			t.Errorf("line %d moves to %v, label to %v", i, l.Anywhere.Box, l.Route.Label)
		}
		if i == 1 && p.BendAt("1", at(150, -30), 1) != 0 {
			t.Error("the bend stays behind")
		}
	}
}
