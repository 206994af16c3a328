//go:build js

package canvas

import (
	"statecraft/app/editor/picture"
)

// lineView holds the elements of one transition.
type lineView struct {
	group *element
	path  *element
	label *labelView // nil while there is no text
	whole bool       // with its label, if there is one
}

// detail is how much is drawn.
func (v *lineView) detail() detail {
	switch {
	case v == nil:
		return detailNone
	case v.whole:
		return detailWhole
	}
	return detailPlain
}

// writeLine makes, writes or takes away the elements of a transition.
func (c *Canvas) writeLine(id string) {
	line, view := c.picture.Line(id), c.lines[id]
	c.bundle(id)
	if _, up := c.lifted.lines[id]; up && line != nil {
		c.writeLiftedLine(line)
		return
	}
	want := c.detailOfLine(line)
	if want == detailNone {
		if view != nil {
			view.group.drop()
			delete(c.lines, id)
		}
		return
	}
	if view == nil {
		view = c.newLineView()
		c.lines[id] = view
		c.stage.lines.add(view.group)
	}
	c.drawLine(line, view, want)
}

func (c *Canvas) newLineView() *lineView {
	view := &lineView{group: c.lineTemplate.copied()}
	view.path = view.group.first()
	return view
}

// drawLine writes a line into its elements.
func (c *Canvas) drawLine(line *picture.Line, view *lineView, want detail) {
	view.group.set("data-transition-id", line.ID)
	view.path.set("d", line.Route.Path())
	c.writeLineMarks(line, view)
	view.whole = want == detailWhole
	c.writeLabel(line, view)
}

func lineTemplate(d dom) *element {
	g := d.svg("g", "")
	g.set("role", "img")
	return g.add(d.svg("path", "canvas-line-path"))
}

func (c *Canvas) writeLineMarks(line *picture.Line, view *lineView) {
	problems := c.marks.problems[line.ID]
	progress := c.marks.ofLine(line.ID, line.From, line.To)
	view.group.set("class", classes("canvas-line",
		"selected", c.marks.transitions[line.ID],
		"banded", c.marks.bandedTransitions[line.ID],
		"found", c.marks.found[line.ID],
		"editing", c.marks.editing == line.ID,
		"trigger", line.Trigger != "",
		"problem", problems > 0,
		string(progress), progress != progressNone,
	))
	spoken := line.Spoken
	if problems > 0 {
		spoken += ", " + counted(problems, "problem")
	}
	view.group.set("aria-label", spoken)
}
