package picture

import (
	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
)

// Hit is what lies at a point: a state, a transition or a note, or nothing.
type Hit struct {
	State      string
	Transition string
	Note       string
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
	if h.Note != "" {
		s.Notes = []string{h.Note}
	}
	return s
}

// At finds what lies at a point: the topmost card, else a label or pill, else the
// nearest line within the tolerance, else a note.
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
	if hit := p.lineAt(at, tolerance); !hit.IsNothing() {
		return hit
	}
	return Hit{Note: p.noteAt(at)}
}

func (p *Picture) lineAt(at geometry.Point, tolerance float64) Hit {
	var nearest, labelled Hit
	for i := range p.workflow.Transitions {
		l := p.lines[p.workflow.Transitions[i].ID]
		// The box is cheap and rules out nearly all lines.
		if l == nil || !l.box.Grown(tolerance).Has(at) {
			continue
		}
		if len(l.Text) > 0 && l.Label().Has(at) || l.Anywhere != nil && l.Anywhere.Box.Has(at) {
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

// Within selects what a rubber band takes: the cards and notes it touches and the
// lines both of whose ends it takes, or, where it touches none, the lines it
// crosses.
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
	for i := range p.workflow.Notes {
		if n := p.notes[p.workflow.Notes[i].ID]; n != nil && n.Box().Meets(area) {
			s.Notes = append(s.Notes, n.ID)
		}
	}
	onlyLines := s.IsEmpty()
	for i := range p.workflow.Transitions {
		l := p.lines[p.workflow.Transitions[i].ID]
		if l == nil {
			continue
		}
		begins := taken[l.From]
		if l.Anywhere != nil {
			begins = l.Anywhere.Box.Meets(area)
		}
		if begins && taken[l.To] || onlyLines && (l.Route.Meets(area) || l.Anywhere != nil && begins) {
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
		if l.Anywhere != nil {
			all = all.Union(l.Anywhere.Box)
		}
	}
	for _, n := range p.notes {
		all = all.Union(n.Box())
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
