package picture

import (
	"sort"
	"strings"
	"unicode"
)

// Sizes of type, in pixels.
const (
	nameSize  = 13
	smallSize = 12
)

// maxText bounds a text that is written whole, in letters.
const maxText = 300

// plain is a text on one line: each run of white space and control characters
// is one space, and marks that turn the direction of writing are gone, so that
// a name cannot rearrange what stands around it.
func plain(text string) string {
	spaced := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		case unicode.IsControl(r):
			return ' '
		}
		return r
	}, text)
	return shorten(strings.Join(strings.Fields(spaced), " "), func(s string) bool {
		return len(s) <= maxText || len([]rune(s)) <= maxText
	})
}

// textWidth estimates the width of a text, since a server has no fonts. It
// follows the wide ones of the common fonts, so text rather ends early than
// reaches beyond the card.
func textWidth(text string, size float64) float64 {
	var em float64
	for _, r := range text {
		em += runeWidth(r)
	}
	return em * size
}

func runeWidth(r rune) float64 {
	switch {
	case strings.ContainsRune("ijlI|'.,:; !", r):
		return 0.32
	case strings.ContainsRune("frt()[]/-\"", r):
		return 0.41
	case strings.ContainsRune("mwMW@%…→", r):
		return 0.95
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1100 && isWide(r):
		return 1
	case unicode.IsUpper(r):
		return 0.7
	}
	return 0.61
}

// isWide tells the letters that fill a square: East Asian ones and pictures.
func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60 || r >= 0x1f300
}

// wrap breaks a text between words into at most so many lines of a width; the
// last is cut with an ellipsis where the rest does not fit. whole tells that
// nothing was cut. There is always one line, if an empty one.
func wrap(text string, size, width float64, lines int) (wrapped []string, whole bool) {
	fits := func(s string) bool { return textWidth(s, size) <= width }
	words := strings.Fields(text)
	whole = true
	for len(words) > 0 {
		n := 1
		for n < len(words) && (len(wrapped) == lines-1 || fits(strings.Join(words[:n+1], " "))) {
			n++
		}
		line := strings.Join(words[:n], " ")
		short := shorten(line, fits)
		whole = whole && short == line
		wrapped, words = append(wrapped, short), words[n:]
	}
	if len(wrapped) == 0 {
		wrapped = []string{""}
	}
	return wrapped, whole
}

// shorten cuts a text to what fits, with an ellipsis where it was cut.
func shorten(text string, fits func(string) bool) string {
	if fits(text) {
		return text
	}
	const ellipsis = "…"
	letters := []rune(text)
	letters = letters[:min(len(letters), maxText)]
	cut := func(n int) string { return strings.TrimRight(string(letters[:n]), " ,") + ellipsis }
	tooLong := sort.Search(len(letters), func(n int) bool { return !fits(cut(n)) })
	return cut(max(0, tooLong-1))
}
