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
	groups := map[pair][]lane{}
	var order []pair
	for _, id := range ids {
		t := p.transition(id)
		from, to := p.cards[t.From], p.cards[t.To]
		if from == nil || to == nil {
			continue
		}
		shape := p.between(t, from, to)
		text := p.label(t, shape)
		p.labels[id] = text
		way, l := pair{t.From, t.To}, lane{id: id, wide: math.Max(leastLane, text.height), upwards: shape.RisesOverTop()}
		if shape.IsUpright() {
			way, l.wide = pairOf(t), math.Max(leastLane, text.width)
		}
		if groups[way] == nil {
			order = append(order, way)
		}
		groups[way] = append(groups[way], l)
	}
	for _, way := range order {
		p.layLanes(groups[way])
	}
}

// lane is one line of a group with the room its label takes across the line.
type lane struct {
	id      string
	wide    float64
	upwards bool // the group grows to one side only
}

// layLanes puts the lanes side by side, in declared order.
func (p *Picture) layLanes(lanes []lane) {
	total := 0.0
	for _, l := range lanes {
		total += l.wide
	}
	at := -total / 2
	if lanes[0].upwards {
		at = -lanes[0].wide / 2
	}
	for i, l := range lanes {
		p.ranks[l.id] = float64(i) - float64(len(lanes)-1)/2
		p.lanes[l.id] = at + l.wide/2
		at += l.wide
	}
}
