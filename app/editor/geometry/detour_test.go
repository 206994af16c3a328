package geometry

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// among puts the ends of a line and other cards on the ground.
func among(l Line, others ...Point) *Cells {
	cells := NewCells(len(others) + 2)
	cells.Put("from", l.From)
	cells.Put("to", l.To)
	for i, p := range others {
		cells.Put(fmt.Sprint("card-", i), Card(p))
	}
	return cells
}

func TestAvoidingCards(t *testing.T) {
	self := Line{From: Card(at(0, 0)), To: Card(at(0, 0)), Self: true}
	trigger := line(0, 0, 600, 0)
	trigger.Trigger = true
	for _, c := range []struct {
		name   string
		line   Line
		others []Point
	}{
		{"one in the row", line(0, 0, 576, 0), []Point{at(288, 0)}},
		{"five in the row", line(0, 0, 1728, 0), []Point{at(288, 0), at(576, 0), at(864, 0), at(1152, 0), at(1440, 0)}},
		{"one in the column", line(0, 0, 0, 208), []Point{at(0, 104)}},
		{"back, with a row above", line(576, 104, 0, 104), []Point{at(0, 0), at(288, 0), at(576, 0), at(288, 104)}},
		{"a block of nine", line(0, 104, 1152, 104), []Point{at(288, 0), at(288, 104), at(288, 208), at(576, 0), at(576, 104), at(576, 208), at(864, 0), at(864, 104), at(864, 208)}},
		{"out of a bay", line(0, 0, 600, 0), []Point{at(0, -104), at(0, 104), at(216, -104), at(216, 0), at(216, 104)}},
		{"self under a card", self, []Point{at(40, -90)}},
		{"trigger along a row", trigger, []Point{at(288, 0)}},
	} {
		cells := among(c.line, c.others...)
		plain := c.line.Route()
		blocked := false
		for _, p := range c.others {
			blocked = blocked || plain.Meets(Card(p))
		}
		if !blocked {
			t.Errorf("%s: the usual way is free, so this shows nothing", c.name)
		}
		found := c.line.Avoiding(cells, "from", "to")
		for _, p := range c.others {
			if found.Route.Meets(Card(p).Grown(clearance - 1)) {
				t.Errorf("%s: %s runs through the card at %v", c.name, found.Route.Path(), p)
			}
		}
		checkEnds(t, c.line, found.Route)
	}
}

func TestAvoidingLeavesAlone(t *testing.T) {
	free := line(0, 0, 300, 0)
	bent := line(0, 0, 576, 0)
	bent.Via = []Point{at(288, 10)}
	walled := line(0, 0, 576, 0)
	for _, c := range []struct {
		name   string
		line   Line
		others []Point
	}{
		{"a free way", free, []Point{at(150, 80)}},
		{"bends of a person", bent, []Point{at(288, 0)}},
		{"no way at all", walled, []Point{at(0, 0), at(288, 0)}},
	} {
		if got := c.line.Avoiding(among(c.line, c.others...), "from", "to").Route; !reflect.DeepEqual(got, c.line.Route()) {
			t.Errorf("%s: the route is %s", c.name, got.Path())
		}
	}
	put := at(7, 7)
	walled.LabelAt = &put
	if got := walled.Avoiding(among(walled, at(288, 0)), "from", "to").Route; got.Label != put || len(got.Curves) == 0 {
		t.Errorf("the label a person has put is at %v", got.Label)
	}
}

// TestParallelDetoursApart looks at two lines that both have to run between rows:
// their labels and heads must not cover one another.
func TestParallelDetoursApart(t *testing.T) {
	var others []Point
	for i := range 5 {
		for row := range 4 {
			if p := at(float64(i)*288, float64(row)*112); p != at(0, 112) && p != at(1152, 224) && p != at(0, 224) {
				others = append(others, p)
			}
		}
	}
	for _, l := range []Line{line(1152, 224, 0, 112), line(0, 112, 1152, 224), line(1152, 224, 0, 224), line(0, 224, 1152, 224)} {
		var routes []Route
		for _, lane := range []float64{-11, 11} {
			l.Lane = lane
			r := l.Avoiding(among(l, others...), "from", "to").Route
			for _, p := range others {
				if r.Meets(Card(p)) {
					t.Errorf("%s runs through the card at %v", r.Path(), p)
				}
			}
			routes = append(routes, r)
		}
		a, b := Around(routes[0].Label, 64, 18), Around(routes[1].Label, 64, 18)
		if a.Meets(b) {
			t.Errorf("labels at %v and %v: %s and %s", routes[0].Label, routes[1].Label, routes[0].Path(), routes[1].Path())
		}
		_, first := routes[0].Ends()
		if _, second := routes[1].Ends(); Distance(first, second) < 2*headSpread {
			t.Errorf("heads at %v and %v", first, second)
		}
	}
}

func TestLabelKeepsOffCards(t *testing.T) {
	l := line(0, 0, 576, 0)
	l.LabelWidth, l.LabelHeight = 90, 35
	under := at(288, 45) // leaves the line free, but not its label
	box := func(r Route) Rect { return Around(r.Label, l.LabelWidth, l.LabelHeight) }
	if !box(l.Route()).Meets(Card(under)) {
		t.Fatal("the card is not under the label, so this shows nothing")
	}
	r := l.Avoiding(among(l, under), "from", "to").Route
	if box(r).Meets(Card(under)) || r.DistanceTo(r.Label) > 2 || r.Path() != l.Route().Path() {
		t.Errorf("the label is at %v on %s", r.Label, r.Path())
	}
	put := under
	l.LabelAt = &put
	if got := l.Avoiding(among(l, under), "from", "to").Route.Label; got != put {
		t.Errorf("the label a person has put is at %v", got)
	}
	l.LabelAt = nil
	if got := l.Avoiding(among(l), "from", "to").Route.Label; got != at(288, 0) {
		t.Errorf("on free ground the label is at %v", got)
	}
}

func checkEnds(t interface{ Errorf(string, ...any) }, l Line, r Route) {
	first, last := r.Curves[0].From, r.Curves[len(r.Curves)-1].To
	outer := func(s Side) Point { p, _ := l.nested(s); return p }
	inner := func(s Side) Point { _, p := l.nested(s); return p }
	if !l.Self && (!isPort(first, l.startAt) && !isPort(first, outer) || !isPort(last, l.endAt) && !isPort(last, inner)) {
		t.Errorf("it runs from %v to %v, which are no ports", first, last)
	}
	if l.Self && (!l.From.Grown(0.01).Has(first) || !l.From.Grown(tipGap+0.01).Has(last)) {
		t.Errorf("it runs from %v to %v", first, last)
	}
	for i := 1; i < len(r.Curves); i++ {
		if Distance(r.Curves[i-1].To, r.Curves[i].From) > 1e-9 {
			t.Errorf("it is broken at piece %d", i)
		}
	}
}

func isPort(p Point, ports func(Side) Point) bool {
	for _, s := range Sides() {
		if Distance(p, ports(s)) < 1e-9 {
			return true
		}
	}
	return false
}

func TestParallelLinesApart(t *testing.T) {
	for _, l := range []Line{line(0, 0, 300, 0), line(0, 0, 300, 208), line(0, 0, 0, 200), line(300, 0, 0, 0)} {
		l.StartGap, l.EndGap = 9, 9
		cells := among(l)
		var routes []Route
		for i := range 3 {
			l.Lane = float64(22 * (i - 1))
			if l.RisesOverTop() {
				l.Lane += 22
			}
			routes = append(routes, l.Avoiding(cells, "from", "to").Route)
		}
		for i, a := range routes {
			for _, b := range routes[i+1:] {
				if d := Distance(a.Curves[0].To, b.Curves[0].To); d < 2*headSpread {
					t.Errorf("the heads of %s and %s are %v apart", a.Path(), b.Path(), d)
				}
				for step := range 21 {
					p := a.Curves[0].At(float64(step) / 20)
					if d := b.DistanceTo(p); d < 5 {
						t.Errorf("at %v the lines %s and %s are %v apart", p, a.Path(), b.Path(), d)
					}
				}
			}
		}
	}
}

// TestRandomDetours lays cards out with channels between them wide enough for a
// line: then a way is free, and it must be found. The same question has the same
// answer, in whatever order the cards were put down.
func TestRandomDetours(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		taken := rapid.SliceOfNDistinct(rapid.IntRange(0, 47), 2, 40, rapid.ID[int]).Draw(t, "places")
		points := make([]Point, len(taken))
		for i, n := range taken {
			// Channels of 28 pixels at least, with the columns and rows a little out of line.
			points[i] = at(float64(n%8)*216+rapid.Float64Range(0, 24).Draw(t, "dx"), float64(n/8)*104+rapid.Float64Range(0, 18).Draw(t, "dy"))
		}
		l := Line{From: Card(points[0]), To: Card(points[1]), Trigger: rapid.Bool().Draw(t, "trigger"), Lane: rapid.Float64Range(-44, 44).Draw(t, "lane")}
		l.Rank = math.Round(l.Lane/11) / 2
		if rapid.Bool().Draw(t, "signs") {
			l.StartGap, l.EndGap = 9, 9
			l.LabelWidth, l.LabelHeight = 90, 20
		}
		found := l.Avoiding(among(l, points[2:]...), "from", "to")
		for _, p := range points[2:] {
			if found.Route.Meets(Card(p)) {
				t.Fatalf("from %v to %v it runs through the card at %v: %s", points[0], points[1], p, found.Route.Path())
			}
		}
		checkEnds(t, l, found.Route)
		backwards := make([]Point, 0, len(points))
		for i := len(points) - 1; i >= 2; i-- {
			backwards = append(backwards, points[i])
		}
		if again := l.Avoiding(among(l, backwards...), "from", "to"); !reflect.DeepEqual(again, found) {
			t.Fatalf("asked again it runs %s, at first %s", again.Route.Path(), found.Route.Path())
		}
		// What lies outside the area makes no difference.
		far := at(found.Area.Right()+CardWidth+rapid.Float64Range(0, 500).Draw(t, "off"), found.Area.Y)
		if again := l.Avoiding(among(l, append(points[2:], far)...), "from", "to"); !reflect.DeepEqual(again, found) {
			t.Fatalf("a card at %v outside %+v changes the way", far, found.Area)
		}
	})
}

func TestRandomCells(t *testing.T) {
	number := rapid.Float64Range(-3000, 3000)
	size := rapid.Float64Range(0, 900)
	rapid.Check(t, func(t *rapid.T) {
		cells, all := NewCells(4), map[string]Rect{}
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			id := fmt.Sprint(rapid.IntRange(0, 20).Draw(t, "id"))
			if rapid.IntRange(0, 3).Draw(t, "drop") == 0 {
				cells.Drop(id)
				delete(all, id)
				continue
			}
			box := Rect{number.Draw(t, "x"), number.Draw(t, "y"), size.Draw(t, "w"), size.Draw(t, "h")}
			cells.Put(id, box)
			all[id] = box
		}
		area := Rect{number.Draw(t, "x"), number.Draw(t, "y"), size.Draw(t, "w"), size.Draw(t, "h")}
		got := map[string]Rect{}
		cells.Near(area, func(id string, box Rect) bool {
			if _, twice := got[id]; twice {
				t.Fatalf("told of %s twice", id)
			}
			got[id] = box
			return true
		})
		want := map[string]Rect{}
		for id, box := range all {
			if box.Meets(area) {
				want[id] = box
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("near %+v lie %v, want %v", area, got, want)
		}
	})
	cells := NewCells(1)
	cells.Put("far", Rect{math.MaxFloat64 / 4, 0, 10, 10})
	cells.Drop("far")
	cells.Drop("never there")
	if len(cells.squares) != 0 {
		t.Errorf("%d squares are left", len(cells.squares))
	}
}
