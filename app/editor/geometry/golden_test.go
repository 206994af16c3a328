package geometry

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files")

// TestGoldenRoutes keeps the very shape of lines in twelve sets, so that a change
// of looks is seen and meant.
func TestGoldenRoutes(t *testing.T) {
	self := Line{From: Card(at(0, 0)), To: Card(at(0, 0)), Self: true}
	trigger := line(0, 0, 576, 104)
	trigger.Trigger = true
	signs := line(0, 0, 576, 0)
	signs.StartGap, signs.EndGap, signs.Lane = 9, 9, 11
	var b strings.Builder
	for _, c := range []struct {
		name   string
		line   Line
		others []Point
	}{
		{"ahead", line(0, 0, 288, 0), nil},
		{"ahead and down", line(0, 0, 288, 104), nil},
		{"back over the top", line(576, 0, 0, 0), nil},
		{"to itself", self, nil},
		{"to itself, under a card", self, []Point{at(40, -90)}},
		{"over one card", line(0, 0, 576, 0), []Point{at(288, 0)}},
		{"out of a bay", line(0, 0, 0, 416), []Point{at(0, 104), at(176, 0), at(-176, 0), at(176, 104), at(-288, 104), at(0, 208), at(288, 208), at(-200, 312), at(176, 312)}},
		{"over one card, second lane with signs", signs, []Point{at(288, 0)}},
		{"past one in the column", line(0, 0, 0, 208), []Point{at(0, 104)}},
		{"a trigger past a card", trigger, []Point{at(0, 104), at(288, 104)}},
		{"back between two rows", line(576, 104, 0, 104), []Point{at(0, 0), at(288, 0), at(576, 0), at(288, 104), at(0, 208), at(288, 208), at(576, 208)}},
		{"around a block of six", line(0, 52, 864, 52), []Point{at(288, -52), at(288, 52), at(288, 156), at(576, -52), at(576, 52), at(576, 156)}},
	} {
		r := c.line.Avoiding(among(c.line, c.others...), "from", "to").Route
		fmt.Fprintf(&b, "%s\n  %s\n  label at %.1f,%.1f\n", c.name, r.Path(), r.Label.X, r.Label.Y)
	}
	const file = "testdata/routes.golden"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("routes have changed; look at them, then run with -update:\n%s", b.String())
	}
}
