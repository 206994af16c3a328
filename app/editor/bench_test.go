package editor

import (
	"strconv"
	"testing"

	"statecraft/engine"
)

// BenchmarkRemoveAll deletes every state of a long chain in one step and takes
// that back.
func BenchmarkRemoveAll(b *testing.B) {
	ids := manyIDs()
	benchmarkRemoval(b, ids, ids)
}

// BenchmarkRemoveEverySecond joins a thousand pairs of neighbours in one step
// and takes that back.
func BenchmarkRemoveEverySecond(b *testing.B) {
	ids := manyIDs()
	var odd []string
	for i := 1; i < len(ids); i += 2 {
		odd = append(odd, ids[i])
	}
	benchmarkRemoval(b, ids, odd)
}

func manyIDs() []string {
	ids := make([]string, 2000)
	for i := range ids {
		ids[i] = "s" + strconv.Itoa(i)
	}
	return ids
}

func benchmarkRemoval(b *testing.B, ids, removed []string) {
	e := New(chain(ids...))
	for b.Loop() {
		if err := e.Do(Remove{Selection: Selection{States: removed}}); err != nil {
			b.Fatal(err)
		}
		e.Undo()
	}
}

// BenchmarkAddMany draws two thousand states, each leading to the next, as one
// step.
func BenchmarkAddMany(b *testing.B) {
	for b.Loop() {
		e := New(engine.Workflow{Key: "many", States: []engine.State{{ID: "state-1"}}})
		cmds := make([]Command, 2000)
		for i := range cmds {
			cmds[i] = &AddNext{From: "state-" + strconv.Itoa(i+1)}
		}
		if err := e.Do(cmds...); err != nil {
			b.Fatal(err)
		}
	}
}
