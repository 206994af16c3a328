//go:build js

package canvas

import (
	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
)

// handleReach is how near to a handle the pointer takes hold of it, in screen
// pixels; a finger needs more.
const (
	handleRadius     = 5.0
	handleReach      = 9.0
	handleTouchReach = 20.0
)

// wantsHandles tells whether lines can be pulled out of a state now.
func (c *Canvas) wantsHandles(id string) bool {
	if c.options.ReadOnly || c.marks.editing != "" {
		return false
	}
	return c.hover.state == id || c.hover.focused == id || c.marks.states[id]
}

// handles are the circles of one state, one for each side.
type handles struct {
	group *element
	grips [4]*element
}

// writeHandles shows the handles of a state or takes them away.
func (c *Canvas) writeHandles(card *picture.Card, view *cardView) {
	if !c.wantsHandles(card.ID) {
		if view.handles != nil {
			view.handles.group.drop()
			view.handles = nil
		}
		return
	}
	if view.handles == nil {
		view.handles = c.newHandles()
		view.group.add(view.handles.group)
	}
	for i, side := range geometry.Sides() {
		at := geometry.Minus(card.Handle(side), card.Middle)
		view.handles.grips[i].set("cx", number(at.X))
		view.handles.grips[i].set("cy", number(at.Y))
	}
}

func (c *Canvas) newHandles() *handles {
	h := &handles{group: c.dom.svg("g", "canvas-handles")}
	for i, side := range geometry.Sides() {
		h.grips[i] = c.circle("canvas-handle", geometry.Point{}, handleRadius)
		h.grips[i].set("data-handle", string(side))
		h.group.add(h.grips[i])
	}
	return h
}

// handleAt finds a visible handle at a point of the canvas.
func (c *Canvas) handleAt(p pointer) (*picture.Card, geometry.Side, bool) {
	reach := handleReach
	if p.touch {
		reach = handleTouchReach
	}
	reach /= c.screen.view.Zoom
	for _, id := range append([]string{c.hover.state, c.hover.focused}, c.editor.Selection().States...) {
		card := c.picture.Card(id)
		if card == nil || !c.wantsHandles(id) {
			continue
		}
		if side, ok := card.HandleAt(p.canvas, reach); ok {
			return card, side, true
		}
	}
	return nil, "", false
}
