//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
)

// Marks of the page around its first drawing: the document is handed to the
// canvas, and what is seen of it has been painted.
const (
	markOpened = "statecraft:opened"
	markDrawn  = "statecraft:drawn"
)

// drawing is how long a first drawing took, in milliseconds.
type drawing struct {
	clock float64 // a person waited
	work  float64 // the main thread was busy
}

// draws measures the first drawing of a document, each time in a tab of its own
// as if just opened.
func draws(ctx context.Context, b *bench) error {
	first, end, err := begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	nets := []net{floor, thousand}
	for _, n := range nets {
		if err := first.store(n); err != nil {
			return err
		}
	}
	clock, work := map[net][]float64{}, map[net][]float64{}
	for round := -1; round < b.rounds; round++ {
		for _, n := range nets {
			d, err := first.firstDrawing(n)
			if err != nil {
				return fmt.Errorf("%v: %w", n, err)
			}
			if round >= 0 {
				clock[n], work[n] = append(clock[n], d.clock), append(work[n], d.work)
			}
		}
	}
	b.atMost(fmt.Sprintf("first drawing of %v, ms", thousand), percentile(clock[thousand], 0), 250,
		fmt.Sprintf("median %.0f ms, of it the main thread works %.0f ms; %v %.0f ms and %.0f ms",
			median(clock[thousand]), median(work[thousand]), floor, median(clock[floor]), median(work[floor])))
	return nil
}

func (t *tab) firstDrawing(n net) (drawing, error) {
	another, err := t.open()
	if err != nil {
		return drawing{}, err
	}
	defer another.close()
	events, err := another.record(func() error {
		return errors.Join(another.visit(n.page()), another.until(fmt.Sprintf(`performance.getEntriesByName(%q).length > 0`, markDrawn)))
	}, "blink.user_timing", "devtools.timeline", "disabled-by-default-devtools.timeline")
	if err != nil {
		return drawing{}, err
	}
	return drawingIn(events)
}

// drawingIn finds the first drawing in what the browser did.
func drawingIn(events []event) (drawing, error) {
	var opened, drawn float64
	for _, e := range events {
		switch e.Name {
		case markOpened:
			opened = e.At
		case markDrawn:
			drawn = e.At
		}
	}
	if opened == 0 || drawn < opened {
		return drawing{}, fmt.Errorf("the marks %s and %s are missing or out of order", markOpened, markDrawn)
	}
	return drawing{(drawn - opened) / 1000, busy(mainThread(events), opened, drawn)}, nil
}
