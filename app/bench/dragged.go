//go:build !js

package main

import (
	"errors"
	"fmt"
)

// dragged is what the moves of one drawing cost, by rounds.
type dragged struct {
	stuck error // why a card could not be dragged
	lift  []float64
	moves [][]float64
	costs []cost
}

func (d *dragged) add(moves []cost) {
	var round []float64
	for i, c := range moves {
		if i < lifts {
			d.lift = append(d.lift, c.all)
			continue
		}
		round = append(round, c.all)
		d.costs = append(d.costs, c)
	}
	d.moves = append(d.moves, round)
}

// dragBounds are the bounds of the drawings beside the floor, in multiples of
// its median.
var dragBounds = []struct {
	name           string
	percent, bound float64
}{{"p50", 50, 4.5}, {"p95", 95, 8}}

// tellDrags compares each drawing with the floor, which is the first.
func tellDrags(r *report, v view, list []*picture, all []dragged) {
	least := all[0]
	r.tell(fmt.Sprintf("a move in %v, %s: the floor", list[0].net, v.name), least.String())
	for n, b := range dragBounds {
		p, d := list[n+1], all[n+1]
		if err := errors.Join(least.stuck, d.stuck); err != nil {
			r.fail(fmt.Sprintf("a move in %v, %s", p.net, v.name), err.Error())
			continue
		}
		r.atMost(fmt.Sprintf("a move in %v, %s, %s of floor", p.net, v.name, b.name),
			median(ratios(d.moves, least.moves, b.percent)), b.bound, d.String())
	}
}

// String tells the milliseconds, and where they go.
func (d dragged) String() string {
	var flat []float64
	for _, round := range d.moves {
		flat = append(flat, round...)
	}
	part := func(of func(cost) float64) float64 {
		var values []float64
		for _, c := range d.costs {
			values = append(values, of(c))
		}
		return median(values)
	}
	return fmt.Sprintf("p50 %.2f ms, p95 %.2f ms (script %.2f, style %.2f, layout %.2f, painting and the rest %.2f), taking up %.1f ms",
		percentile(flat, 50), percentile(flat, 95),
		part(func(c cost) float64 { return c.script }), part(func(c cost) float64 { return c.style }),
		part(func(c cost) float64 { return c.layout }), part(cost.rest), median(d.lift))
}
