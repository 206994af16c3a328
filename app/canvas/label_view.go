//go:build js

package canvas

import (
	"strings"

	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
)

// labelView holds the elements of a label: words on the colour of the ground, so
// that the line seems to pause for them.
type labelView struct {
	words  string // what it says
	group  *element
	ground *element
	lines  []*element
	glyph  *element // of the trigger, nil for none
}

// writeLabel shows the text of a transition, or takes it away.
func (c *Canvas) writeLabel(line *picture.Line, view *lineView) {
	words := ""
	if view.whole && len(line.Text) > 0 {
		words = string(line.Trigger) + "\n" + strings.Join(line.Text, "\n")
	}
	if view.label != nil && view.label.words != words {
		view.label.group.drop()
		view.label = nil
	}
	if words == "" {
		return
	}
	if view.label == nil {
		view.label = c.newLabel(line, words)
		view.group.add(view.label.group)
	}
	view.label.put(line)
}

// labelTemplate is a label of one line.
func labelTemplate(d dom) *element {
	return d.svg("g", "canvas-label").add(d.svg("rect", "canvas-label-ground"), d.svg("text", ""))
}

func (c *Canvas) newLabel(line *picture.Line, words string) *labelView {
	group, size := c.labelTemplate.copied(), line.Label()
	l := &labelView{words: words, group: group, ground: group.first(), lines: []*element{group.last()}}
	l.ground.set("width", number(size.Width))
	l.ground.set("height", number(size.Height))
	if line.Trigger != "" {
		l.glyph = c.dom.svg("path", "canvas-trigger")
		group.add(l.glyph)
	}
	for i, text := range line.Text {
		if i > 0 {
			l.lines = append(l.lines, c.dom.svg("text", ""))
			group.add(l.lines[i])
		}
		l.lines[i].say(text)
	}
	return l
}

// put places the label. Its elements are moved one by one: a transform on the
// group would cost the browser more with every frame.
func (l *labelView) put(line *picture.Line) {
	box, middle := line.Label(), line.Route.Label
	l.ground.set("x", number(box.X))
	l.ground.set("y", number(box.Y))
	if l.glyph != nil {
		middle.X += picture.GlyphWidth / 2
		l.glyph.set("d", drawnAt(geometry.Point{X: middle.X + 4 - box.Width/2, Y: middle.Y}, triggerGlyphOf(line.Trigger)))
	}
	first := middle.Y + 4 - picture.LabelStep*float64(len(l.lines)-1)/2
	for i, text := range l.lines {
		text.set("x", number(middle.X))
		text.set("y", number(first+picture.LabelStep*float64(i)))
	}
}
