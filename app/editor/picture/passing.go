package picture

import (
	"statecraft/app/editor/geometry"
)

// standing is where cards stand in the document the picture last followed,
// whatever they are shown moved by.
func (p *Picture) standing(ids []string) map[string]geometry.Rect {
	boxes := make(map[string]geometry.Rect, len(ids))
	for _, id := range ids {
		if c := p.cards[id]; c != nil {
			boxes[id] = geometry.Card(geometry.Minus(c.Middle, p.shifted[id]))
		}
	}
	return boxes
}

// passing lists the lines whose way may be another one, because a card has come,
// gone or moved on the ground where they looked for it.
func (p *Picture) passing(ids []string, before map[string]geometry.Rect) []string {
	changed := geometry.NewCells(2 * len(ids))
	some := false
	for _, id := range ids {
		was, stood := before[id]
		s := p.state(id)
		if stood && s != nil && geometry.Card(p.middleOf(s)) == was {
			continue
		}
		if stood {
			changed.Put("before "+id, was.Grown(1))
			some = true
		}
		if s != nil {
			changed.Put("after "+id, geometry.Card(p.middleOf(s)))
			some = true
		}
	}
	if !some {
		return nil
	}
	var lines []string
	for i := range p.workflow.Transitions {
		l := p.lines[p.workflow.Transitions[i].ID]
		if l == nil {
			continue
		}
		changed.Near(l.area, func(string, geometry.Rect) bool {
			lines = append(lines, l.ID)
			return false
		})
	}
	return lines
}
