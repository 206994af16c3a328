package picture

import (
	"statecraft/app/editor/geometry"
	"statecraft/engine"
	"statecraft/shared/words"
)

// Line is a transition as it is drawn.
type Line struct {
	ID, From, To string
	Route        geometry.Route
	// Full is the whole text of the label, Text the lines of it that are drawn;
	// both are empty where there is nothing to say.
	Full string
	Text []string
	// Trigger is what takes the line when it is not the work being done.
	Trigger engine.Trigger
	// Spoken is the name for people who do not see the picture.
	Spoken string

	// Anywhere is what the line begins at where it leads from the whole instance.
	Anywhere *Anywhere

	width, height float64        // of the label
	box           geometry.Rect  // of the line, the label and the pill
	area          geometry.Rect  // where a card that moves may change the way
	found         geometry.Found // before the label has given way to others
}

// Label is the rectangle of the label, empty where there is none.
func (l *Line) Label() geometry.Rect {
	if len(l.Text) == 0 {
		return geometry.Rect{}
	}
	return geometry.Around(l.Route.Label, l.width, l.height)
}

// Box is the rectangle around the line and its label.
func (l *Line) Box() geometry.Rect { return l.box }

// line draws one transition afresh; nil where an end is missing, which a
// workflow from outside can have: there is nothing to draw it between.
func (p *Picture) line(t *engine.Transition) *Line {
	from, to := p.cards[t.From], p.cards[t.To]
	if to == nil || from == nil && t.From != engine.FromAnywhere {
		return nil
	}
	label := p.plan(t.ID).label
	l := &Line{ID: t.ID, From: t.From, To: t.To, Full: words.Transition(p.language, t), Text: label.lines, width: label.width, height: label.height}
	if !t.IsDone() {
		l.Trigger = t.On
	}
	title := p.anywhereText()
	if from != nil {
		title = from.Title
	}
	l.Spoken = spokenLine(p.language, l.Full, title, to.Title)
	p.reroute(t, l, true)
	return l
}

// reroute finds the way of a line, afresh or after a card has moved.
func (p *Picture) reroute(t *engine.Transition, l *Line, avoid bool) {
	from, to := p.cards[t.From], p.cards[t.To]
	switch {
	case to == nil:
	case t.From == engine.FromAnywhere:
		p.fromAnywhere(t, l, to)
	case from == nil:
	case avoid:
		l.runs(p.shape(t, from, to).Avoiding(p.ground, t.From, t.To))
	default:
		l.runs(geometry.Found{Route: p.shape(t, from, to).Route(), Area: l.area})
	}
}

func (l *Line) runs(way geometry.Found) {
	l.found, l.Route, l.area = way, way.Route, way.Area
	l.enclose()
}

// enclose says where the line is after its way or its label has moved.
func (l *Line) enclose() {
	l.box = l.found.Route.Box().Union(l.Label())
	if l.Anywhere != nil {
		l.box = l.box.Union(l.Anywhere.Box)
	}
}

// shape is what the way of a line has to connect, as it is shown now.
func (p *Picture) shape(t *engine.Transition, from, to *Card) geometry.Line {
	shape := p.between(t, from, to)
	plan := p.plan(t.ID)
	shape.Lane, shape.Rank, shape.Return = plan.lane, plan.rank, plan.returns
	shape.StartOff, shape.EndOff = plan.start, plan.end
	shape.LabelWidth, shape.LabelHeight = plan.label.width, plan.label.height
	if by := p.carried(t); by != (geometry.Point{}) {
		shape.Via, shape.LabelAt = movedBy(t.Via, by), movedTo(t.LabelAt, by)
	}
	return shape
}

// carried is how far the bends of a line are shown moved, because both its ends
// are.
func (p *Picture) carried(t *engine.Transition) geometry.Point {
	by := p.shifted[t.To]
	if t.From != engine.FromAnywhere && p.shifted[t.From] != by {
		return geometry.Point{}
	}
	return by
}

// between is the line without its lane.
func (p *Picture) between(t *engine.Transition, from, to *Card) geometry.Line {
	l := geometry.Line{
		From: from.Box(), To: to.Box(), Self: t.From == t.To, Trigger: !t.IsDone(),
		Via: t.Via, LabelAt: t.LabelAt,
	}
	if from.Split != SignNone {
		l.StartGap = SignRadius
	}
	if to.Join != SignNone {
		l.EndGap = SignRadius
	}
	return l
}

func movedBy(points []geometry.Point, by geometry.Point) []geometry.Point {
	moved := make([]geometry.Point, len(points))
	for i, p := range points {
		moved[i] = geometry.Plus(p, by)
	}
	return moved
}

func movedTo(at *geometry.Point, by geometry.Point) *geometry.Point {
	if at == nil {
		return nil
	}
	to := geometry.Plus(*at, by)
	return &to
}
