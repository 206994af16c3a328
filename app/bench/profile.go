//go:build !js

package main

import (
	"context"
	"fmt"
)

// profile tells where the browser spends a move while one of 1,000 states is
// dragged. It measures nothing and has no bound.
func profile(ctx context.Context, b *bench) error {
	first, end, err := begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	if err := first.store(thousand); err != nil {
		return err
	}
	p, err := first.show(thousand)
	if err != nil {
		return err
	}
	whole := views[len(views)-1]
	if _, err := p.drag(whole, 0); err != nil { // makes the browser compile what is used often
		return err
	}
	events, err := p.record(func() error { _, err := p.drag(whole, 1); return err },
		"devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel", "cc", "blink", "v8")
	if err != nil {
		return err
	}
	for _, s := range selfTimes(mainThread(events)) {
		if each := s.ms / (lifts + moves); each >= 0.05 {
			b.tell(fmt.Sprintf("a move in %v, %s: %s", thousand, whole.name, s.name), fmt.Sprintf("%.2f ms", each))
		}
	}
	return nil
}
