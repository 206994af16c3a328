package geometry

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func at(x, y float64) Point { return Point{X: x, Y: y} }

func line(fromX, fromY, toX, toY float64) Line {
	return Line{From: Card(at(fromX, fromY)), To: Card(at(toX, toY))}
}

func TestSides(t *testing.T) {
	for _, c := range []struct {
		name       string
		line       Line
		start, end Side
	}{
		{"ahead", line(0, 0, 300, 0), Right, Left},
		{"ahead and far below", line(0, 0, 200, 900), Right, Left},
		{"just ahead", line(0, 0, CardWidth+room, 0), Right, Left},
		{"below", line(0, 0, 0, 120), Bottom, Top},
		{"below, a little to the right", line(0, 0, 170, 120), Bottom, Top},
		{"above", line(0, 120, 40, 0), Top, Bottom},
		{"behind", line(300, 0, 0, 0), Top, Top},
		{"behind, one row down", line(632, 237, 408, 327), Top, Top},
		{"behind, far below", line(300, 0, 0, 300), Bottom, Top},
		{"behind, far above", line(300, 300, 0, 0), Top, Bottom},
		{"on top of each other", line(0, 0, 10, 10), Top, Top},
		{"trigger, below", Line{From: Card(at(0, 0)), To: Card(at(300, 120)), Trigger: true}, Bottom, Left},
		{"trigger, above", Line{From: Card(at(0, 120)), To: Card(at(300, 0)), Trigger: true}, Top, Left},
		{"trigger, same row", Line{From: Card(at(0, 0)), To: Card(at(300, 0)), Trigger: true}, Right, Left},
	} {
		if start, end := c.line.sides(); start != c.start || end != c.end {
			t.Errorf("%s: leaves %s, enters %s; want %s, %s", c.name, start, end, c.start, c.end)
		}
	}
}

func TestRouteKeepsClearOfSigns(t *testing.T) {
	l := line(0, 0, 300, 0)
	l.StartGap, l.EndGap = 9, 9
	c := l.Route().Curves[0]
	if c.From != at(CardWidth/2+9, 0) || c.To != at(300-CardWidth/2-9-tipGap, 0) {
		t.Errorf("it runs from %v to %v", c.From, c.To)
	}
	if got := l.Route().Label; got != at(150, 0) {
		t.Errorf("the label stands at %v, not half way between the cards", got)
	}
	// Signs stand on the right and left only.
	l = line(0, 0, 0, 200)
	l.StartGap, l.EndGap = 9, 9
	if c := l.Route().Curves[0]; c.From.Y != CardHeight/2 {
		t.Errorf("it leaves at %v", c.From)
	}
}

func TestLanesKeepLabelsApart(t *testing.T) {
	for _, l := range []Line{line(0, 0, 300, 0), line(0, 0, 300, 90), line(0, 0, 0, 200), line(300, 0, 0, 0),
		{From: Card(at(0, 0)), To: Card(at(0, 0)), Self: true}} {
		straight := l.Route()
		l.Lane = 20
		beside := l.Route()
		if d := Distance(straight.Label, beside.Label); d < 19.99 || d > 22 {
			t.Errorf("%+v: a lane of 20 moves the label by %v", l, d)
		}
		if d := beside.DistanceTo(beside.Label); d > 2 {
			t.Errorf("%+v: the label is %v away from its line", l, d)
		}
	}
}

func TestViaAndLabelOfAPerson(t *testing.T) {
	l := line(0, 0, 300, 0)
	l.Via = []Point{at(100, 200), at(200, 200)}
	r := l.Route()
	if len(r.Curves) != 3 || r.Curves[0].To != l.Via[0] || r.Curves[1].To != l.Via[1] {
		t.Errorf("it does not run over the bend points: %+v", r.Curves)
	}
	if r.Label.Y < 200 {
		t.Errorf("the label is at %v", r.Label)
	}
	for i := 1; i < len(r.Curves); i++ {
		in, out := direction(r.Curves[i-1].C2, r.Curves[i-1].To), direction(r.Curves[i].From, r.Curves[i].C1)
		if Distance(in, out) > 1e-9 {
			t.Errorf("there is a kink at bend %d", i)
		}
	}
	put := at(7, 7)
	l.LabelAt = &put
	if got := l.Route().Label; got != put {
		t.Errorf("the label is at %v", got)
	}
}

func TestLabelRoom(t *testing.T) {
	if got := line(0, 0, 300, 0).LabelRoom(); got != 300-CardWidth-2*headLength {
		t.Errorf("in a row there is room for %v", got)
	}
	for _, l := range []Line{line(0, 0, 300, 90), line(0, 0, 0, 200), line(300, 0, 0, 0)} {
		if got := l.LabelRoom(); !math.IsInf(got, 1) {
			t.Errorf("%+v: there is room for %v", l, got)
		}
	}
}

func TestPath(t *testing.T) {
	if got, want := StraightPath(at(0, 0), at(30, 0)), "M0,0C10,0 20,0 30,0M20,4.5L30,0L20,-4.5"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := string(AppendNumber(nil, -0.04)); got != "0" {
		t.Errorf("nothing is written as %s", got)
	}
	if got := string(AppendNumber(nil, -12.25)); got != "-12.3" {
		t.Errorf("-12.25 is written as %s", got)
	}
	if (Route{}).Path() != "" {
		t.Error("nothing has a path")
	}
}

// TestRandomRoutes checks what holds for every line: it begins and ends at the
// cards, a person can hit it everywhere, and nothing is not a number.
func TestRandomRoutes(t *testing.T) {
	place := rapid.Float64Range(-2000, 2000)
	rapid.Check(t, func(t *rapid.T) {
		l := Line{
			From: Card(at(place.Draw(t, "x"), place.Draw(t, "y"))), To: Card(at(place.Draw(t, "x2"), place.Draw(t, "y2"))),
			Trigger: rapid.Bool().Draw(t, "trigger"), Lane: rapid.Float64Range(-60, 60).Draw(t, "lane"),
		}
		if rapid.Bool().Draw(t, "self") {
			l.Self, l.To, l.Lane = true, l.From, math.Abs(l.Lane)
		}
		if rapid.Bool().Draw(t, "via") {
			l.Via = []Point{at(place.Draw(t, "vx"), place.Draw(t, "vy"))}
		}
		r := l.Route()
		first, last := r.Curves[0], r.Curves[len(r.Curves)-1]
		if !l.From.Grown(0.01).Has(first.From) || !l.To.Grown(tipGap+0.01).Has(last.To) || l.To.Grown(-tipGap).Has(last.To) {
			t.Fatalf("it runs from %v to %v", first.From, last.To)
		}
		for _, c := range r.Curves {
			p := c.At(rapid.Float64Range(0, 1).Draw(t, "t"))
			if d := r.DistanceTo(p); d > 3 {
				t.Fatalf("a point of the line is %v away from it", d)
			}
			if !r.Box().Grown(0.01).Has(p) || !r.Meets(Around(p, 8, 8)) {
				t.Fatalf("%v of the line is outside its box", p)
			}
		}
		if path := r.Path(); strings.Contains(path, "N") || strings.Contains(path, "Inf") || !strings.HasPrefix(path, "M") {
			t.Fatalf("the path is %s", path)
		}
		if math.IsNaN(r.Label.X) || math.IsNaN(r.Label.Y) {
			t.Fatalf("the label is at %v", r.Label)
		}
	})
}
