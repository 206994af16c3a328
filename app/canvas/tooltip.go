//go:build js

package canvas

import (
	"strings"

	"statecraft/app/editor/picture"
)

// tipOf is the whole name or label of what the pointer is over, where the drawing
// shows only part of it; empty where there is no more to say.
func (c *Canvas) tipOf(hit picture.Hit) string {
	whole, shown := "", []string(nil)
	if card := c.picture.Card(hit.State); card != nil {
		whole, shown = card.Title, card.Lines
	} else if line := c.picture.Line(hit.Transition); line != nil {
		whole, shown = line.Full, line.Text
	}
	if !c.sight.far && whole == strings.Join(shown, " ") {
		return ""
	}
	return whole
}
