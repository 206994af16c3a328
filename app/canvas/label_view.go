//go:build js

package canvas

import (
	"strings"

	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
)

// writeLabel shows the text of a transition on the colour of the ground, so
// that the line seems to pause for it.
func (c *Canvas) writeLabel(line *picture.Line, view *lineView) {
	words := string(line.Trigger) + "\n" + strings.Join(line.Text, "\n")
	if view.words != words {
		view.words = words
		if view.label != nil {
			view.label.drop()
			view.label = nil
		}
		if len(line.Text) > 0 {
			view.label = c.newLabel(line)
			view.group.add(view.label)
		}
	}
	if view.label == nil {
		return
	}
	view.label.set("transform", translate(line.Route.Label))
	view.whole.write(c.dom, view.group, line.Full, strings.Join(line.Text, " "))
}

// labelTemplate is a label of one line. Its ground has the width of a square;
// each copy gets its own.
func labelTemplate(d dom) *element {
	r := geometry.Around(geometry.Point{}, 0, picture.LabelHeight(1))
	ground := d.svg("rect", "canvas-label-ground")
	ground.set("y", number(r.Y))
	ground.set("height", number(r.Height))
	return d.svg("g", "canvas-label").add(ground, d.text("", "0", "4", ""))
}

func (c *Canvas) newLabel(line *picture.Line) *element {
	size := line.Label()
	label := c.labelTemplate.copied()
	ground, text := label.first(), label.last()
	ground.set("x", number(-size.Width/2))
	ground.set("width", number(size.Width))
	text.say(line.Text[0])
	middle := 0.0
	if line.Trigger != "" {
		middle = picture.GlyphWidth / 2
		glyph := c.dom.path("canvas-trigger", triggerGlyphOf(line.Trigger))
		glyph.set("transform", translate(geometry.Point{X: middle + 4 - size.Width/2}))
		label.add(glyph)
		text.set("x", number(middle))
	}
	if len(line.Text) > 1 {
		ground.set("y", number(-size.Height/2))
		ground.set("height", number(size.Height))
		text.set("y", number(4-picture.LabelStep/2))
		label.add(c.dom.text("", number(middle), number(4+picture.LabelStep/2), line.Text[1]))
	}
	return label
}
