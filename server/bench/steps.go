package main

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// steps compares ours with the floor for 1, 64 and 256 callers.
func steps(ctx context.Context, r *report, d database) error {
	h, err := d.newHouse(ctx)
	if err != nil {
		return err
	}
	defer h.store.Close()
	f, err := d.newFloor(ctx)
	if err != nil {
		return err
	}
	defer f.close()
	for _, bound := range []struct {
		callers int
		least   float64
	}{{1, 0.7}, {64, 0.7}, {256, 0.8}} {
		if err := h.compare(ctx, r, d, f, bound.callers, bound.least); err != nil {
			return err
		}
	}
	return nil
}

// rounds of ours and the floor in turn; the median of their ratios counts, for
// the machine is not the same at every moment.
const rounds = 9

func (h *house) compare(ctx context.Context, r *report, d database, f *floor, callers int, least float64) error {
	walkers, err := h.walkers(ctx, callers)
	if err != nil {
		return err
	}
	var ours, bare []pace
	var ratios []float64
	var bytes float64
	for range rounds {
		before, err := h.store.Size(ctx)
		if err != nil {
			return err
		}
		commits := h.commits.Load()
		p, err := drive(callers, func(n int) error { return walkers[n].step(ctx) })
		if err != nil {
			return err
		}
		after, err := h.store.Size(ctx)
		if err != nil {
			return err
		}
		bytes += float64(after-before) / float64(p.steps) / rounds
		p.batch = float64(p.steps) / float64(h.commits.Load()-commits)
		b, err := f.measure(ctx, int(p.batch+0.5))
		if err != nil {
			return err
		}
		ours, bare, ratios = append(ours, p), append(bare, b), append(ratios, p.perSecond/b.perSecond)
	}
	slices.Sort(ratios)
	p, b := middle(ours), middle(bare)
	r.atLeast(fmt.Sprintf("%s, %d callers, steps of the floor's", d.name, callers), ratios[rounds/2], least,
		fmt.Sprintf("%.0f steps/s in batches of %.0f, floor %.0f; p50 %s, p99 %s; %.0f bytes a step", p.perSecond, p.batch, b.perSecond,
			p.p50.Round(10*time.Microsecond), p.p99.Round(10*time.Microsecond), bytes))
	if d.mostBytes > 0 {
		r.atMost(fmt.Sprintf("%s, %d callers, bytes a step", d.name, callers), bytes, d.mostBytes, "")
	}
	return nil
}
