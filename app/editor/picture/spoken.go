package picture

import (
	"slices"
	"strings"

	"statecraft/app/editor/geometry"
	"statecraft/engine"
	"statecraft/shared/words"
)

// spoken names a card: "Review, person state, leads to Approved and Draft".
func (p *Picture) spoken(s *engine.State, c *Card) string {
	parts := []string{c.Title, strings.ToLower(words.Kind(c.Kind)) + " state"}
	if c.Start != geometry.Side("") {
		parts = append(parts, "start")
	}
	if c.End != EndNone {
		parts = append(parts, "end")
	}
	var next []string
	for _, id := range p.leaving[s.ID] {
		to := p.state(p.transition(id).To)
		if to != nil && !slices.Contains(next, to.Title()) {
			next = append(next, to.Title())
		}
	}
	if len(next) > 0 {
		parts = append(parts, "leads to "+Listed(next))
	}
	return strings.Join(parts, ", ")
}

// Listed joins names as in a sentence: "A, B and C".
func Listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
