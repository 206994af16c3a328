package picture

import (
	"math"

	"statecraft/app/editor/geometry"
	"statecraft/engine"
	"statecraft/shared/words"
)

// label is the text on a line as it is broken and how much room it takes.
type label struct {
	lines         []string
	width, height float64
}

// Sizes of labels, in pixels at 100 %.
const (
	LabelSize  = 12.0 // font size
	LabelStep  = 15.0 // between two lines
	GlyphWidth = 16.0 // room for the glyph of a trigger before the text

	labelPadding = 6.0
	labelLeast   = 64.0 // narrower than this nobody can read a word
	labelMost    = 168.0
	labelLines   = 2
	labelAir     = 5.0 // above and below the text
)

// label breaks the text of a line so that it fits between the cards.
func (p *Picture) label(t *engine.Transition, shape geometry.Line) label {
	room := math.Max(labelLeast, math.Min(labelMost, shape.LabelRoom()-2*labelPadding))
	l := label{lines: geometry.Wrapped(words.Transition(p.language, t), labelLines, room, LabelSize, p.measure)}
	if len(l.lines) == 0 {
		return l
	}
	for _, line := range l.lines {
		l.width = math.Max(l.width, p.measure(line, LabelSize))
	}
	l.width = math.Ceil(l.width) + 2*labelPadding
	if !t.IsDone() {
		l.width += GlyphWidth
	}
	l.height = LabelHeight(len(l.lines))
	return l
}

// LabelHeight is how high a label of so many lines is.
func LabelHeight(lines int) float64 { return float64(lines)*LabelStep + labelAir }
