package render

import (
	"bytes"
	"fmt"
	"os/exec"
	"testing"

	"statecraft/server/render/picture"
)

func BenchmarkLayout(b *testing.B) {
	for _, states := range []int{20, 200, 1000} {
		w := chain(states)
		b.Run(fmt.Sprintf("states=%d/ours", states), func(b *testing.B) {
			p := openPool(b, Options{Children: 1, Recycle: 1 << 30})
			draw := func() {
				if _, err := p.SVG(b.Context(), w); err != nil {
					b.Fatal(err)
				}
			}
			draw() // starts the child
			for b.Loop() {
				draw()
			}
		})
		// The program of the same name, fed the same graph: started afresh for each.
		b.Run(fmt.Sprintf("states=%d/dot", states), func(b *testing.B) {
			if _, err := exec.LookPath("dot"); err != nil {
				b.Skip("dot is not installed")
			}
			graph := toDOT(picture.New(w))
			for b.Loop() {
				dot := exec.CommandContext(b.Context(), "dot", "-Tjson0")
				dot.Stdin = bytes.NewReader(graph)
				if _, err := dot.Output(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
