package picture

import (
	"maps"
	"slices"

	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
	"statecraft/engine"
	"statecraft/shared/text"
)

// Picture is a workflow as it is drawn. It follows the document by Update and
// can show states moved without moving them, for the preview of a drag.
type Picture struct {
	index
	language *text.Language
	measure  geometry.Measure

	cards   map[string]*Card
	lines   map[string]*Line
	notes   map[string]*Note
	plans   map[string]*plan // of lines
	shifted map[string]geometry.Point
	ground  *geometry.Cells // where the cards are, for the lines to avoid

	shiftedNotes map[string]geometry.Point
	taken        *geometry.Cells          // by labels, at rest
	tried        map[string]geometry.Rect // where labels looked that had to give way
	fanning      []end                    // at the card whose lines are fanned out
}

// Changes lists what has to be drawn again; an id that is no longer in the
// picture is to be taken away.
type Changes struct {
	Cards, Lines, Notes []string
	// All is set when everything is new.
	All bool
}

// New draws a workflow with English words. The pointer is kept: it is the editor's
// document.
func New(w *engine.Workflow, measure geometry.Measure) *Picture { return NewIn(nil, w, measure) }

// NewIn is New in another language.
func NewIn(l *text.Language, w *engine.Workflow, measure geometry.Measure) *Picture {
	p := &Picture{index: index{workflow: w}, language: l, measure: measure}
	p.redraw()
	return p
}

// Card is the card of a state; nil when there is none.
func (p *Picture) Card(id string) *Card { return p.cards[id] }

// Place is where a state stands among the states in declared order, which is also
// what lies on top of what; -1 when there is none.
func (p *Picture) Place(id string) int {
	if i, ok := p.states[id]; ok {
		return i
	}
	return -1
}

// Line is the line of a transition; nil when there is none.
func (p *Picture) Line(id string) *Line { return p.lines[id] }

// Update follows a change of the document.
func (p *Picture) Update(t editor.Touched) Changes {
	if t.All {
		p.shifted, p.shiftedNotes = nil, nil
		p.redraw()
		return Changes{All: true}
	}
	t.Notes = unique(append(slices.Clone(t.Notes), slices.Sorted(maps.Keys(p.shiftedNotes))...))
	if len(p.shifted) > 0 {
		// Who is shown elsewhere stands where the document says again.
		t.States = unique(append(slices.Clone(t.States), slices.Sorted(maps.Keys(p.shifted))...))
	}
	before := p.standing(t.States)
	p.shifted, p.shiftedNotes = nil, nil
	changes := p.affected(t)
	if !p.index.holds(t) {
		p.index = indexed(p.workflow)
		later := p.affected(t)
		changes.Cards = unique(append(changes.Cards, later.Cards...))
		changes.Lines = unique(append(changes.Lines, later.Lines...))
	}
	changes.Lines = unique(append(changes.Lines, p.passing(t.States, before)...))
	changes.Notes = t.Notes
	return p.redrawSome(changes, t.Workflow)
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
	p.plans = make(map[string]*plan, len(p.workflow.Transitions))
	p.taken, p.tried = geometry.NewCells(len(p.workflow.Transitions)), map[string]geometry.Rect{}
	p.notes = make(map[string]*Note, len(p.workflow.Notes))
	p.redrawNotes(nil)
	for i := range p.workflow.States {
		s := &p.workflow.States[i]
		p.cards[s.ID] = p.card(s)
		p.ground.Put(s.ID, p.cards[s.ID].Box())
	}
	for _, ids := range p.pairs {
		p.spread(ids)
	}
	moved := map[string]bool{}
	for i := range p.workflow.States {
		p.fanOut(p.workflow.States[i].ID, moved)
	}
	ids := make([]string, len(p.workflow.Transitions))
	for i := range p.workflow.Transitions {
		ids[i] = p.workflow.Transitions[i].ID
		p.redrawLine(ids[i])
	}
	p.settle(ids, moved)
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
	c.Cards = slices.DeleteFunc(c.Cards, func(id string) bool { return id == engine.FromAnywhere })
	return c
}

// redrawSome draws what a step changes and what gives way to that, and says what
// it was in the end.
func (p *Picture) redrawSome(c Changes, everyCard bool) Changes {
	fanned := c.Cards
	if everyCard {
		// Names of roles stand on the cards.
		c.Cards = p.stateIDs()
	}
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
	moved := map[string]bool{}
	for _, id := range fanned {
		p.fanOut(id, moved)
	}
	c.Lines = unique(append(c.Lines, slices.Sorted(maps.Keys(moved))...))
	for _, id := range c.Lines {
		p.redrawLine(id)
	}
	clear(moved)
	p.settle(c.Lines, moved)
	c.Lines = unique(append(c.Lines, slices.Sorted(maps.Keys(moved))...))
	p.redrawNotes(c.Notes)
	return c
}

func (p *Picture) redrawLine(id string) {
	delete(p.lines, id)
	t := p.transition(id)
	if t == nil {
		delete(p.plans, id)
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
