package picture

import (
	"math"
	"strings"

	"statecraft/engine"
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
	words := plain(transitionWords(t))
	if words == "" {
		return Shape{}, false
	}
	text, whole := wrap(words, smallSize, labelMost, 1)
	s := Shape{Kind: Label, Height: labelHeight, text: text, glyph: triggerGlyph(t.On)}
	s.Width = math.Ceil(textWidth(text[0], smallSize)) + 2*labelPadding
	if s.glyph != noGlyph {
		s.Width += labelGlyph
	}
	if !whole {
		s.title = words
	}
	return s, true
}

// transitionWords is what people read on a transition: its label, else its
// outcome, else what triggers it, else its condition, else "otherwise" for the
// fallback. The words are those of the canvas.
func transitionWords(t *engine.Transition) string {
	for _, words := range []string{t.Label, t.Outcome, triggerWords(t), t.When} {
		if words != "" {
			return words
		}
	}
	if t.Default {
		return "otherwise"
	}
	return ""
}

func triggerWords(t *engine.Transition) string {
	switch t.On {
	case engine.OnAfter:
		return "after " + durationWords(t.After)
	case engine.OnAt:
		return "at " + t.At
	case engine.OnMessage:
		return t.Message
	case engine.OnError:
		if t.Error == "" {
			return "fails"
		}
		return "fails: " + t.Error
	}
	return ""
}

// durationWords reads the simple durations people write ("P14D", "PT1H", "3wd")
// and leaves others as they are.
func durationWords(d engine.Duration) string {
	units := []struct{ prefix, suffix, noun string }{
		{"", "wd", "working day"},
		{"PT", "H", "hour"}, {"PT", "M", "minute"}, {"PT", "S", "second"},
		{"P", "Y", "year"}, {"P", "M", "month"}, {"P", "W", "week"}, {"P", "D", "day"},
	}
	for _, unit := range units {
		rest, found := strings.CutPrefix(string(d), unit.prefix)
		number, ends := strings.CutSuffix(rest, unit.suffix)
		if !found || !ends || number == "" || strings.Trim(number, "0123456789") != "" {
			continue
		}
		if number == "1" {
			return "1 " + unit.noun
		}
		return number + " " + unit.noun + "s"
	}
	return string(d)
}
