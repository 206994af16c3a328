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
	if hit.State != c.hover.state {
		old := c.hover.state
		c.hover.state = hit.State
		c.touchCards(old, hit.State)
	}
	if hit.Transition != c.hover.transition {
		old := c.hover.transition
		c.hover.transition = hit.Transition
		c.touchLines(old, hit.Transition)
	}
}

// focusOn follows the keyboard's focus.
func (c *Canvas) focusOn(state string) {
	if old := c.hover.focused; old != state {
		c.hover.focused = state
		c.touchCards(old, state)
	}
}

// cursor tells the style sheet which pointer to show.
func (c *Canvas) cursor(kind string) { c.stage.svg.set("data-cursor", kind) }

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
