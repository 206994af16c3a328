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
	mostReach        = geometry.CardHeight / 3 // in canvas pixels
)

// mayPull tells whether lines can be pulled out of states at all now. From far
// off, handles would cover the card and nobody could take hold of it.
func (c *Canvas) mayPull() bool {
	return !c.options.ReadOnly && c.marks.editing == "" && !c.sight.far
}

// wantsHandles tells whether a state shows its handles wherever the pointer is:
// the one with the focus, or the only one selected.
func (c *Canvas) wantsHandles(id string) bool {
	return c.mayPull() && (c.hover.focused == id || c.marks.lone() == id)
}

// handles are the circles of one state, one for each side.
type handles struct {
	group *element
	grips [4]*element
}

// showHandles shows handles where they are wanted, else takes them away.
func (c *Canvas) showHandles(h *handles, on *element, card *picture.Card, wanted bool) *handles {
	if !wanted {
		if h != nil {
			h.group.drop()
		}
		return nil
	}
	if h == nil {
		h = c.newHandles()
		on.add(h.group)
	}
	h.group.set("data-handles-of", card.ID)
	for i, side := range geometry.Sides() {
		at := geometry.Minus(card.Handle(side), card.Middle)
		h.grips[i].set("cx", number(at.X))
		h.grips[i].set("cy", number(at.Y))
	}
	return h
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
	if !c.mayPull() {
		return nil, "", false
	}
	reach := handleReach
	if p.touch {
		reach = handleTouchReach
	}
	// Small on the screen, a card must keep a middle to take hold of.
	reach = min(reach/c.screen.view.Zoom, mostReach)
	for _, id := range [...]string{c.hover.state, c.hover.focused, c.marks.lone()} {
		card := c.picture.Card(id)
		if card == nil {
			continue
		}
		if side, ok := card.HandleAt(p.canvas, reach); ok {
			return card, side, true
		}
	}
	return nil, "", false
}
