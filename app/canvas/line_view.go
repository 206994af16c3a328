//go:build js

package canvas

import (
	"statecraft/app/editor/picture"
)

// lineView holds the elements of one transition.
type lineView struct {
	group *element
	path  *element
	label *element // nil while there is no text

	words string // what the label says
	whole tooltip
}

// writeLine makes, writes or takes away the elements of a transition.
func (c *Canvas) writeLine(id string) {
	line, view := c.picture.Line(id), c.lines[id]
	if line == nil {
		if view != nil {
			view.group.drop()
			delete(c.lines, id)
		}
		return
	}
	if view == nil {
		view = &lineView{group: c.lineTemplate.copied()}
		view.path = view.group.first()
		c.lines[id] = view
		c.stage.lines.add(view.group)
	}
	view.group.set("data-transition-id", id)
	view.path.set("d", line.Route.Path())
	c.writeLineMarks(line, view)
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
		"hovered", c.hover.transition == line.ID,
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
