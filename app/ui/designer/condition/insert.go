package condition

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Insert puts an item into the source it was offered for, and says where the
// caret goes. Spaces come around it as needed.
func Insert(source string, i Item) (text string, caret int) {
	before, after := source[:i.from], source[i.to:]
	if before != "" && !strings.ContainsAny(before[len(before)-1:], " \t\n([") && i.Put != "," {
		before += " "
	}
	text = before + i.Put
	caret = len(text) - i.inner
	if i.inner > 0 {
		return text + after, caret
	}
	switch {
	case strings.HasPrefix(after, " "):
		caret++
	case after == "" || !strings.ContainsAny(after[:1], ")],"):
		text += " "
		caret++
	}
	return text + after, caret
}

// Bytes turns a place in a text as browsers count, in units of UTF-16, into one
// in bytes.
func Bytes(text string, units int) int {
	for at, r := range text {
		if units <= 0 {
			return at
		}
		units -= max(utf16.RuneLen(r), 1)
	}
	return len(text)
}

// Units is the way back: from bytes to units of UTF-16.
func Units(text string, bytes int) int {
	n := 0
	for at := 0; at < bytes && at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		n += max(utf16.RuneLen(r), 1)
		at += size
	}
	return n
}
