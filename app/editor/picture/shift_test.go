package picture

import (
	"reflect"
	"slices"
	"testing"

	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

func TestShiftEach(t *testing.T) {
	_, p := drawn(review())
	cards, lines := shown(p)
	changes := p.ShiftEach(map[string]geometry.Point{"done": at(0, 80), "check": at(16, 0)})
	if !slices.Equal(changes.Cards, []string{"check", "done"}) || len(changes.Lines) != 4 {
		t.Errorf("to draw: %+v", changes)
	}
	if p.Card("check").Middle != at(416, 100) || p.Card("done").Middle != at(700, 180) {
		t.Errorf("shown at %v and %v", p.Card("check").Middle, p.Card("done").Middle)
	}
	if got := p.At(at(700, 180), 5); got.State != "done" {
		t.Errorf("where a card is shown lies %+v", got)
	}
	p.Unshift()
	if c, l := shown(p); !reflect.DeepEqual(c, cards) || !reflect.DeepEqual(l, lines) {
		t.Error("something stays shifted")
	}
}

// TestDraggedLinesAvoidCards: a line keeps off cards while its end is dragged, and
// off those that are dragged along where they are shown.
func TestDraggedLinesAvoidCards(t *testing.T) {
	w := review()
	w.Transitions[2].From = "draft" // t3 runs from draft, past check, to done
	_, p := drawn(w)
	for _, ids := range [][]string{{"done"}, {"draft"}, {"draft", "check"}} {
		for x := -40.0; x <= 40; x += 8 {
			p.Shift(ids, at(x, 0))
			if l := p.Line("t3"); l.Route.Meets(p.Card("check").Box()) {
				t.Errorf("%v dragged by %v: it runs through the card: %s", ids, x, l.Route.Path())
			}
		}
	}
}

// TestNoLineOfALargePictureCrossesCards draws 1,000 states in rows.
func TestNoLineOfALargePictureCrossesCards(t *testing.T) {
	_, p := drawn(net(1000))
	for _, l := range p.lines {
		p.ground.Near(l.Route.Box(), func(id string, card geometry.Rect) bool {
			if id != l.From && id != l.To && l.Route.Meets(card) {
				t.Errorf("the line from %s to %s runs through %s", l.From, l.To, id)
			}
			return true
		})
	}
}

// TestParallelDetoursApart: lines between the same two cards that go around others
// do not run on top of one another.
func TestParallelDetoursApart(t *testing.T) {
	w := net(60)
	w.Transitions = nil
	for _, id := range []string{"a", "b", "c"} {
		w.Transitions = append(w.Transitions, engine.Transition{ID: id, From: "1", To: "43", Label: "way " + id})
	}
	for i := range w.States {
		column, row := float64(i%10), float64(i/10)
		w.States[i].Position = &geometry.Point{X: column * 288, Y: row * 128}
	}
	_, p := drawn(w)
	for i, a := range w.Transitions {
		for _, b := range w.Transitions[i+1:] {
			mine, theirs := p.Line(a.ID).Route, p.Line(b.ID).Route
			for _, c := range mine.Curves {
				at := c.At(0.5)
				if _, d := theirs.PieceAt(at); d < 3 && geometry.Distance(c.From, c.To) > 60 {
					t.Errorf("at %v the lines are %v apart: %s and %s", at, d, mine.Path(), theirs.Path())
				}
			}
		}
	}
	checkLabelsApart(t, p, "a", "b", "c")
}
