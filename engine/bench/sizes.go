package main

import (
	"fmt"
	"runtime"
	"testing"

	"statecraft/engine"
)

// sizes shows that neither a large workflow nor a long history makes a step
// dearer, that compiling is linear, and what an or join costs.
func sizes(r *report) {
	var list []measurement
	for _, n := range []int{10, 100, 1000, 10_000} {
		list = append(list, measurement{fmt.Sprint(n), func(b *testing.B) {
			g := newGame(circle(n))
			b.ResetTimer()
			for range b.N {
				g.sign("ann")
			}
		}})
	}
	list = append(list,
		measurement{"old", func(b *testing.B) {
			g := newGame(circle(10))
			for range 100_000 {
				g.sign("ann")
			}
			b.ResetTimer()
			for range b.N {
				g.sign("ann")
			}
		}},
		measurement{"or", orJoin},
	)
	best := measure(list...)
	base := perOp(best["10"])
	for _, n := range []int{100, 1000, 10_000} {
		r.row(fmt.Sprintf("step in %d states, of one in 10", n), perOp(best[fmt.Sprint(n)])/base, 2, fmt.Sprintf("%.0f ns", perOp(best[fmt.Sprint(n)])))
	}
	r.row("step after 100,000 steps, of an early one", perOp(best["old"])/base, 1.5, fmt.Sprintf("%.0f ns", perOp(best["old"])))
	r.row("or join among 1,000 states, in plain steps", perOp(best["or"])/base, 40, fmt.Sprintf("%.0f ns", perOp(best["or"])))
	compile(r)
}

// orJoin is a circle of 1,000 states with an and split of two branches that an
// or join brings together; one step is the two sign-offs that lead to the join.
func orJoin(b *testing.B) {
	w := circle(1000)
	// s0 splits to s1 and s500; s998 joins what comes from both halves.
	link(w, 0, 500)
	link(w, 499, 998)
	w.States[0].Split = engine.SplitAnd
	w.States[998].Join = engine.JoinOr
	// The way from the first half to the second is closed.
	for n := range w.Transitions {
		if w.Transitions[n].ID == "s499->s500" {
			w.Transitions = append(w.Transitions[:n], w.Transitions[n+1:]...)
			break
		}
	}
	g := newGame(w)
	g.sign("ann")
	b.ResetTimer()
	for range b.N {
		b.StopTimer()
		// Bring both branches right before the join.
		at := g.i.Clone()
		for a := range at.Activations {
			at.Activations[a].State = [...]string{"s499", "s997"}[a]
		}
		play := &game{p: g.p, i: at}
		b.StartTimer()
		play.sign("ann")
		play.sign("ann")
		if len(at.Activations) != 1 || at.Activations[0].State != "s998" {
			b.Fatal(at)
		}
	}
}

// compile measures what one state costs to compile.
func compile(r *report) {
	perState := map[int]float64{}
	for _, n := range []int{100, 1000, 10_000} {
		w := circle(n)
		best := measure(measurement{"compile", func(b *testing.B) {
			for range b.N {
				if p, problems := engine.Compile(w); p == nil {
					b.Fatal(problems)
				}
			}
		}})
		perState[n] = perOp(best["compile"]) / float64(n)
	}
	for _, n := range []int{1000, 10_000} {
		r.row(fmt.Sprintf("compile a state of %d, of one of 100", n), perState[n]/perState[100], 3, fmt.Sprintf("%.0f ns a state", perState[n]))
	}
}

// memory is what an idle instance of 20 states keeps.
func memory(r *report) {
	const count = 2000
	p, _ := engine.Compile(circle(20))
	instances := make([]*engine.Instance, count)
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	for n := range instances {
		g := &game{p: p, i: &engine.Instance{}}
		g.do(engine.Person{Name: "ann"}, &engine.Start{})
		for range 10 {
			g.sign("ann")
		}
		instances[n] = g.i
	}
	after := heap()
	r.row("bytes of an idle instance, half of 20 states signed", float64(after-before)/count, 2048, "")
	runtime.KeepAlive(instances)
}
