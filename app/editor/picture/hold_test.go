package picture

import (
	"slices"
	"testing"

	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
)

func TestWhatALineIsHeldBy(t *testing.T) {
	w := review()
	w.Transitions[2].Via = []geometry.Point{at(520, 200), at(600, 200)}
	_, p := drawn(w)
	start, end, ok := p.Ends("t3")
	if !ok || start != at(400+geometry.CardWidth/2+SignRadius, 100) || end != at(700-geometry.CardWidth/2-2, 100) {
		t.Errorf("the ends are %v and %v", start, end)
	}
	for _, c := range []struct {
		at            geometry.Point
		bend, segment int
	}{
		{at(522, 203), 0, 0},
		{at(604, 200), 1, 1},
		{at(560, 201), -1, 1},
		{geometry.Plus(start, at(4, 2)), -1, 0},
		{geometry.Plus(end, at(-4, 2)), -1, 2},
	} {
		if got := p.BendAt("t3", c.at, 7); got != c.bend {
			t.Errorf("at %v lies bend %d, want %d", c.at, got, c.bend)
		}
		if c.bend >= 0 {
			continue
		}
		if got := p.SegmentAt("t3", c.at); got != c.segment {
			t.Errorf("at %v lies segment %d, want %d", c.at, got, c.segment)
		}
	}
	// The bends move along with both ends.
	p.Shift([]string{"check", "done"}, at(40, 0))
	if got := p.BendAt("t3", at(560, 200), 1); got != 0 {
		t.Errorf("moved along there is bend %d", got)
	}
	if _, _, ok := p.Ends("nothing"); ok || p.BendAt("nothing", at(0, 0), 9) != -1 || p.SegmentAt("nothing", at(0, 0)) != -1 {
		t.Error("a line that is not there is held")
	}
	if got := p.SegmentAt("t1", at(250, 100)); got != 0 {
		t.Errorf("a line without bends has segment %d", got)
	}
}

// TestLinesAvoidCards: a line of the picture gives way to a card that is put on
// it, is named for it, and takes its old way when the card leaves.
func TestLinesAvoidCards(t *testing.T) {
	w := review()
	w.States[1].Position = &geometry.Point{X: 400, Y: 500}
	w.Transitions[2].From = "draft" // t3 runs straight from draft to done
	e, p := drawn(w)
	before := p.Line("t3").Route.Path()
	changes := moved(t, e, p, "check", at(0, -400))
	if p.Line("t3").Route.Meets(p.Card("check").Box()) {
		t.Errorf("it runs through the card: %s", p.Line("t3").Route.Path())
	}
	if !slices.Contains(changes.Lines, "t3") {
		t.Errorf("t3 is not among %v", changes.Lines)
	}
	moved(t, e, p, "check", at(0, 400))
	if got := p.Line("t3").Route.Path(); got != before {
		t.Errorf("it stays at %s, before %s", got, before)
	}
}

func moved(t *testing.T, e *editor.Editor, p *Picture, id string, by geometry.Point) (changes Changes) {
	t.Helper()
	remove := e.OnChange(func(touched editor.Touched) { changes = p.Update(touched) })
	defer remove()
	if err := e.Do(editor.MoveStates{IDs: []string{id}, By: by}); err != nil {
		t.Fatal(err)
	}
	return changes
}
