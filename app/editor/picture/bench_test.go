package picture

import (
	"fmt"
	"slices"
	"testing"

	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

// net is so many states in rows, with half as many transitions again.
func net(states int) engine.Workflow {
	const columns = 40
	w := engine.Workflow{}
	for i := range states {
		w.States = append(w.States, engine.State{ID: fmt.Sprint(i), Position: &geometry.Point{X: float64(i%columns) * 264, Y: float64(i/columns) * 112}})
		for _, back := range []int{1, columns} {
			if i >= back && (back == 1 || i%2 == 0) {
				w.Transitions = append(w.Transitions, engine.Transition{From: fmt.Sprint(i - back), To: fmt.Sprint(i), Label: "next"})
			}
		}
	}
	return w
}

// BenchmarkDrag is what a frame of dragging one of 1,000 states costs before it
// is drawn.
func BenchmarkDrag(b *testing.B) {
	_, p := drawn(net(1000))
	for i := 0; b.Loop(); i++ {
		for _, id := range p.Shift([]string{"420"}, at(float64(i%100), 8)).Lines {
			p.Line(id).Route.Path()
		}
	}
}

// BenchmarkMove is what letting it go costs.
func BenchmarkMove(b *testing.B) {
	e, p := drawn(net(1000))
	e.OnChange(func(t editor.Touched) { p.Update(t) })
	for by := 8.0; b.Loop(); by = -by {
		if err := e.Do(editor.MoveStates{IDs: []string{"420"}, By: at(by, 0)}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHit is what following the pointer costs.
func BenchmarkHit(b *testing.B) {
	_, p := drawn(net(1000))
	for i := 0; b.Loop(); i++ {
		p.At(at(float64(i%10000), 500), 7)
	}
}

// BenchmarkDraw is the first drawing.
func BenchmarkDraw(b *testing.B) {
	e, _ := drawn(net(1000))
	for b.Loop() {
		New(e.Workflow(), geometry.Estimate)
	}
}

// BenchmarkDragAll is a frame of dragging all of them.
func BenchmarkDragAll(b *testing.B) {
	_, p := drawn(net(1000))
	ids := p.stateIDs()
	for i := 0; b.Loop(); i++ {
		p.Shift(ids, at(float64(i%100), 8))
	}
}

// rows is the net without the lines from the end of a row back to the start of
// the next, which are the only ones that have to go around cards.
func rows(states int) engine.Workflow {
	w := net(states)
	w.Transitions = slices.DeleteFunc(w.Transitions, func(t engine.Transition) bool {
		var from, to int
		fmt.Sscan(t.From, &from)
		fmt.Sscan(t.To, &to)
		return to == from+1 && to%40 == 0
	})
	return w
}

// BenchmarkDrawFree is the first drawing where no line needs a detour.
func BenchmarkDrawFree(b *testing.B) {
	e, _ := drawn(rows(1000))
	for b.Loop() {
		New(e.Workflow(), geometry.Estimate)
	}
}

// BenchmarkMoveFree is what letting a card go costs there.
func BenchmarkMoveFree(b *testing.B) {
	e, p := drawn(rows(1000))
	e.OnChange(func(t editor.Touched) { p.Update(t) })
	for by := 8.0; b.Loop(); by = -by {
		if err := e.Do(editor.MoveStates{IDs: []string{"420"}, By: at(by, 0)}); err != nil {
			b.Fatal(err)
		}
	}
}
