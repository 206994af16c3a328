package picture

import (
	"math"

	"statecraft/engine"
)

// pair is two states between which lines run.
type pair struct{ a, b string }

// pairOf gives both directions one pair.
func pairOf(t *engine.Transition) pair {
	if t.From > t.To {
		return pair{t.To, t.From}
	}
	return pair{t.From, t.To}
}

// Lanes of lines without a label are this wide.
const leastLane = 22.0

// spread breaks the labels of the lines between two cards and keeps the lines
// so far apart that no label covers another. Lines there and back share lanes
// only where they share ports.
func (p *Picture) spread(ids []string) {
	if p.ends[ids[0]].isFromAnywhere() {
		p.spreadPills(ids)
		return
	}
	groups := map[pair][]lane{}
	var order []pair
	for _, id := range ids {
		t := p.transition(id)
		from, to := p.cards[t.From], p.cards[t.To]
		if from == nil || to == nil {
			continue
		}
		shape, own := p.between(t, from, to), p.plan(id)
		own.label, own.lane, own.rank, own.returns = p.label(t, shape), 0, 0, false
		if len(ids) == 1 {
			return
		}
		way, l := pair{t.From, t.To}, lane{plan: own, wide: math.Max(leastLane, own.label.height), upwards: shape.RisesOverTop()}
		if shape.IsUpright() {
			way, l.wide = pairOf(t), math.Max(leastLane, own.label.width)
		}
		if groups[way] == nil {
			order = append(order, way)
		}
		groups[way] = append(groups[way], l)
	}
	first := p.froms[ids[0]]
	for _, id := range ids {
		if p.froms[id] != first {
			p.markReturns(ids)
			break
		}
	}
	for _, way := range order {
		layLanes(groups[way])
	}
}

// markReturns notes of lines between two cards that some lead the other way.
func (p *Picture) markReturns(ids []string) {
	for _, id := range ids {
		p.plan(id).returns = true
	}
}

// lane is one line of a group with the room its label takes across the line.
type lane struct {
	plan    *plan
	wide    float64
	upwards bool // the group grows to one side only
}

// layLanes puts the lanes side by side, in declared order.
func layLanes(lanes []lane) {
	total := 0.0
	for _, l := range lanes {
		total += l.wide
	}
	at := -total / 2
	if lanes[0].upwards {
		at = -lanes[0].wide / 2
	}
	for i, l := range lanes {
		l.plan.rank = float64(i) - float64(len(lanes)-1)/2
		l.plan.lane = at + l.wide/2
		at += l.wide
	}
}
