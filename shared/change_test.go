package shared_test

import (
	"reflect"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestCompare(t *testing.T) {
	draw := func(name string, change ...func(*engine.Workflow)) *engine.Workflow {
		w := &engine.Workflow{
			Key: "k", Name: name,
			States:      []engine.State{{ID: "a", Initial: true}, {ID: "b"}, {ID: "c"}},
			Transitions: []engine.Transition{{ID: "a->b", From: "a", To: "b"}, {ID: "b->c", From: "b", To: "c"}},
		}
		for _, c := range change {
			c(w)
		}
		return w
	}
	for name, c := range map[string]struct {
		after *engine.Workflow
		want  shared.Changes
	}{
		"nothing":  {draw("n"), shared.Changes{}},
		"the name": {draw("m"), shared.Changes{Fields: []string{"name"}}},
		"a state added": {
			draw("n", func(w *engine.Workflow) { w.States = append(w.States, engine.State{ID: "d"}) }),
			shared.Changes{States: shared.Difference{Added: []string{"d"}}},
		},
		"a state moved on the canvas": {
			draw("n", func(w *engine.Workflow) { w.States[1].Position = &engine.Point{X: 1} }),
			shared.Changes{States: shared.Difference{Changed: []string{"b"}}},
		},
		"a state and its transitions removed": {
			draw("n", func(w *engine.Workflow) { w.States, w.Transitions = w.States[:1], nil }),
			shared.Changes{States: shared.Difference{Removed: []string{"b", "c"}}, Transitions: shared.Difference{Removed: []string{"a->b", "b->c"}}},
		},
		"another order": {
			draw("n", func(w *engine.Workflow) { w.States[0], w.States[2] = w.States[2], w.States[0] }),
			shared.Changes{States: shared.Difference{Reordered: true}},
		},
		"two of one id": {
			draw("n", func(w *engine.Workflow) { w.States = append(w.States, engine.State{ID: "a"}) }),
			shared.Changes{States: shared.Difference{Changed: []string{"a"}}},
		},
		"an empty list for none": {
			draw("n", func(w *engine.Workflow) { w.States[0].Actors = []engine.Actor{} }),
			shared.Changes{},
		},
		"roles": {
			draw("n", func(w *engine.Workflow) { w.Roles = []engine.Role{{Name: "boss"}} }),
			shared.Changes{Fields: []string{"roles"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := shared.Compare(draw("n"), c.after); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}
