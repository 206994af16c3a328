package geometry

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Measure tells how wide a text of a font size is. The browser measures exactly;
// Estimate serves where there is none.
type Measure func(text string, size float64) float64

// Estimate is the width of a text in a common sans-serif font, within a tenth.
func Estimate(text string, size float64) float64 {
	var em float64
	for _, r := range text {
		switch {
		case strings.ContainsRune(" .,:;'!|ijlIft()[]/", r):
			em += 0.31
		case strings.ContainsRune("mwMW@%", r):
			em += 0.89
		case r >= 'A' && r <= 'Z', r > 0x2E80:
			em += 0.68
		default:
			em += 0.56
		}
	}
	return em * size
}

// ellipsis stands for the text that did not fit.
const ellipsis = "…"

// Shortened is the text cut to a width, with an ellipsis where it was cut.
func Shortened(text string, width, size float64, measure Measure) string {
	if fits(text, width, size, measure) {
		return text
	}
	letters := []rune(text)
	cut := func(length int) string {
		return strings.TrimRight(string(letters[:length]), " ,") + ellipsis
	}
	// Measuring is the expensive part, so halve instead of dropping one by one.
	tooLong := sort.Search(len(letters), func(n int) bool { return measure(cut(n), size) > width })
	return cut(max(0, tooLong-1))
}

// fits measures only what could be too wide: hardly any letter is wider than the
// font is high.
func fits(text string, width, size float64, measure Measure) bool {
	return float64(utf8.RuneCountInString(text))*size <= width || measure(text, size) <= width
}

// Wrapped is the text broken between words into at most so many lines, the last
// one shortened where it is too long.
func Wrapped(text string, lines int, width, size float64, measure Measure) []string {
	words := strings.Fields(text)
	var out []string
	for len(words) > 0 {
		if len(out) == lines-1 {
			return append(out, Shortened(strings.Join(words, " "), width, size, measure))
		}
		n := 1
		for n < len(words) && fits(strings.Join(words[:n+1], " "), width, size, measure) {
			n++
		}
		out = append(out, Shortened(strings.Join(words[:n], " "), width, size, measure))
		words = words[n:]
	}
	return out
}
