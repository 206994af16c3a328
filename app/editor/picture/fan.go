package picture

import (
	"cmp"
	"math"
	"slices"

	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

// end is one end of a line at a card.
type end struct {
	line   string
	plan   *plan
	starts bool
	other  string // the card at the other end
	far    float64
	port   geometry.Port
	place  int // of the transition in declared order
}

// portGap is between two lines at one side, so that arrowheads do not touch.
const portGap = 9.0

// fanOut moves the ends of lines at a card apart that share one of its sides, in
// an order in which they do not cross. It names the lines it has moved.
func (p *Picture) fanOut(id string, moved map[string]bool) {
	c := p.cards[id]
	if c == nil {
		return
	}
	ends := p.endsAt(id)
	slices.SortFunc(ends, func(a, b end) int {
		return cmp.Or(cmp.Compare(a.port.Side, b.port.Side), cmp.Compare(a.port.Turn, b.port.Turn),
			cmp.Compare(p.states[a.other], p.states[b.other]), cmp.Compare(a.place, b.place))
	})
	for len(ends) > 0 {
		n := 1
		for n < len(ends) && ends[n].port.Side == ends[0].port.Side {
			n++
		}
		fanned := fan(ends[:n], c.Start == geometry.Top && ends[0].port.Side == geometry.Top)
		for i := range n {
			off := &ends[i].plan.end
			if ends[i].starts {
				off = &ends[i].plan.start
			}
			if *off != fanned[i] {
				*off = fanned[i]
				moved[ends[i].line] = true
			}
		}
		ends = ends[n:]
	}
}

// endsAt are the ends of lines at a card, less those that have a port of their
// own: of lines from it to itself, and from anywhere.
func (p *Picture) endsAt(id string) []end {
	lines := p.touching[id]
	ends := p.fanning[:0]
	for _, line := range lines {
		t := p.transition(line)
		from, to := p.cards[t.From], p.cards[t.To]
		if t.From == t.To || t.From == engine.FromAnywhere || from == nil || to == nil {
			continue
		}
		shape := p.between(t, from, to)
		own := p.plan(line)
		shape.Lane = own.lane
		leaves, enters := shape.Ports()
		e := end{line: line, plan: own, starts: t.From == id, place: p.transitions[line], far: geometry.Distance(from.Middle, to.Middle)}
		if e.starts {
			e.other, e.port = t.To, leaves
		} else {
			e.other, e.port = t.From, enters
		}
		ends = append(ends, e)
	}
	p.fanning = ends
	return ends
}

// fan is how far each of the ends at one side, in order, is moved. Lines between
// the same two cards stay as far apart as their lanes are; what goes straight on
// stays in the middle, unless something else is there.
func fan(ends []end, middleTaken bool) []float64 {
	offs := make([]float64, len(ends))
	type bundle struct{ from, to int } // lines between the same two cards
	var bundles []bundle
	for i := range ends {
		if i > 0 && ends[i].other == ends[i-1].other && ends[i].port.Turn == ends[i-1].port.Turn {
			bundles[len(bundles)-1].to = i + 1
		} else {
			bundles = append(bundles, bundle{i, i + 1})
		}
	}
	if len(bundles) == 1 && !middleTaken {
		return offs
	}
	at, anchor, nearest := 0.0, math.NaN(), math.Inf(1)
	for _, b := range bundles {
		low, high := span(ends[b.from:b.to])
		if middleTaken && math.IsNaN(anchor) && ends[b.from].port.Turn >= 0 {
			anchor = at
			at += portGap
		}
		for i := b.from; i < b.to; i++ {
			offs[i] = at - low
			if !middleTaken && ends[i].port.Level && ends[i].far < nearest {
				nearest, anchor = ends[i].far, at+(high-low)/2
			}
		}
		at += high - low + portGap
	}
	switch {
	case math.IsNaN(anchor) && middleTaken:
		anchor = at
	case math.IsNaN(anchor):
		anchor = (at - portGap) / 2
	}
	return fitted(ends, offs, anchor)
}

// span is how far apart lines of one bundle are already.
func span(ends []end) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for i := range ends {
		low, high = min(low, ends[i].port.Lane), max(high, ends[i].port.Lane)
	}
	return low, high
}

// fitted moves everything so that the anchor lies in the middle of the side, and
// closer together where the side is too short.
func fitted(ends []end, offs []float64, anchor float64) []float64 {
	reach := 0.0
	for i := range ends {
		offs[i] -= anchor
		reach = max(reach, math.Abs(offs[i]+ends[i].port.Lane))
	}
	if limit := ends[0].port.Limit; reach > limit {
		for i := range ends {
			lane := ends[i].port.Lane
			offs[i] = (offs[i]+lane)*limit/reach - lane
		}
	}
	return offs
}
