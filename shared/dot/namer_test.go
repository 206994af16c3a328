package dot

import (
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// The namer is a faster way to what the engine's rule gives.
func TestTransitionIDsAreTheEngines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		taken, ids := map[string]bool{}, newNamer()
		for range rapid.IntRange(1, 20).Draw(t, "transitions") {
			from := rapid.SampledFrom([]string{"a", "b", ""}).Draw(t, "from")
			to := rapid.SampledFrom([]string{"a", "b#2"}).Draw(t, "to")
			want := engine.TransitionID(from, to, func(id string) bool { return taken[id] })
			if got := ids.transition(from, to); got != want {
				t.Fatalf("got %s, want %s", got, want)
			}
			used := rapid.SampledFrom([]string{want, want, "a->a#3", "b->b#2#2"}).Draw(t, "used")
			taken[used] = true
			ids.take(used)
		}
	})
}
