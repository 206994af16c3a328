package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// folded is a text without capitals and accents.
type folded struct {
	runes []rune
	at    []int // of each rune, the byte in the text it comes from; one more for the end
}

func fold(text string) folded {
	var f folded
	f.read(text)
	return f
}

// read folds another text into the same memory.
func (f *folded) read(text string) {
	f.runes, f.at = f.runes[:0], f.at[:0]
	for i, r := range text {
		switch {
		case 'A' <= r && r <= 'Z':
			f.put(r+'a'-'A', i)
		case r < utf8.RuneSelf:
			f.put(r, i)
		case r >= 0x300 && r <= 0x36f: // an accent that stands alone belongs to the letter before
		default:
			f.readMarked(unicode.ToLower(r), i)
		}
	}
	f.at = append(f.at, len(text))
}

func (f *folded) put(r rune, at int) {
	f.runes, f.at = append(f.runes, r), append(f.at, at)
}

func (f *folded) readMarked(r rune, at int) {
	switch r {
	case 'ß':
		f.put('s', at)
		f.put('s', at)
	case 'æ':
		f.put('a', at)
		f.put('e', at)
	case 'œ':
		f.put('o', at)
		f.put('e', at)
	case 'þ':
		f.put('t', at)
		f.put('h', at)
	default:
		f.put(plain(r), at)
	}
}

// marked are letters with their plain one in front.
const marked = "aàáâãäåāăą cçćĉċč dďđð eèéêëēĕėęě gĝğġģ hĥħ iìíîïĩīĭįı jĵ kķ lĺļľł nñńņň oòóôõöøōŏő rŕŗř sśŝşšș tţťŧț uùúûüũūŭůűų wŵ yýÿŷ zźżž"

// plain is a letter without its accent; what has none stays.
func plain(r rune) rune {
	i := strings.IndexRune(marked, r)
	if i < 0 {
		return r
	}
	group := strings.LastIndexByte(marked[:i], ' ') + 1
	return rune(marked[group])
}

// isWordStart tells whether a word begins at a place.
func (f *folded) isWordStart(i int) bool {
	return isLetter(f.runes[i]) && (i == 0 || !isLetter(f.runes[i-1]))
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// index is the first place at or behind a place where the other text, which is
// not empty, stands; -1 for none.
func (f *folded) index(other []rune, from int) int {
	for i := from; i+len(other) <= len(f.runes); i++ {
		if f.runes[i] == other[0] && f.begins(other, i) {
			return i
		}
	}
	return -1
}

// begins tells whether the other text stands at a place.
func (f *folded) begins(other []rune, at int) bool {
	for i, r := range other {
		if f.runes[at+i] != r {
			return false
		}
	}
	return true
}

// span is the bytes of the text that a number of its runes come from: a letter
// that was folded into several is taken whole.
func (f *folded) span(from, count int) (first, end int) {
	last := from + count - 1
	next := last + 1
	for f.at[next] == f.at[last] {
		next++
	}
	return f.at[from], f.at[next]
}
