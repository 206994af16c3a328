//go:build !js

package main

import "fmt"

// report prints rows and remembers whether a bound was exceeded.
type report struct{ failed bool }

// atMost prints a figure that must not be larger than its bound.
func (r *report) atMost(what string, figure, bound float64, detail string) {
	verdict := "ok"
	if figure > bound {
		verdict, r.failed = "FAILED", true
	}
	fmt.Printf("%-56s %8.2f  bound %8.2f  %-7s %s\n", what, figure, bound, verdict, detail)
}

// fail prints what could not be measured although it should.
func (r *report) fail(what, why string) {
	r.failed = true
	fmt.Printf("%-83s %-7s %s\n", what, "FAILED", why)
}

// tell prints what has no bound.
func (r *report) tell(what, detail string) { fmt.Printf("%-92s %s\n", what, detail) }
