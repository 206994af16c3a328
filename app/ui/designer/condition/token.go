package condition

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is what a piece of a condition is.
type kind int

const (
	aWord    kind = iota // a name, or a word of the language
	aNumber              // 1480.5
	aText                // "eur"
	aSign                // >=
	aBracket             // ( [ ) ]
	aComma
	aComment
)

// token is a piece of a condition, by its bytes in the source. The text of an
// aText is without its quotes.
type token struct {
	kind   kind
	text   string
	from   int
	to     int
	closed bool // of a text: it has its second quote
}

// tokens cuts a source into pieces. It takes whatever is typed: what is no part
// of the language becomes a sign.
func tokens(source string) []token {
	var list []token
	for at := 0; at < len(source); {
		r, size := utf8.DecodeRuneInString(source[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		t := token{kind: aSign, from: at, to: at + size}
		switch {
		case r == '"' || r == '\'' || r == '`':
			t.kind, t.to, t.closed = aText, 0, false
			t.to, t.closed = textEnd(source, at)
		case strings.HasPrefix(source[at:], "//"):
			t.kind, t.to = aComment, until(source, at, "\n")
		case strings.HasPrefix(source[at:], "/*"):
			t.kind, t.to = aComment, until(source, at, "*/")
		case wordRune(r) && !unicode.IsDigit(r):
			t.kind, t.to = aWord, run(source, at, wordRune)
		case unicode.IsDigit(r):
			t.kind, t.to = aNumber, run(source, at, func(r rune) bool { return r == '.' || wordRune(r) })
		case strings.ContainsRune("()[]", r):
			t.kind = aBracket
		case r == ',':
			t.kind = aComma
		case strings.ContainsRune("&|=!<>?", r):
			t.to = run(source, at, func(r rune) bool { return strings.ContainsRune("&|=?", r) })
			t.to = max(t.to, at+size)
		}
		t.text = source[t.from:t.to]
		if t.kind == aText {
			t.text = strings.TrimPrefix(t.text, t.text[:1])
			if t.closed {
				t.text = t.text[:len(t.text)-1]
			}
		}
		list = append(list, t)
		at = t.to
	}
	return list
}

// textEnd is where a text in quotes ends; one that is not closed ends with the
// source.
func textEnd(source string, at int) (end int, closed bool) {
	quote := source[at]
	for i := at + 1; i < len(source); i++ {
		switch {
		case source[i] == '\\' && quote != '`':
			i++
		case source[i] == quote:
			return i + 1, true
		}
	}
	return len(source), false
}

// run is where the characters end that belong together; the first always does.
func run(source string, at int, belongs func(rune) bool) int {
	_, size := utf8.DecodeRuneInString(source[at:])
	for i, r := range source[at+size:] {
		if !belongs(r) {
			return at + size + i
		}
	}
	return len(source)
}

func until(source string, at int, end string) int {
	if i := strings.Index(source[at+2:], end); i >= 0 {
		return at + 2 + i + len(end)
	}
	return len(source)
}

func wordRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
