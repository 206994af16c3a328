package dot

import (
	"strings"
	"unicode/utf8"
)

// toUTF8 makes the text of all tokens UTF-8. A text that says it is Latin-1, or
// that is not valid UTF-8, is read as Latin-1; guessed tells the second case.
func toUTF8(src *source, tokens []token) (guessed bool) {
	latin := saysLatin1(tokens)
	if !latin && !utf8.Valid(src.text) {
		latin, guessed = true, true
	}
	if !latin {
		return false
	}
	for n := range tokens {
		tokens[n].text = fromLatin1(tokens[n].text)
	}
	return guessed
}

// saysLatin1 looks for charset=latin1 under one of the names Graphviz knows.
func saysLatin1(tokens []token) bool {
	for n := 2; n < len(tokens); n++ {
		if strings.EqualFold(tokens[n-2].text, "charset") && tokens[n-1].text == "=" {
			switch strings.ToLower(tokens[n].text) {
			case "latin1", "latin-1", "l1", "iso-8859-1", "iso_8859-1", "iso8859-1", "iso-ir-100":
				return true
			}
		}
	}
	return false
}

func fromLatin1(s string) string {
	for n := 0; n < len(s); n++ {
		if s[n] >= 0x80 {
			runes := make([]rune, len(s))
			for n := range runes {
				runes[n] = rune(s[n])
			}
			return string(runes)
		}
	}
	return s
}
