//go:build js

package canvas

import (
	"strconv"
	"strings"

	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
)

// edge is everything that stands on the edge of a card.
type edge struct {
	start       geometry.Side
	end         picture.End
	join, split picture.Sign
	problems    int
	progress    progress
	badge       string
}

// cardAttributes is where a card stands and how it looks and sounds beyond its
// words.
func (c *Canvas) cardAttributes(card *picture.Card) []attribute {
	problems := c.marks.problems[card.ID]
	progress, badge := c.marks.ofState(card.ID)
	selected := c.marks.states[card.ID]
	list := []attribute{
		{"transform", translate(card.Middle)},
		{"data-state-id", card.ID},
		{"class", classes("canvas-card",
			"selected", selected,
			"banded", c.marks.bandedStates[card.ID],
			"found", c.marks.found[card.ID],
			"target", c.marks.target == card.ID,
			"editing", c.marks.editing == card.ID,
			"problem", problems > 0,
			"start", card.Start != "",
			"end", card.End == picture.EndDone || card.End == picture.EndTerminate,
			string(progress), progress != progressNone,
		)},
		{"aria-label", spoken(card, problems, progress, badge)},
	}
	if !c.options.ReadOnly {
		list = append(list, attribute{"aria-pressed", strconv.FormatBool(selected)})
	}
	return list
}

// writeEdge draws what stands on the edge of a card.
func (c *Canvas) writeEdge(card *picture.Card, parts *cardParts) {
	progress, badge := c.marks.ofState(card.ID)
	now := edge{card.Start, card.End, card.Join, card.Split, c.marks.problems[card.ID], progress, badge}
	if parts.edge == now {
		return
	}
	if parts.edge != (edge{}) {
		parts.signs.clear()
	}
	parts.edge = now
	c.drawEdge(parts.signs, now)
}

// spoken adds to the name of a card what lies over it.
func spoken(card *picture.Card, problems int, p progress, badge string) string {
	parts := []string{card.Spoken}
	switch p {
	case progressDone:
		parts = append(parts, "done")
	case progressActive:
		parts = append(parts, "open now")
	case progressAhead:
		parts = append(parts, "not reached")
	}
	if badge != "" {
		parts = append(parts, badge)
	}
	if problems > 0 {
		parts = append(parts, counted(problems, "problem"))
	}
	return strings.Join(parts, ", ")
}

func (c *Canvas) drawEdge(into *element, e edge) {
	box := geometry.Card(geometry.Point{})
	switch e.start {
	case geometry.Left:
		c.drawStart(into, box.Port(geometry.Left, 22), box.Port(geometry.Left, 2))
	case geometry.Top:
		at := geometry.Plus(box.Port(geometry.Top, 0), geometry.Point{X: -58})
		c.drawStart(into, geometry.Plus(at, geometry.Point{Y: -22}), geometry.Plus(at, geometry.Point{Y: -2}))
	}
	if e.end != picture.EndNone {
		c.drawEnd(into, box.Port(geometry.Right, 22), e.end)
	}
	if e.join != picture.SignNone {
		c.drawSign(into, box.Port(geometry.Left, 0), e.join)
	}
	if e.split != picture.SignNone {
		c.drawSign(into, box.Port(geometry.Right, 0), e.split)
	}
	corner := geometry.Point{X: box.Right() - 4, Y: box.Y + 2}
	if e.problems > 0 {
		c.drawBadge(into, corner, "problem", strconv.Itoa(e.problems))
		corner.X = box.X + 4
	}
	switch {
	case e.badge != "":
		c.drawBadge(into, corner, string(e.progress), e.badge)
	case e.progress == progressActive:
		c.drawBadge(into, corner, string(e.progress), "now")
	case e.progress == progressDone:
		c.drawTick(into, corner)
	}
}

func (c *Canvas) circle(class string, at geometry.Point, radius float64) *element {
	e := c.dom.svg("circle", class)
	e.set("cx", number(at.X))
	e.set("cy", number(at.Y))
	e.set("r", number(radius))
	return e
}

func (c *Canvas) drawStart(into *element, from, to geometry.Point) {
	into.add(c.dom.path("canvas-line-path", geometry.StraightPath(from, to)), c.circle("canvas-start", from, 6))
}

func (c *Canvas) drawEnd(into *element, at geometry.Point, end picture.End) {
	inner := 4.5
	if end == picture.EndTerminate {
		// The end of everything is heavier than the end of a path.
		inner = 6
	}
	g := c.dom.svg("g", "canvas-end "+string(end))
	stem := c.dom.path("canvas-line-path", "M"+number(at.X-22)+","+number(at.Y)+"H"+number(at.X-8))
	into.add(g.add(stem, c.circle("canvas-ring", at, 8), c.circle("canvas-dot-inside", at, inner)))
}

func (c *Canvas) drawSign(into *element, at geometry.Point, sign picture.Sign) {
	g := c.dom.svg("g", "canvas-sign").add(c.circle("canvas-sign-ground", at, picture.SignRadius))
	if drawing := signPath(sign); drawing != "" {
		g.add(c.dom.path("canvas-sign-path", drawnAt(at, drawing)))
	} else {
		g.add(c.dom.text("canvas-sign-text", number(at.X), number(at.Y+4), string(sign)))
	}
	into.add(g)
}

// signPath draws a sign around its middle; a font would place it by a letter's
// rules and never in the centre.
func signPath(s picture.Sign) string {
	switch s {
	case picture.SignExclusive:
		return "m-3,-3l6,6m0,-6l-6,6"
	case picture.SignParallel:
		return "m0,-4.5v9m-4.5,-4.5h9"
	case picture.SignInclusive:
		return "m-4,0a4,4 0 1 1 8,0a4,4 0 1 1 -8,0"
	}
	return ""
}

// Badges.
const (
	badgeHeight = 18.0
	badgeSize   = 11.0
)

func (c *Canvas) drawBadge(into *element, at geometry.Point, kind, text string) {
	width := max(badgeHeight, c.ruler.width(text, badgeSize)*1.08+10)
	// A long badge grows inwards, so that it stays above its own card.
	middle := at
	if at.X > 0 {
		middle.X -= (width - badgeHeight) / 2
	} else {
		middle.X += (width - badgeHeight) / 2
	}
	r := geometry.Around(middle, width, badgeHeight)
	pill := c.dom.svg("rect", "")
	pill.set("x", number(r.X))
	pill.set("y", number(r.Y))
	pill.set("width", number(r.Width))
	pill.set("height", number(r.Height))
	pill.set("rx", number(badgeHeight/2))
	label := c.dom.text("", number(middle.X), number(middle.Y+4), text)
	into.add(c.dom.svg("g", "canvas-badge "+kind).add(pill, label))
}

func (c *Canvas) drawTick(into *element, at geometry.Point) {
	g := c.dom.svg("g", "canvas-badge done")
	into.add(g.add(c.circle("", at, badgeHeight/2), c.dom.path("canvas-tick", drawnAt(at, "m-3.5,0l2.5,3l4.8,-6"))))
}
