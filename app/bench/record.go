//go:build !js

package main

import (
	"context"
	"encoding/json"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// record has the browser note what it does during an act, of these categories.
func (t *tab) record(act func() error, categories ...string) (events []event, err error) {
	ctx, stop := context.WithCancel(t.ctx)
	defer stop()
	var pieces [][]byte
	finished := make(chan bool)
	err = chromedp.Listen(ctx, func(told any) {
		switch told := told.(type) {
		case *tracing.EventDataCollected:
			for _, one := range told.Value {
				pieces = append(pieces, one)
			}
		case *tracing.EventTracingComplete:
			close(finished) // and with it nothing is written to pieces any more
		}
	})
	if err != nil {
		return nil, err
	}
	config := &tracing.TraceConfig{IncludedCategories: append(categories, "__metadata")}
	if err := t.do(command(tracing.Start, tracing.StartParams{TraceConfig: config})); err != nil {
		return nil, err
	}
	if err := act(); err != nil {
		return nil, err
	}
	if err := t.do(command(tracing.End, cdp.Empty{})); err != nil {
		return nil, err
	}
	select {
	case <-finished:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	for _, one := range pieces {
		var e event
		if json.Unmarshal(one, &e) == nil { // what is written otherwise is of no use here
			events = append(events, e)
		}
	}
	return events, nil
}
