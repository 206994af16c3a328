//go:build js

package canvas

import "statecraft/app/editor/picture"

// hover is what the pointer is over and what has the keyboard's focus.
type hover struct {
	state, transition string
	focused           string // a state
}

func (h *hover) renamed(from, to string) {
	for _, id := range []*string{&h.state, &h.transition, &h.focused} {
		if *id == from {
			*id = to
		}
	}
}

// hoverAt follows the pointer while no button is down.
func (c *Canvas) hoverAt(p pointer) {
	if c.adding != nil {
		c.adding.move(p)
		return
	}
	hit := c.picture.At(p.canvas, c.lineReach(p))
	cursor := ""
	if card, _, ok := c.handleAt(p); ok {
		// The handle may stand out beyond the card it belongs to.
		hit, cursor = picture.Hit{State: card.ID}, "handle"
	} else if hit.State != "" {
		cursor = "state"
	} else if hit.Transition != "" {
		cursor = "transition"
	}
	c.cursor(cursor)
	c.hoverOver(hit)
}

func (c *Canvas) hoverOver(hit picture.Hit) {
	if hit.State == c.hover.state && hit.Transition == c.hover.transition {
		return
	}
	c.hover.state, c.hover.transition = hit.State, hit.Transition
	c.stage.tip.say(c.tipOf(hit))
	c.frame.request()
}

// focusOn follows the keyboard's focus.
func (c *Canvas) focusOn(state string) {
	if old := c.hover.focused; old != state {
		c.hover.focused = state
		c.touchCards(old, state)
	}
}

// focusCard gives the keyboard's focus to a state, which may have to be drawn for
// that, and tells whether there is one.
func (c *Canvas) focusCard(state string) bool {
	if c.picture.Card(state) == nil {
		return false
	}
	c.focusOn(state)
	c.writeCard(state)
	view := c.cards[state]
	if view != nil {
		view.group.focus()
	}
	return view != nil
}

// cursor tells the style sheet which pointer to show.
// It is the surface's, because all that lies in an element follows its cursor.
func (c *Canvas) cursor(kind string) { c.stage.surface.set("data-cursor", kind) }

func (c *Canvas) touchCards(ids ...string) { c.touch(picture.Changes{Cards: ids}) }
func (c *Canvas) touchLines(ids ...string) { c.touch(picture.Changes{Lines: ids}) }

// lineReach is how near to a line the pointer takes it, in canvas pixels.
func (c *Canvas) lineReach(p pointer) float64 {
	reach := 7.0
	if p.touch {
		reach = 16
	}
	return reach / c.screen.view.Zoom
}
