package geometry

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestRect(t *testing.T) {
	r := Between(at(30, 40), at(10, 20))
	if r != (Rect{X: 10, Y: 20, Width: 20, Height: 20}) || r.Middle() != at(20, 30) {
		t.Errorf("got %+v", r)
	}
	if !r.Has(at(10, 40)) || r.Has(at(9.9, 30)) {
		t.Error("the edge belongs to it, what is outside does not")
	}
	if !r.Meets(Around(at(40, 30), 20, 20)) || r.Meets(Around(at(41, 30), 20, 20)) {
		t.Error("rectangles meet when they share an edge")
	}
	if got := r.Union(Rect{}); got != r {
		t.Errorf("an empty one adds %+v", got)
	}
	if got := (Rect{}).Union(r).Union(Around(at(0, 0), 2, 2)); got != (Rect{X: -1, Y: -1, Width: 31, Height: 41}) {
		t.Errorf("got %+v", got)
	}
}

func TestCrossing(t *testing.T) {
	r := Rect{X: 0, Y: 0, Width: 10, Height: 10}
	for _, c := range []struct {
		a, b Point
		want bool
	}{
		{at(-5, 5), at(15, 5), true},
		{at(2, 2), at(3, 3), true},
		{at(-5, 5), at(-1, 5), false},
		{at(5, -9), at(5, -1), false},
		{at(-6, 5), at(5, -6), false}, // past the corner
		{at(-4, 5), at(5, -4), true},
		{at(11, -5), at(11, 15), false},
		{at(5, 5), at(5, 5), true},
	} {
		if got := r.isCrossedBy(c.a, c.b); got != c.want {
			t.Errorf("from %v to %v: %v", c.a, c.b, got)
		}
	}
}

func TestPorts(t *testing.T) {
	c := Card(at(100, 100))
	for side, want := range map[Side]Point{
		Right: at(100+CardWidth/2+5, 100), Left: at(100-CardWidth/2-5, 100),
		Top: at(100, 100-CardHeight/2-5), Bottom: at(100, 100+CardHeight/2+5),
	} {
		if got := c.Port(side, 5); got != want {
			t.Errorf("%s is at %v, want %v", side, got, want)
		}
	}
}

func TestSnap(t *testing.T) {
	if got := Snap(at(11.9, -4.1)); got != at(8, -8) {
		t.Errorf("got %v", got)
	}
}

func TestView(t *testing.T) {
	coordinate := rapid.Float64Range(-5000, 5000)
	rapid.Check(t, func(t *rapid.T) {
		v := View{Offset: at(coordinate.Draw(t, "ox"), coordinate.Draw(t, "oy")), Zoom: rapid.Float64Range(LeastZoom, MostZoom).Draw(t, "zoom")}
		screen := at(coordinate.Draw(t, "x"), coordinate.Draw(t, "y"))
		if back := v.ToScreen(v.ToCanvas(screen)); Distance(back, screen) > 1e-6 {
			t.Fatalf("%v comes back as %v", screen, back)
		}
		zoomed := v.ZoomedAt(screen, rapid.Float64Range(0.001, 100).Draw(t, "to"))
		if zoomed.Zoom < LeastZoom || zoomed.Zoom > MostZoom {
			t.Fatalf("the zoom is %v", zoomed.Zoom)
		}
		if d := Distance(zoomed.ToCanvas(screen), v.ToCanvas(screen)); d > 1e-6 {
			t.Fatalf("what was under the pointer moved by %v", d)
		}
		content := Around(at(coordinate.Draw(t, "cx"), coordinate.Draw(t, "cy")), CardWidth, CardHeight)
		if seen := v.Revealing(content, 900, 700).Seen(900, 700).Grown(0.01); v.Zoom < 2 && (!seen.Has(at(content.X, content.Y)) || !seen.Has(at(content.Right(), content.Bottom()))) {
			t.Fatalf("%+v is not seen in %+v", content, seen)
		}
		fit := Fit(Between(screen, content.Middle()).Union(content), 900, 700)
		if seen := fit.Seen(900, 700); fit.Zoom > LeastZoom && !seen.Has(content.Middle()) {
			t.Fatalf("%+v is not seen in %+v", content, seen)
		}
	})
	inside := View{Zoom: 1}
	if got := inside.Revealing(Around(at(400, 300), 100, 50), 800, 600); got != inside {
		t.Errorf("what is seen already moves the view to %+v", got)
	}
	if got := Fit(Rect{}, 800, 600); got.Zoom != 1 || got.ToCanvas(at(400, 300)) != at(0, 0) {
		t.Errorf("nothing fits as %+v", got)
	}
	if got := Fit(Around(at(0, 0), 10, 10), 800, 600); got.Zoom != 1 {
		t.Errorf("a small picture is enlarged to %v", got.Zoom)
	}
}

// fixed measures every letter alike.
func fixed(text string, size float64) float64 { return float64(len([]rune(text))) * size }

func TestText(t *testing.T) {
	if got := Shortened("Finance review", 10, 1, fixed); got != "Finance r…" {
		t.Errorf("got %q", got)
	}
	if got := Shortened("größer, als", 8, 1, fixed); got != "größer…" {
		t.Errorf("got %q", got)
	}
	if got := Shortened("abc", 0, 1, fixed); got != "…" {
		t.Errorf("got %q", got)
	}
	for text, want := range map[string][]string{
		"":                        nil,
		"one":                     {"one"},
		"one  two":                {"one two"},
		"one two three":           {"one two", "three"},
		"one two three four":      {"one two", "three fo…"},
		"incomprehensible things": {"incompre…", "things"},
	} {
		got := Wrapped(text, 2, 9, 1, fixed)
		if len(got) != len(want) {
			t.Errorf("%q is broken into %q", text, got)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q is broken into %q", text, got)
			}
		}
	}
	if a, b := Estimate("ill", 10), Estimate("WWW", 10); a >= b || a <= 0 {
		t.Errorf("widths %v and %v", a, b)
	}
}

func FuzzWrapped(f *testing.F) {
	f.Add("a long name of a state", 40.0)
	f.Fuzz(func(t *testing.T, text string, width float64) {
		for i, l := range Wrapped(text, 2, width, 13, Estimate) {
			if l == "" || i > 1 || utf8.RuneCountInString(l) > utf8.RuneCountInString(text)+1 {
				t.Fatalf("%q is broken into %q", text, l)
			}
		}
	})
}
