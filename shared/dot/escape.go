package dot

import (
	"fmt"
	"strconv"
	"strings"
)

// nothing is how an empty text is written where it has to be: Graphviz forgets
// attributes that are empty.
const nothing = `\e`

// escape writes the text of an sc_ attribute. Every backslash is doubled, which
// also keeps it away from the quote that ends the string.
func escape(text string) string {
	if text == "" {
		return nothing
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\\':
			b.WriteString(`\\`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case isUnseen(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unescape reads the text of an sc_ attribute.
func unescape(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	var b strings.Builder
	for text != "" {
		before, after, found := strings.Cut(text, `\`)
		b.WriteString(before)
		if !found {
			break
		}
		sign, rest := escaped(after)
		b.WriteString(sign)
		text = rest
	}
	return b.String()
}

// escaped reads what follows a backslash: what it stands for, and the rest.
func escaped(after string) (sign, rest string) {
	if after == "" {
		return `\`, ""
	}
	switch after[0] {
	case '\\':
		return `\`, after[1:]
	case 'e':
		return "", after[1:]
	case 'n':
		return "\n", after[1:]
	case 't':
		return "\t", after[1:]
	case 'r':
		return "\r", after[1:]
	case 'u':
		if len(after) >= 5 {
			if code, err := strconv.ParseUint(after[1:5], 16, 16); err == nil {
				return string(rune(code)), after[5:]
			}
		}
	}
	return `\`, after
}

// quote writes an id of DOT: bare where that is possible, else in quotes. The
// text must not end in an odd number of backslashes, nor have one before a
// quote; escape and escapeLabel see to that.
func quote(text string) string {
	if isBare(text) {
		return text
	}
	return `"` + strings.ReplaceAll(text, `"`, `\"`) + `"`
}

// isBare tells whether a text can stand without quotes: an ASCII name that is no
// keyword, or a number of digits only.
func isBare(text string) bool {
	switch strings.ToLower(text) {
	case "", "strict", "graph", "digraph", "subgraph", "node", "edge":
		return false
	}
	digits := 0
	for n := 0; n < len(text); n++ {
		switch c := text[n]; {
		case c >= 0x80 || !isLetter(c) && !isDigit(c):
			return false
		case isDigit(c):
			digits++
		}
	}
	return !isDigit(text[0]) || digits == len(text)
}

// isUnseen tells whether a character is a control or a byte order mark, which
// Graphviz and editors do not leave alone.
func isUnseen(r rune) bool { return r < ' ' || r == 0x7f || r == '\uFEFF' }
