// Command bench measures the engine beside its peers in one run and fails when a
// bound is exceeded. Only ratios count: every row is measured in rounds that
// alternate, and the fastest round of each is compared, because other work on
// the machine can only make a round slower.
//
//	make bench
package main

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

const rounds = 7

// measurement is one thing to measure: its function runs b.N steps or loops.
type measurement struct {
	name string
	run  func(b *testing.B)
}

// measure runs all of them in turn, several rounds, and keeps the fastest.
func measure(list ...measurement) map[string]testing.BenchmarkResult {
	best := map[string]testing.BenchmarkResult{}
	for range rounds {
		for _, m := range list {
			result := testing.Benchmark(m.run)
			if known, ok := best[m.name]; !ok || perOp(result) < perOp(known) {
				best[m.name] = result
			}
		}
	}
	return best
}

func perOp(r testing.BenchmarkResult) float64 { return float64(r.T.Nanoseconds()) / float64(r.N) }

// report prints rows and remembers whether a bound was exceeded.
type report struct{ failed bool }

// row prints one figure and its bound; the figure may not be larger.
func (r *report) row(what string, figure, bound float64, detail string) {
	verdict := "ok"
	if figure > bound {
		verdict, r.failed = "TOO SLOW", true
	}
	fmt.Printf("%-58s %8.2f  bound %8.2f  %-8s %s\n", what, figure, bound, verdict, detail)
}

func main() {
	testing.Init()
	if err := flag.Set("test.benchtime", "100ms"); err != nil {
		panic(err)
	}
	r := &report{}
	step(r)
	conditions(r)
	sizes(r)
	memory(r)
	if r.failed {
		os.Exit(1)
	}
}
