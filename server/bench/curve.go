package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"statecraft/engine"
	"statecraft/server/runner"
)

// curve shows what a step costs when more and more instances are stored: while a
// thousand of them are under way, lying anywhere among the others; and where the
// next step is in any of them all, so that each is read for it. With a thousand,
// steps share the pages of the tables; from ten thousand on each writes pages of
// its own, and there it stays.
func curve(ctx context.Context, r *report, d database) error {
	h, err := d.newHouse(ctx)
	if err != nil {
		return err
	}
	defer h.store.Close()
	var all []*walker
	var first [2]float64
	for _, stored := range []int{1_000, 10_000, 100_000, 1_000_000} {
		if all, err = h.fill(ctx, all, stored); err != nil {
			return err
		}
		for n, way := range []struct {
			words string
			among []*walker
			bound float64
		}{{"1,000 under way", spread(all, 1000), 4}, {"in any of them", all, 5}} {
			took, err := h.stroll(ctx, way.among)
			if err != nil {
				return err
			}
			if first[n] == 0 {
				first[n] = took
			}
			r.atMost(fmt.Sprintf("%s, %d stored, %s", d.name, stored, way.words), took/first[n], way.bound,
				fmt.Sprintf("%s a step, 64 callers", time.Duration(took*float64(time.Second)).Round(100*time.Nanosecond)))
		}
	}
	return nil
}

// spread picks some from all over.
func spread(all []*walker, count int) []*walker {
	list := make([]*walker, count)
	for n := range list {
		list[n] = all[n*len(all)/count]
	}
	return list
}

const fillers = 256

// fill starts instances until there are as many.
func (h *house) fill(ctx context.Context, all []*walker, wanted int) ([]*walker, error) {
	next := make(chan *walker, fillers)
	failed := make(chan error, fillers)
	missing := wanted - len(all)
	for n := range fillers {
		go func() {
			var err error
			for range (missing + n) / fillers {
				done, submitted := h.Submit(ctx, ann(), runner.Command{Workflow: "circle", Title: "Stored", Do: &engine.Start{}})
				if err = submitted; err != nil {
					break
				}
				next <- &walker{h: h, instance: done.Instance, activation: 1}
			}
			failed <- err
		}()
	}
	for ended := 0; ended < fillers; {
		select {
		case w := <-next:
			all = append(all, w)
		case err := <-failed:
			if err != nil {
				return nil, err
			}
			ended++
		}
	}
	for len(next) > 0 {
		all = append(all, <-next)
	}
	return all, nil
}

// stroll gives the seconds a step takes in instances drawn at random. Each caller
// has some of its own, so that no two meet.
func (h *house) stroll(ctx context.Context, all []*walker) (float64, error) {
	const callers = 64
	dice := make([]*rand.Rand, callers)
	for n := range dice {
		dice[n] = rand.New(rand.NewPCG(uint64(n), 7))
	}
	var seconds []float64
	for range rounds {
		p, err := drive(callers, func(n int) error {
			share := len(all) / callers
			return all[n*share+dice[n].IntN(share)].step(ctx)
		})
		if err != nil {
			return 0, err
		}
		seconds = append(seconds, 1/p.perSecond)
	}
	slices.Sort(seconds)
	return seconds[rounds/2], nil
}
