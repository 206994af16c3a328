package main

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/looplab/fsm"
	"github.com/qmuntal/stateless"

	"statecraft/engine"
)

// step compares one plain transition with two state machine libraries, and a
// vote of two among three with it.
func step(r *report) {
	best := measure(
		measurement{"looplab", looplab},
		measurement{"stateless", statelessStep},
		measurement{"ours", ours},
		measurement{"vote", vote},
	)
	faster := math.Min(perOp(best["looplab"]), perOp(best["stateless"]))
	mine := perOp(best["ours"])
	r.row("plain transition, of the faster peer", mine/faster, 0.7,
		fmt.Sprintf("ours %.0f ns, looplab/fsm %.0f ns, qmuntal/stateless %.0f ns", mine, perOp(best["looplab"]), perOp(best["stateless"])))
	r.row("plain transition, allocations", float64(best["ours"].AllocsPerOp()), 2, "")
	r.row("vote 2 of 3, of a plain transition", perOp(best["vote"])/mine, 15, fmt.Sprintf("%.0f ns for both votes", perOp(best["vote"])))
}

func looplab(b *testing.B) {
	f := fsm.NewFSM("a", fsm.Events{{Name: "go", Src: []string{"a"}, Dst: "b"}, {Name: "back", Src: []string{"b"}, Dst: "a"}}, fsm.Callbacks{})
	ctx := context.Background()
	names := [2]string{"go", "back"}
	b.ReportAllocs()
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		if err := f.Event(ctx, names[n%2]); err != nil {
			b.Fatal(err)
		}
	}
}

func statelessStep(b *testing.B) {
	m := stateless.NewStateMachine("a")
	m.Configure("a").Permit("go", "b")
	m.Configure("b").Permit("back", "a")
	triggers := [2]any{"go", "back"}
	b.ReportAllocs()
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		if err := m.Fire(triggers[n%2]); err != nil {
			b.Fatal(err)
		}
	}
}

// ours is one sign-off, decided and applied.
func ours(b *testing.B) {
	g := newGame(circle(2))
	b.ReportAllocs()
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		g.sign("ann")
	}
}

// vote is two sign-offs that decide a state three people may sign, in a circle.
func vote(b *testing.B) {
	w := circle(2)
	for n := range w.States {
		w.States[n].Need = "2"
	}
	g := newGame(w)
	people := &engine.Resolve{People: []string{"ann", "bob", "cem"}}
	host := engine.Person{Name: "system:host", Operator: true}
	b.ReportAllocs()
	b.ResetTimer()
	for n := 0; n < b.N; n++ {
		people.Activation = g.i.Activations[0].ID
		g.do(host, people)
		g.sign("ann")
		g.sign("bob")
	}
}
