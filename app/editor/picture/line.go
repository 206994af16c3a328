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

	width, height float64       // of the label
	box           geometry.Rect // of the line and the label
	area          geometry.Rect // where a card that moves may change the way
}

// Label is the rectangle of the label, empty where there is none.
func (l *Line) Label() geometry.Rect {
	if len(l.Text) == 0 {
		return geometry.Rect{}
	}
	return geometry.Around(l.Route.Label, l.width, l.height)
}

// line draws one transition afresh; nil where an end is missing, which a
// workflow from outside can have: there is nothing to draw it between.
func (p *Picture) line(t *engine.Transition) *Line {
	from, to := p.cards[t.From], p.cards[t.To]
	if from == nil || to == nil {
		return nil
	}
	label := p.labels[t.ID]
	l := &Line{ID: t.ID, From: t.From, To: t.To, Full: words.Transition(t), Text: label.lines, width: label.width, height: label.height}
	if !t.IsDone() {
		l.Trigger = t.On
	}
	l.Spoken = "From " + from.Title + " to " + to.Title
	if l.Full != "" {
		l.Spoken = l.Full + ", from " + from.Title + " to " + to.Title
	}
	l.runs(p.shape(t, from, to).Avoiding(p.ground, t.From, t.To))
	return l
}

func (l *Line) runs(way geometry.Found) {
	l.Route, l.area = way.Route, way.Area
	l.box = way.Route.Box().Union(l.Label())
}

// reroute finds the way again after a card has moved.
func (p *Picture) reroute(t *engine.Transition, l *Line, avoid bool) {
	from, to := p.cards[t.From], p.cards[t.To]
	if from == nil || to == nil {
		return
	}
	shape := p.shape(t, from, to)
	if avoid {
		l.runs(shape.Avoiding(p.ground, t.From, t.To))
		return
	}
	l.runs(geometry.Found{Route: shape.Route(), Area: l.area})
}

// shape is what the way of a line has to connect, as it is shown now.
func (p *Picture) shape(t *engine.Transition, from, to *Card) geometry.Line {
	shape := p.between(t, from, to)
	shape.Lane, shape.Rank = p.lanes[t.ID], p.ranks[t.ID]
	shape.LabelWidth, shape.LabelHeight = p.labels[t.ID].width, p.labels[t.ID].height
	if by, together := p.shifted[t.From]; together && p.shifted[t.To] == by {
		shape.Via = movedBy(t.Via, by)
		if t.LabelAt != nil {
			at := geometry.Plus(*t.LabelAt, by)
			shape.LabelAt = &at
		}
	}
	return shape
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
