package picture

import (
	"math"

	"statecraft/engine"
	"statecraft/shared/words"
)

const (
	labelHeight  = 20
	labelMost    = 168 // width of the longest text
	labelPadding = 5   // on either side
	labelGlyph   = 16  // room for the glyph of a trigger
)

// labelShape is the label of a transition as a shape to place; false where there
// is nothing to say.
func labelShape(t *engine.Transition) (Shape, bool) {
	said := plain(words.Transition(nil, t))
	if said == "" {
		return Shape{}, false
	}
	text, whole := wrap(said, smallSize, labelMost, 1)
	s := Shape{Kind: Label, Height: labelHeight, text: text, glyph: triggerGlyph(t.On)}
	s.Width = math.Ceil(textWidth(text[0], smallSize)) + 2*labelPadding
	if s.glyph != noGlyph {
		s.Width += labelGlyph
	}
	if !whole {
		s.title = said
	}
	return s, true
}
