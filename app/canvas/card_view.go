//go:build js

package canvas

import (
	"strings"

	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
	"statecraft/engine"
)

// cardView holds the elements of one state.
type cardView struct {
	kind    engine.Kind
	group   *element
	name    *element
	more    *element // the second line of a long name, nil for none
	detail  *element
	signs   *element // what stands on the edges
	handles *handles // nil while they are not shown

	edge  edge // what the signs show
	tall  bool // the name takes two lines
	whole tooltip
}

// cardTemplate is what all cards of a kind have in common. Cloning it costs one
// call where building costs forty.
func cardTemplate(d dom, kind engine.Kind) *element {
	box := geometry.Card(geometry.Point{})
	outline := func(class string, by float64) *element {
		r, e := box.Grown(by), d.svg("rect", class)
		e.set("x", number(r.X))
		e.set("y", number(r.Y))
		e.set("width", number(r.Width))
		e.set("height", number(r.Height))
		e.set("rx", number(geometry.CardRadius+by))
		return e
	}
	glyph := d.path("canvas-glyph", glyphOf(kind))
	glyph.set("transform", translate(geometry.Point{X: box.X + 23}))
	card := outline("canvas-box", 0)
	if kind == engine.KindSubflow {
		inner := outline("canvas-inner", -3)
		card = d.svg("g", "").add(card, inner)
	}
	g := d.svg("g", "")
	g.set("tabindex", "0")
	g.set("role", "button")
	name := d.text("canvas-name", number(textX), number(nameY), "")
	detail := d.text("canvas-detail", number(textX), number(detailY), "")
	return g.add(outline("canvas-focus", 4), card, glyph, name, detail, d.svg("g", ""))
}

// writeCard makes, writes or takes away the elements of a state.
func (c *Canvas) writeCard(id string) {
	card, view := c.picture.Card(id), c.cards[id]
	if card == nil {
		if view != nil {
			view.group.drop()
			delete(c.cards, id)
		}
		return
	}
	if view == nil {
		view = c.newCardView(card)
		c.cards[id] = view
	} else if view.kind != card.Kind {
		view = c.anotherKind(view, card)
	}
	view.group.set("transform", translate(card.Middle))
	view.group.set("data-state-id", id)
	c.writeCardMarks(card, view)
	view.writeTexts(c.dom, card)
	c.writeHandles(card, view)
}

func (c *Canvas) newCardView(card *picture.Card) *cardView {
	group := c.cardTemplate(card.Kind).copied()
	view := &cardView{kind: card.Kind, group: group, signs: group.last()}
	view.detail = view.signs.previous()
	view.name = view.detail.previous()
	c.insertCard(view, card.ID)
	return view
}

// anotherKind puts a card of the new kind where the old one was.
func (c *Canvas) anotherKind(old *cardView, card *picture.Card) *cardView {
	focused := old.group.hasFocus()
	delete(c.cards, card.ID)
	view := c.newCardView(card)
	c.cards[card.ID] = view
	old.group.drop()
	if focused {
		view.group.focus()
	}
	return view
}

func (c *Canvas) cardTemplate(kind engine.Kind) *element {
	if c.templates[kind] == nil {
		c.templates[kind] = cardTemplate(c.dom, kind)
	}
	return c.templates[kind]
}

// insertCard keeps the elements in declared order, which is the order of Tab.
func (c *Canvas) insertCard(view *cardView, id string) {
	if next := c.cardAfter(id); next != nil {
		c.stage.cards.Call("insertBefore", view.group.Value, next.group.Value)
		return
	}
	c.stage.cards.add(view.group)
}

// cardAfter is the first card that is there and declared after a state. It is
// looked for from the end, where new states are.
func (c *Canvas) cardAfter(id string) *cardView {
	var next *cardView
	states := c.editor.Workflow().States
	for i := len(states) - 1; i >= 0 && states[i].ID != id; i-- {
		if view := c.cards[states[i].ID]; view != nil {
			next = view
		}
	}
	return next
}

// Text on a card, from its middle.
const (
	textX      = picture.TextX - geometry.CardWidth/2
	nameY      = -4.0 // base line of a name on one line
	detailY    = 14.0
	twoNamesUp = 8.0
	nameStep   = 16.0
)

func (v *cardView) writeTexts(d dom, card *picture.Card) {
	top, bottom := nameY, detailY
	if len(card.Lines) > 1 {
		top, bottom = nameY-twoNamesUp, detailY+twoNamesUp-1
		if v.more == nil {
			v.more = d.text("canvas-name", number(textX), number(top+nameStep), "")
			v.group.Call("insertBefore", v.more.Value, v.detail.Value)
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
	v.whole.write(d, v.group, card.Title, strings.Join(card.Lines, " "))
}
