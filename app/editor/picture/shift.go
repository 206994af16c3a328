package picture

import (
	"maps"
	"slices"

	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
)

// While so many lines follow a drag they find their way among the cards at every
// step; more of them take the usual way until the cards are let go.
const mostAvoiding = 32

// Shift shows states moved by a distance, until Update or the next Shift.
func (p *Picture) Shift(ids []string, by geometry.Point) Changes {
	return p.ShiftSelection(editor.Selection{States: ids}, by)
}

// ShiftSelection shows states and notes moved by a distance.
func (p *Picture) ShiftSelection(s editor.Selection, by geometry.Point) Changes {
	shifted := make(map[string]geometry.Point, len(s.States))
	for _, id := range s.States {
		shifted[id] = by
	}
	notes := make(map[string]geometry.Point, len(s.Notes))
	for _, id := range s.Notes {
		notes[id] = by
	}
	changes := p.shift(slices.Clone(s.States), shifted)
	changes.Notes = p.shiftNotes(slices.Clone(s.Notes), notes)
	return changes
}

// ShiftEach shows every state moved by a distance of its own.
func (p *Picture) ShiftEach(by map[string]geometry.Point) Changes {
	changes := p.shift(slices.Sorted(maps.Keys(by)), maps.Clone(by))
	changes.Notes = p.shiftNotes(nil, nil)
	return changes
}

// Unshift shows everything where it is.
func (p *Picture) Unshift() Changes { return p.ShiftSelection(editor.Selection{}, geometry.Point{}) }

func (p *Picture) shiftNotes(notes []string, shifted map[string]geometry.Point) []string {
	notes = append(notes, missing(p.shiftedNotes, shifted)...)
	p.shiftedNotes = shifted
	for _, id := range notes {
		if n := p.notes[id]; n != nil {
			n.Middle = geometry.Plus(p.workflow.Notes[p.noteIndex(id)].Position, shifted[id])
		}
	}
	return notes
}

func (p *Picture) shift(cards []string, shifted map[string]geometry.Point) Changes {
	changes := Changes{Cards: append(cards, missing(p.shifted, shifted)...)}
	p.shifted = shifted
	for _, id := range changes.Cards {
		if c := p.cards[id]; c != nil {
			c.Middle = p.middleOf(p.state(id))
			p.ground.Put(id, c.Box())
		}
		changes.Lines = append(changes.Lines, p.touching[id]...)
	}
	changes.Lines = unique(changes.Lines)
	// At rest every line is what it is in a fresh picture.
	rests := len(shifted) == 0
	for _, id := range changes.Lines {
		if l := p.lines[id]; l != nil {
			p.reroute(p.transition(id), l, rests || len(changes.Lines) <= mostAvoiding)
		}
	}
	if rests {
		p.settle(changes.Lines, map[string]bool{})
	}
	return changes
}

// missing are the ids that were shifted before and are no longer, in order.
func missing(before, now map[string]geometry.Point) []string {
	var ids []string
	for id := range before {
		if _, still := now[id]; !still {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}
