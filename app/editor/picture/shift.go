package picture

import (
	"maps"
	"slices"

	"statecraft/app/editor/geometry"
)

// While so many lines follow a drag they find their way among the cards at every
// step; more of them take the usual way until the cards are let go.
const mostAvoiding = 32

// Shift shows states moved by a distance, until Update or the next Shift.
func (p *Picture) Shift(ids []string, by geometry.Point) Changes {
	shifted := make(map[string]geometry.Point, len(ids))
	for _, id := range ids {
		shifted[id] = by
	}
	return p.shift(slices.Clone(ids), shifted)
}

// ShiftEach shows every state moved by a distance of its own.
func (p *Picture) ShiftEach(by map[string]geometry.Point) Changes {
	return p.shift(slices.Sorted(maps.Keys(by)), maps.Clone(by))
}

// Unshift shows every state where it is.
func (p *Picture) Unshift() Changes { return p.Shift(nil, geometry.Point{}) }

func (p *Picture) shift(cards []string, shifted map[string]geometry.Point) Changes {
	var back []string
	for id := range p.shifted {
		if _, still := shifted[id]; !still {
			back = append(back, id)
		}
	}
	slices.Sort(back)
	p.shifted = shifted
	changes := Changes{Cards: append(cards, back...)}
	for _, id := range changes.Cards {
		if c := p.cards[id]; c != nil {
			c.Middle = p.middleOf(p.state(id))
			p.ground.Put(id, c.Box())
		}
		changes.Lines = append(changes.Lines, p.touching[id]...)
	}
	changes.Lines = unique(changes.Lines)
	// At rest every line is what it is in a fresh picture.
	avoid := len(shifted) == 0 || len(changes.Lines) <= mostAvoiding
	for _, id := range changes.Lines {
		if l := p.lines[id]; l != nil {
			p.reroute(p.transition(id), l, avoid)
		}
	}
	return changes
}
