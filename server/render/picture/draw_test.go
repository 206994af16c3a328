package picture

import (
	"encoding/xml"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// placed makes the scene of a graph and puts its shapes in a row or column by
// hand, without routing any link.
func placed(text string, direction engine.Direction) *Scene {
	w := graph(text)
	w.Direction = direction
	s := New(w)
	for i := range s.Shapes {
		s.Shapes[i].At = s.along(float64(250 * i))
	}
	return s
}

func TestUnroutedLinksAreDrawnStraight(t *testing.T) {
	tests := []struct {
		direction engine.Direction
		want      []engine.Point // start and tip, which stays off the card
	}{
		{engine.DirectionRight, []engine.Point{xy(CardWidth/2, 0), xy(250-CardWidth/2-tipGap, 0)}},
		{engine.DirectionDown, []engine.Point{xy(0, CardHeight/2), xy(0, 250-CardHeight/2-tipGap)}},
	}
	for _, test := range tests {
		points := placed("A>B", test.direction).drawnLinks()[0].points
		if len(points) != 4 || points[0] != test.want[0] || points[3] != test.want[1] {
			t.Errorf("%s: %v", test.direction, points)
		}
	}
}

func TestArrowsStayOffSigns(t *testing.T) {
	s := placed("A>C B>C", engine.DirectionRight)
	for _, l := range s.drawnLinks()[:2] {
		tip, edge := l.points[3], s.port(&s.Shapes[1], Behind)
		if gap := math.Hypot(tip.X-edge.X, tip.Y-edge.Y); gap < signRadius {
			t.Errorf("the tip is %.1f px from the middle of a sign", gap)
		}
	}
}

func TestReturnsComeAndGoApart(t *testing.T) {
	s := placed("A>B B>C C>B B>A", engine.DirectionRight)
	arrives, leaves := s.drawnLinks()[2].points[3], s.drawnLinks()[3].points[0]
	if arrives.X-leaves.X <= lane {
		t.Errorf("one return arrives at %v, another leaves at %v", arrives, leaves)
	}
}

// Each loop lies around the ones before it, and within the edge of its card.
func TestLoopsLieAroundEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &engine.Workflow{States: []engine.State{{ID: "a"}}}
		w.Direction = rapid.SampledFrom([]engine.Direction{engine.DirectionRight, engine.DirectionDown}).Draw(t, "direction")
		for range rapid.IntRange(1, 5).Draw(t, "loops") {
			label := rapid.StringMatching(`[a-z ]{0,30}`).Draw(t, "label")
			w.Transitions = append(w.Transitions, engine.Transition{From: "a", To: "a", Label: label})
		}
		s := New(w)
		s.drawnLinks()
		edge := float64(CardWidth)
		if s.Down {
			edge = CardHeight
		}
		for i, l := range s.loops {
			if l.half > edge/2 {
				t.Errorf("loop %d is wider than the card", i)
			}
			if i == 0 {
				continue
			}
			inner := s.loops[i-1]
			apartX := math.Abs(l.label.At.X-inner.label.At.X) - (l.label.Width+inner.label.Width)/2
			apartY := math.Abs(l.label.At.Y-inner.label.At.Y) - (l.label.Height+inner.label.Height)/2
			if max(apartX, apartY) < 0 {
				t.Errorf("labels %d and %d overlap", i-1, i)
			}
			if l.half < inner.half || l.out <= inner.out {
				t.Errorf("loop %d does not lie around loop %d", i, i-1)
			}
		}
		room := s.Shapes[0]
		last := s.loops[len(s.loops)-1]
		if reach := last.out + s.high(&last.label)/2; reach > s.high(&Shape{Width: room.LoopWidth, Height: room.LoopHeight}) {
			t.Errorf("loops reach out %.0f px, %.0f × %.0f are kept free", reach, room.LoopWidth, room.LoopHeight)
		}
	})
}

// The rectangle around a curve is that of the curve, not of its control points.
func TestBoundsOfACurve(t *testing.T) {
	box := nothing()
	box.includeCurve([]engine.Point{xy(0, 0), xy(0, -100), xy(90, -100), xy(90, 0)})
	if want := (bounds{left: 0, top: -75, right: 90, bottom: 0}); box != want {
		t.Errorf("got %+v, want %+v", box, want)
	}
}

// What is cut on the card can be read in full by pointing at it.
func TestCutTextHasATitle(t *testing.T) {
	w := &engine.Workflow{Name: "Title", States: []engine.State{
		{ID: "a", Name: "Short", Actors: []engine.Actor{"anyone"}},
		{ID: "b", Name: "A name that is much too long for any card", Actors: []engine.Actor{"anyone"}},
	}}
	svg := string(New(w).SVG())
	if strings.Count(svg, "<title>") != 2 || !strings.Contains(svg, "<title>A name that is much too long for any card: anyone</title>") {
		t.Errorf("titles: %s", svg)
	}
}

func FuzzWriter(f *testing.F) {
	f.Add(`</svg><script>"'&`)
	f.Add("\x00\xff\ufffe]]>")
	f.Fuzz(func(t *testing.T, text string) {
		var w writer
		w.text(elementText, text, attributes{{"aria-label", text}})
		var read struct {
			XMLName xml.Name
			Label   string `xml:"aria-label,attr"`
			Text    string `xml:",chardata"`
			Inner   []any  `xml:",any"`
		}
		if err := xml.Unmarshal(w.Bytes(), &read); err != nil {
			t.Fatalf("%q: %v", w.Bytes(), err)
		}
		if read.Text != read.Label || len(read.Inner) > 0 {
			t.Errorf("%q was read as %q with %v", text, read.Text, read.Inner)
		}
	})
}
