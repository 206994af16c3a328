package geometry

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func TestGuides(t *testing.T) {
	for _, c := range []struct {
		name   string
		moving Point
		others []Point
		by     Point
		guides []Guide
	}{
		{"nothing near", at(40, 300), []Point{at(0, 0)}, at(0, 0), nil},
		{"middles in a column", at(4, 200), []Point{at(0, 0)}, at(-4, 0), []Guide{{From: at(0, -29), To: at(0, 229)}}},
		{"middles in a row", at(400, -5), []Point{at(0, 0)}, at(0, 5), []Guide{{From: at(-82, 0), To: at(482, 0)}}},
		{"edge to edge", at(167, 200), []Point{at(0, 0)}, at(-3, 0), []Guide{{From: at(82, -29), To: at(82, 229)}}},
		{"the nearer wins", at(5, 210), []Point{at(0, 0), at(7, 400)}, at(2, 0), []Guide{{From: at(7, 181), To: at(7, 429)}}},
		{"just too far", at(7, 200), []Point{at(0, 0)}, at(0, 0), nil},
		{"between two", at(293, 20), []Point{at(0, 0), at(576, 4)}, at(-5, 0), []Guide{
			{From: at(82, 10), To: at(206, 10), Gap: true}, {From: at(370, 12), To: at(494, 12), Gap: true}}},
		{"as far again", at(580, 20), []Point{at(0, 0), at(288, 0)}, at(-4, 0), []Guide{
			{From: at(82, 0), To: at(206, 0), Gap: true}, {From: at(370, 10), To: at(494, 10), Gap: true}}},
		{"as far before", at(-290, 20), []Point{at(0, 0), at(288, 0)}, at(2, 0), []Guide{
			{From: at(-206, 10), To: at(-82, 10), Gap: true}, {From: at(82, 0), To: at(206, 0), Gap: true}}},
	} {
		others := make([]Rect, len(c.others))
		for i, p := range c.others {
			others[i] = Card(p)
		}
		by, guides := Guides(Card(c.moving), others, 6)
		if by != c.by || !reflect.DeepEqual(guides, c.guides) {
			t.Errorf("%s: move by %v and draw %+v, want %v and %+v", c.name, by, guides, c.by, c.guides)
		}
	}
}

// TestRandomGuides: never further than the tolerance, settled at once, whatever
// the order of the others, and each guide touches what was moved.
func TestRandomGuides(t *testing.T) {
	place := rapid.Custom(func(t *rapid.T) Point {
		return at(float64(rapid.IntRange(-60, 60).Draw(t, "x"))*5, float64(rapid.IntRange(-40, 40).Draw(t, "y"))*5)
	})
	rapid.Check(t, func(t *rapid.T) {
		points := rapid.SliceOfN(place, 0, 12).Draw(t, "others")
		others, backwards := make([]Rect, len(points)), make([]Rect, len(points))
		for i, p := range points {
			others[i], backwards[len(points)-1-i] = Card(p), Card(p)
		}
		tolerance := rapid.Float64Range(0, 12).Draw(t, "tolerance")
		moving := Card(place.Draw(t, "moving"))
		by, guides := Guides(moving, others, tolerance)
		if math.Abs(by.X) > tolerance || math.Abs(by.Y) > tolerance {
			t.Fatalf("moved by %v", by)
		}
		if again, same := Guides(moving, backwards, tolerance); again != by || !reflect.DeepEqual(same, guides) {
			t.Fatalf("in another order moved by %v with %+v, at first %v with %+v", again, same, by, guides)
		}
		moved := moving
		moved.X, moved.Y = moved.X+by.X, moved.Y+by.Y
		touched := false
		for _, g := range guides {
			touched = touched || Between(g.From, g.To).Grown(sameLine).Meets(moved)
			if g.From == g.To {
				t.Fatalf("a guide without length: %+v", g)
			}
		}
		if len(guides) > 0 && !touched {
			t.Fatalf("no guide of %+v touches %+v", guides, moved)
		}
	})
}
