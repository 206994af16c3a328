//go:build !js

package main

import "testing"

// A drag moves with every event, ends off its start, and stays within a window
// of 1280 by 800 whose middle is where cards are taken up.
func TestWayOfThePointer(t *testing.T) {
	from := spot{500, 430}
	for _, round := range []int{-1, 0, 1} {
		before := from
		for i := range lifts + moves {
			at := along(from, i+1, round)
			if at == before {
				t.Errorf("round %d: move %d stays at %v", round, i, at)
			}
			if at.X < 100 || at.X > 960 || at.Y < 140 || at.Y > 780 {
				t.Errorf("round %d: move %d leaves the drawing: %v", round, i, at)
			}
			before = at
		}
		if before.X != from.X || before.Y == from.Y {
			t.Errorf("round %d ends at %v", round, before)
		}
	}
}
