package picture

import (
	"maps"
	"slices"

	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

// Picture is a workflow as it is drawn. It follows the document by Update and
// can show states moved without moving them, for the preview of a drag.
type Picture struct {
	index
	measure geometry.Measure

	cards   map[string]*Card
	lines   map[string]*Line
	labels  map[string]label
	lanes   map[string]float64 // in pixels beside the straight way
	ranks   map[string]float64 // the same, counted
	shifted map[string]geometry.Point
	ground  *geometry.Cells // where the cards are, for the lines to avoid
}

// Changes lists what has to be drawn again; an id that is no longer in the
// picture is to be taken away.
type Changes struct {
	Cards, Lines []string
	// All is set when everything is new.
	All bool
}

// New draws a workflow. The pointer is kept: it is the editor's document.
func New(w *engine.Workflow, measure geometry.Measure) *Picture {
	p := &Picture{index: index{workflow: w}, measure: measure}
	p.redraw()
	return p
}

// Card is the card of a state; nil when there is none.
func (p *Picture) Card(id string) *Card { return p.cards[id] }

// Line is the line of a transition; nil when there is none.
func (p *Picture) Line(id string) *Line { return p.lines[id] }

// Update follows a change of the document.
func (p *Picture) Update(t editor.Touched) Changes {
	if t.All {
		p.shifted = nil
		p.redraw()
		return Changes{All: true}
	}
	if len(p.shifted) > 0 {
		// Who is shown elsewhere stands where the document says again.
		t.States = unique(append(slices.Clone(t.States), slices.Sorted(maps.Keys(p.shifted))...))
	}
	before := p.standing(t.States)
	p.shifted = nil
	changes := p.affected(t)
	if !p.index.holds(t) {
		p.index = indexed(p.workflow)
		later := p.affected(t)
		changes.Cards = unique(append(changes.Cards, later.Cards...))
		changes.Lines = unique(append(changes.Lines, later.Lines...))
	}
	changes.Lines = unique(append(changes.Lines, p.passing(t.States, before)...))
	if t.Workflow {
		// Names of roles stand on the cards.
		changes.Cards = p.stateIDs()
	}
	p.redrawSome(changes)
	return changes
}

func (p *Picture) middleOf(s *engine.State) geometry.Point {
	var at geometry.Point
	if s.Position != nil {
		at = *s.Position
	}
	return geometry.Plus(at, p.shifted[s.ID])
}

func (p *Picture) redraw() {
	p.index = indexed(p.workflow)
	p.ground = geometry.NewCells(len(p.workflow.States))
	p.cards = make(map[string]*Card, len(p.workflow.States))
	p.lines = make(map[string]*Line, len(p.workflow.Transitions))
	p.labels = make(map[string]label, len(p.workflow.Transitions))
	p.lanes = make(map[string]float64, len(p.workflow.Transitions))
	p.ranks = make(map[string]float64, len(p.workflow.Transitions))
	for i := range p.workflow.States {
		s := &p.workflow.States[i]
		p.cards[s.ID] = p.card(s)
		p.ground.Put(s.ID, p.cards[s.ID].Box())
	}
	for _, ids := range p.pairs {
		p.spread(ids)
	}
	for i := range p.workflow.Transitions {
		p.redrawLine(p.workflow.Transitions[i].ID)
	}
}

// affected gathers what a step can change in the picture, by the index as it is
// now: the cards touched, the lines at them, the lines beside those, and the
// cards at both ends, whose signs and spoken names depend on the lines.
func (p *Picture) affected(t editor.Touched) Changes {
	c := Changes{Cards: slices.Clone(t.States), Lines: slices.Clone(t.Transitions)}
	for _, id := range t.States {
		c.Lines = append(c.Lines, p.touching[id]...)
	}
	for _, id := range c.Lines {
		if ends, ok := p.ends[id]; ok {
			c.Cards = append(c.Cards, ends.a, ends.b)
			c.Lines = append(c.Lines, p.pairs[ends]...)
		}
	}
	// A card that gains its first or second line gets another mark or sign, and
	// the lines that end there keep clear of it.
	for _, id := range t.Transitions {
		if ends, ok := p.ends[id]; ok {
			c.Lines = append(c.Lines, p.touching[ends.a]...)
			c.Lines = append(c.Lines, p.touching[ends.b]...)
		}
	}
	c.Cards, c.Lines = unique(c.Cards), unique(c.Lines)
	return c
}

func (p *Picture) redrawSome(c Changes) {
	for _, id := range c.Cards {
		if s := p.state(id); s != nil {
			p.cards[id] = p.card(s)
			p.ground.Put(id, p.cards[id].Box())
		} else {
			delete(p.cards, id)
			p.ground.Drop(id)
		}
	}
	spread := map[pair]bool{}
	for _, id := range c.Lines {
		if ends, ok := p.ends[id]; ok && !spread[ends] {
			spread[ends] = true
			p.spread(p.pairs[ends])
		}
	}
	for _, id := range c.Lines {
		p.redrawLine(id)
	}
}

func (p *Picture) redrawLine(id string) {
	delete(p.lines, id)
	t := p.transition(id)
	if t == nil {
		delete(p.lanes, id)
		delete(p.ranks, id)
		delete(p.labels, id)
		return
	}
	if l := p.line(t); l != nil {
		p.lines[id] = l
	}
}

func unique(ids []string) []string {
	seen := make(map[string]bool, len(ids))
	return slices.DeleteFunc(ids, func(id string) bool {
		again := seen[id]
		seen[id] = true
		return again
	})
}
