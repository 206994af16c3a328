package picture

import (
	"math"
	"slices"

	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

// Anywhere is the pill that a transition from the whole instance begins at: a
// little off the card it leads to, and moving with it.
type Anywhere struct {
	Box  geometry.Rect
	Text string
}

// pill is where an Anywhere lies, seen from the middle of its card.
type pill struct {
	at   geometry.Point
	wide float64
	// beside is the side of the pill that its label is on.
	beside geometry.Side
	// area is the ground that was looked at to find the place, seen from there.
	area geometry.Rect
}

// Sizes of a pill, in pixels at 100 %.
const (
	PillHeight = 18.0

	pillPadding = 10.0
	pillOff     = 25.0 // from the card, so that the arrow can be seen
	pillAir     = 2.0  // to other cards
	pillGap     = 6.0  // to its label and to other pills
)

// isFromAnywhere tells whether the lines of a pair begin at pills.
func (e pair) isFromAnywhere() bool {
	return e.a == engine.FromAnywhere || e.b == engine.FromAnywhere
}

// spreadPills finds a place for each of the pills at a card: above it, else
// below, where no other card is. One that finds none stands outside the first.
func (p *Picture) spreadPills(ids []string) {
	target := p.cards[p.transition(ids[0]).To]
	if target == nil {
		return
	}
	wide := math.Ceil(p.measure(p.anywhereText(), LabelSize)) + 2*pillPadding
	aside, off := (geometry.CardWidth-wide)/2, geometry.CardHeight/2+pillOff+PillHeight/2
	places := []pill{
		{at: geometry.Point{X: -aside, Y: -off}, beside: geometry.Left},
		{at: geometry.Point{X: -aside, Y: off}, beside: geometry.Left},
		{at: geometry.Point{X: aside, Y: off}, beside: geometry.Right},
	}
	if self := (pair{target.ID, target.ID}); len(p.pairs[self]) == 0 {
		// Where a line from the card to itself would be.
		places = slices.Insert(places, 1, pill{at: geometry.Point{X: aside, Y: -off}, beside: geometry.Right})
	}
	var area geometry.Rect
	outside := places[0].at.X
	found := make([]pill, len(ids))
	for i, id := range ids {
		t := p.transition(id)
		text := p.label(t, geometry.Line{Self: true}) // as wide as it likes
		*p.plan(id) = plan{label: text}
		place := -1
		for j := range places {
			seen := places[j].room(wide, text.width, text.height)
			area = area.Union(seen)
			if p.isFreeOfCards(seen, target) {
				place = j
				break
			}
		}
		if place < 0 {
			outside -= wide + pillGap
			found[i] = pill{at: geometry.Point{X: outside, Y: -off}, beside: geometry.Left}
			continue
		}
		found[i] = places[place]
		places = append(places[:place:place], places[place+1:]...)
	}
	for i, id := range ids {
		found[i].wide, found[i].area = wide, area
		p.plan(id).pill = found[i]
	}
}

// room is the ground a pill takes with its label, seen from the card.
func (l pill) room(wide, labelWide, labelHigh float64) geometry.Rect {
	box := geometry.Around(l.at, wide, PillHeight).Grown(pillAir)
	if labelWide == 0 {
		return box
	}
	return box.Union(geometry.Around(l.labelAt(wide, labelWide), labelWide, labelHigh))
}

// labelAt is the middle of the label beside the pill.
func (l pill) labelAt(wide, labelWide float64) geometry.Point {
	by := (wide+labelWide)/2 + pillGap
	if l.beside == geometry.Left {
		by = -by
	}
	return geometry.Point{X: l.at.X + by, Y: l.at.Y}
}

// isFreeOfCards looks at ground seen from a card for any other card.
func (p *Picture) isFreeOfCards(seen geometry.Rect, from *Card) bool {
	free := true
	p.ground.Near(movedRect(seen, from.Middle), func(id string, _ geometry.Rect) bool {
		free = id == from.ID
		return free
	})
	return free
}

// fromAnywhere runs the line from its pill straight to the card.
func (p *Picture) fromAnywhere(t *engine.Transition, l *Line, to *Card) {
	place, text := p.plan(t.ID).pill, p.plan(t.ID).label
	box := movedRect(geometry.Around(place.at, place.wide, PillHeight), to.Middle)
	l.Anywhere = &Anywhere{Box: box, Text: p.anywhereText()}
	// Under the pill and not in the middle of the card, where other lines arrive.
	shape := geometry.Line{From: box, To: geometry.Around(geometry.Point{X: box.Middle().X, Y: to.Middle.Y}, box.Width, geometry.CardHeight)}
	shape.Via, shape.LabelAt = movedBy(t.Via, p.carried(t)), movedTo(t.LabelAt, p.carried(t))
	way := geometry.Found{Route: shape.Route(), Area: movedRect(place.area, to.Middle)}
	if t.LabelAt == nil {
		way.Route.Label = geometry.Plus(place.labelAt(place.wide, text.width), to.Middle)
	}
	l.runs(way)
}

func (p *Picture) anywhereText() string {
	l := p.language
	return l.Say("anywhere")
}

func movedRect(r geometry.Rect, by geometry.Point) geometry.Rect {
	r.X, r.Y = r.X+by.X, r.Y+by.Y
	return r
}
