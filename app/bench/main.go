//go:build !js

// Command bench measures the page in a real browser against the real program,
// and fails when a bound is exceeded. What is compared runs in turn in one run:
// a drawing of ten states, the floor, beside drawings of 1,000 and of 2,000.
// Ratios to the floor hold on any machine. Times stand only where people wait,
// and the fastest round counts: other work on the machine can only make one
// slower.
//
//	make build && go run ./app/bench -only drag
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
)

// bench is what every part needs.
type bench struct {
	*report
	rounds int
}

// part is one thing to measure.
type part struct {
	name    string
	measure func(context.Context, *bench) error
	asked   bool // only when it is named
}

var parts = []part{
	{"drag", drags, false}, {"draw", draws, false}, {"edit", edits, false}, {"memory", memory, false}, {"load", loads, false},
	{"profile", profile, true},
}

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	var names []string
	for _, p := range parts {
		names = append(names, p.name)
	}
	only := flag.String("only", "", "measure only this: "+strings.Join(names, ", "))
	rounds := flag.Int("rounds", 5, "how often to measure; fewer are quicker and less sure")
	flag.Parse()
	if *rounds < 1 {
		return errors.New("-rounds is at least 1")
	}
	b := &bench{&report{}, *rounds}
	known := *only == ""
	for _, p := range parts {
		if *only != p.name && (*only != "" || p.asked) {
			continue
		}
		known = true
		if err := p.measure(ctx, b); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	if !known {
		return fmt.Errorf("-only takes one of %s", strings.Join(names, ", "))
	}
	if b.failed {
		return errors.New("a bound was exceeded")
	}
	return nil
}
