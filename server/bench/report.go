package main

import "fmt"

// report prints rows and remembers whether a bound was exceeded.
type report struct{ failed bool }

// atLeast prints a figure that must not be smaller than its bound.
func (r *report) atLeast(what string, figure, bound float64, detail string) {
	r.row(what, figure, bound, figure >= bound, detail)
}

// atMost prints a figure that must not be larger than its bound.
func (r *report) atMost(what string, figure, bound float64, detail string) {
	r.row(what, figure, bound, figure <= bound, detail)
}

func (r *report) row(what string, figure, bound float64, ok bool, detail string) {
	verdict := "ok"
	if !ok {
		verdict, r.failed = "FAILED", true
	}
	fmt.Printf("%-52s %9.2f  bound %8.2f  %-7s %s\n", what, figure, bound, verdict, detail)
}
