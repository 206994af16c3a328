package picture

import (
	"slices"
	"strings"

	"statecraft/app/editor/geometry"
	"statecraft/engine"
	"statecraft/shared/text"
	"statecraft/shared/words"
)

// spoken names a card: "Review, person state, leads to Approved and Draft".
func (p *Picture) spoken(s *engine.State, c *Card) string {
	l := p.language
	parts := []string{c.Title, words.State(l, c.Kind)}
	if c.Start != geometry.Side("") {
		parts = append(parts, l.Say("start"))
	}
	if c.End != EndNone {
		parts = append(parts, l.Say("end"))
	}
	var next []string
	for _, id := range p.leaving[s.ID] {
		to := p.state(p.transition(id).To)
		if to != nil && !slices.Contains(next, to.Title()) {
			next = append(next, to.Title())
		}
	}
	if len(next) > 0 {
		parts = append(parts, l.Say("leads to %s", Listed(l, next)))
	}
	return strings.Join(parts, ", ")
}

// spokenLine names a line: "Approve, from Review to Filed".
func spokenLine(l *text.Language, words, from, to string) string {
	if words == "" {
		return l.Say("From %s to %s", from, to)
	}
	return l.Say("%s, from %s to %s", words, from, to)
}

// Listed joins names as in a sentence: "A, B and C".
func Listed(l *text.Language, names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return l.Say("%s and %s", strings.Join(names[:last], ", "), names[last])
}
