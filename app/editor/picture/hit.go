package picture

import (
	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
)

// Hit is what lies at a point: a state or a transition, or neither.
type Hit struct {
	State      string
	Transition string
}

// IsNothing tells whether the point is empty ground.
func (h Hit) IsNothing() bool { return h == Hit{} }

// Selection is the hit as a selection.
func (h Hit) Selection() editor.Selection {
	var s editor.Selection
	if h.State != "" {
		s.States = []string{h.State}
	}
	if h.Transition != "" {
		s.Transitions = []string{h.Transition}
	}
	return s
}

// At finds what lies at a point: the topmost card, else a label, else the
// nearest line within the tolerance.
func (p *Picture) At(at geometry.Point, tolerance float64) Hit {
	top, found := -1, ""
	p.ground.Near(geometry.Around(at, 0, 0), func(id string, _ geometry.Rect) bool {
		if i, ok := p.states[id]; ok && i > top {
			top, found = i, id
		}
		return true
	})
	if top >= 0 {
		return Hit{State: found}
	}
	return p.lineAt(at, tolerance)
}

func (p *Picture) lineAt(at geometry.Point, tolerance float64) Hit {
	var nearest, labelled Hit
	for i := range p.workflow.Transitions {
		l := p.lines[p.workflow.Transitions[i].ID]
		// The box is cheap and rules out nearly all lines.
		if l == nil || !l.box.Grown(tolerance).Has(at) {
			continue
		}
		if len(l.Text) > 0 && l.Label().Has(at) {
			labelled = Hit{Transition: l.ID}
		}
		if d := l.Route.DistanceTo(at); d <= tolerance {
			nearest, tolerance = Hit{Transition: l.ID}, d
		}
	}
	if !labelled.IsNothing() {
		return labelled
	}
	return nearest
}

// Within selects what a rubber band takes: the cards it touches and the lines
// both of whose ends it takes, or, where it takes no card, the lines it crosses.
func (p *Picture) Within(area geometry.Rect) editor.Selection {
	var s editor.Selection
	taken := map[string]bool{}
	for i := range p.workflow.States {
		id := p.workflow.States[i].ID
		if c := p.cards[id]; c != nil && c.Box().Meets(area) {
			s.States = append(s.States, id)
			taken[id] = true
		}
	}
	for i := range p.workflow.Transitions {
		l := p.lines[p.workflow.Transitions[i].ID]
		if l == nil {
			continue
		}
		if taken[l.From] && taken[l.To] || len(s.States) == 0 && l.Route.Meets(area) {
			s.Transitions = append(s.Transitions, l.ID)
		}
	}
	return s
}

// Bounds is the rectangle around everything drawn; empty for an empty picture.
func (p *Picture) Bounds() geometry.Rect {
	var all geometry.Rect
	for _, c := range p.cards {
		all = all.Union(c.Box())
		if c.End != EndNone {
			all = all.Union(geometry.Around(c.Middle, geometry.CardWidth+2*EndReach, geometry.CardHeight))
		}
	}
	for _, l := range p.lines {
		for _, c := range l.Route.Curves {
			for _, t := range [...]float64{0.25, 0.5, 0.75} {
				all = all.Union(geometry.Around(c.At(t), 1, 1))
			}
		}
		all = all.Union(l.Label())
	}
	return all
}

func (p *Picture) stateIDs() []string {
	ids := make([]string, len(p.workflow.States))
	for i := range p.workflow.States {
		ids[i] = p.workflow.States[i].ID
	}
	return ids
}
