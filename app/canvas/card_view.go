//go:build js

package canvas

import (
	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
	"statecraft/engine"
)

// cardView holds the elements of one state.
type cardView struct {
	group   *element
	parts   *cardParts // nil while only the outline is drawn
	handles *handles   // nil while they are not shown
}

// cardParts is what is drawn on an outline.
type cardParts struct {
	kind   engine.Kind
	group  *element
	name   *element
	more   *element // the second line of a long name, nil for none
	detail *element
	signs  *element // what stands on the edges

	edge edge // what the signs show
	tall bool // the name takes two lines
}

// detail is how much is drawn.
func (v *cardView) detail() detail {
	switch {
	case v == nil:
		return detailNone
	case v.parts == nil:
		return detailPlain
	}
	return detailWhole
}

// cardTemplate is what all cards have in common. Cloning it costs one call where
// building costs ten.
func cardTemplate(d dom) *element {
	g := d.svg("g", "")
	g.set("tabindex", "0")
	g.set("role", "button")
	return g.add(cardOutline(d, "canvas-box", 0))
}

// partsTemplate is what the cards of a kind have in common beyond that.
func partsTemplate(d dom, kind engine.Kind) *element {
	g := d.svg("g", "canvas-parts")
	if kind == engine.KindSubflow {
		g.add(cardOutline(d, "canvas-inner", -3))
	}
	glyph := d.path("canvas-glyph", drawnAt(geometry.Point{X: 23 - geometry.CardWidth/2}, glyphOf(kind)))
	name := d.text("canvas-name", number(textX), number(nameY), "")
	detail := d.text("canvas-detail", number(textX), number(detailY), "")
	return g.add(cardOutline(d, "canvas-focus", 4), glyph, name, detail, d.svg("g", ""))
}

// cardOutline is the edge of a card, or a line around or within it.
func cardOutline(d dom, class string, by float64) *element {
	r, e := geometry.Card(geometry.Point{}).Grown(by), d.svg("rect", class)
	e.set("x", number(r.X))
	e.set("y", number(r.Y))
	e.set("width", number(r.Width))
	e.set("height", number(r.Height))
	e.set("rx", number(geometry.CardRadius+by))
	return e
}

// writeCard makes, writes or takes away the elements of a state.
func (c *Canvas) writeCard(id string) {
	card, view := c.picture.Card(id), c.cards[id]
	if _, up := c.lifted.cards[id]; up && card != nil {
		c.writeLiftedCard(card)
		return
	}
	want := c.detailOfCard(card)
	if want == detailNone {
		if view != nil {
			view.group.drop()
			delete(c.cards, id)
		}
		return
	}
	if view == nil {
		view = &cardView{group: c.cardTemplate.copied()}
		c.cards[id] = view
		c.insertCard(view, id)
	}
	c.drawCard(card, view, want)
}

// drawCard writes a card into its elements.
func (c *Canvas) drawCard(card *picture.Card, view *cardView, want detail) {
	for _, a := range c.cardAttributes(card) {
		view.group.set(a.name, a.value)
	}
	if view.parts != nil && (want == detailPlain || view.parts.kind != card.Kind) {
		view.parts.group.drop()
		view.parts = nil
	}
	if want == detailWhole {
		if view.parts == nil {
			view.parts = c.newParts(card.Kind)
			view.group.add(view.parts.group)
		}
		c.writeEdge(card, view.parts)
		view.parts.writeTexts(c.dom, card)
	}
	view.handles = c.showHandles(view.handles, view.group, card, c.wantsHandles(card.ID))
}

func (c *Canvas) newParts(kind engine.Kind) *cardParts {
	if c.partsTemplates[kind] == nil {
		c.partsTemplates[kind] = partsTemplate(c.dom, kind)
	}
	group := c.partsTemplates[kind].copied()
	p := &cardParts{kind: kind, group: group, signs: group.last()}
	p.detail = p.signs.previous()
	p.name = p.detail.previous()
	return p
}

// insertCard keeps the elements in declared order, which is the order of Tab and
// what lies on top of what.
func (c *Canvas) insertCard(view *cardView, id string) {
	if next := c.cardAfter(id); next != nil {
		next.group.addBefore(view.group)
		return
	}
	c.stage.cards.add(view.group)
}

// cardAfter is the first card that has elements and is declared after a state.
func (c *Canvas) cardAfter(id string) *cardView {
	states := c.editor.Workflow().States
	for i := c.picture.Place(id) + 1; i < len(states); i++ {
		if view := c.cards[states[i].ID]; view != nil {
			return view
		}
	}
	return nil
}

// Text on a card, from its middle.
const (
	textX      = picture.TextX - geometry.CardWidth/2
	nameY      = -4.0 // base line of a name on one line
	detailY    = 14.0
	twoNamesUp = 8.0
	nameStep   = 16.0
)

func (v *cardParts) writeTexts(d dom, card *picture.Card) {
	top, bottom := nameY, detailY
	if len(card.Lines) > 1 {
		top, bottom = nameY-twoNamesUp, detailY+twoNamesUp-1
		if v.more == nil {
			v.more = d.text("canvas-name", number(textX), number(top+nameStep), "")
			v.detail.addBefore(v.more)
		}
		v.more.say(card.Lines[1])
	} else if v.more != nil {
		v.more.drop()
		v.more = nil
	}
	if len(card.Lines) > 0 {
		v.name.say(card.Lines[0])
	}
	v.detail.say(card.Detail)
	if v.tall != (len(card.Lines) > 1) {
		v.tall = !v.tall
		v.name.set("y", number(top))
		v.detail.set("y", number(bottom))
	}
}
