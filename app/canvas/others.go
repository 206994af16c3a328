//go:build js

package canvas

import (
	"slices"
	"strings"

	"statecraft/app/editor/geometry"
)

// others is what is shown of people who look at the same drawing elsewhere.
type others struct {
	list  []Other
	drawn bool
	scale float64 // of the names
}

// SetOthers shows where others are: an outline with their name around what each of
// them has selected.
func (c *Canvas) SetOthers(list []Other) {
	c.others.list = list
	c.writeOthers()
}

const (
	mostOutlines = 12 // more would say nothing any more
	outside      = 6.0
	tagHeight    = 16.0
	tagSize      = 11.0 // of its letters
)

// writeOthers draws the outlines anew where things are now. They are few.
func (c *Canvas) writeOthers() {
	if len(c.others.list) == 0 && !c.others.drawn {
		return
	}
	c.stage.others.clear()
	c.others.scale = c.nameScale()
	c.others.drawn = len(c.others.list) > 0
	ids, names := c.visited()
	for _, id := range ids {
		if box, ok := c.outlineOf(id); ok {
			c.stage.others.add(c.outline(box, strings.Join(names[id], ", ")))
		}
	}
}

// nameScale keeps names readable where the drawing is seen from far off.
func (c *Canvas) nameScale() float64 { return min(max(1, 1/c.screen.view.Zoom), 4) }

// lookAtOthers follows the view.
func (c *Canvas) lookAtOthers() {
	if c.others.drawn && c.others.scale != c.nameScale() {
		c.writeOthers()
	}
}

// visited lists what others have selected, and who.
func (c *Canvas) visited() (ids []string, names map[string][]string) {
	names = map[string][]string{}
	for _, other := range c.others.list {
		for _, id := range other.IDs {
			if names[id] == nil {
				if len(ids) == mostOutlines {
					continue
				}
				ids = append(ids, id)
			}
			if !slices.Contains(names[id], other.Name) {
				names[id] = append(names[id], other.Name)
			}
		}
	}
	return ids, names
}

// outlineOf is where the outline of something runs, a little outside of it.
func (c *Canvas) outlineOf(id string) (geometry.Rect, bool) {
	if card := c.picture.Card(id); card != nil {
		return card.Box().Grown(outside), true
	}
	if line := c.picture.Line(id); line != nil {
		if label := line.Label(); !label.IsEmpty() {
			return label.Grown(outside), true
		}
		return geometry.Around(line.Route.Label, 4*outside, 4*outside), true
	}
	return geometry.Rect{}, false
}

// outline is a frame with a name on it.
func (c *Canvas) outline(box geometry.Rect, name string) *element {
	frame := c.dom.svg("rect", "canvas-other-outline")
	setBox(frame, box, 14)
	tag := c.dom.svg("rect", "canvas-other-tag")
	setBox(tag, geometry.Rect{Y: 4 - tagHeight, Width: c.ruler.width(name, tagSize) + 14, Height: tagHeight}, tagHeight/2)
	group := c.dom.svg("g", "").add(tag, c.dom.text("canvas-other-name", "7", "0", name))
	group.set("transform", translate(geometry.Point{X: box.X + 10, Y: box.Y})+" scale("+number(c.others.scale)+")")
	return c.dom.svg("g", "").add(frame, group)
}

func setBox(e *element, box geometry.Rect, radius float64) {
	e.set("x", number(box.X))
	e.set("y", number(box.Y))
	e.set("width", number(box.Width))
	e.set("height", number(box.Height))
	e.set("rx", number(radius))
}
