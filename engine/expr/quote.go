package expr

import (
	"strings"
	"unicode/utf8"
)

// quoted takes a text in quotes. Between backquotes everything stands for itself,
// and a backquote is written twice; between the others a backslash begins what
// cannot be written plainly.
func (s *scanner) quoted(quote byte) (token, *Error) {
	start := s.at
	s.at++
	var text strings.Builder
	for s.at < len(s.source) {
		c := s.source[s.at]
		switch {
		case c == quote && quote == '`' && strings.HasPrefix(s.source[s.at:], "``"):
			text.WriteByte(c)
			s.at += 2
		case c == quote:
			s.at++
			return token{tokenText, text.String(), start}, storable(start, text.String())
		case c == '\\' && quote != '`':
			if !s.escaped(&text) {
				return token{}, refuse(s.at, `this backslash stands for nothing: write \\ for a backslash, \n for a new line`)
			}
		case c == '\n' && quote != '`':
			return token{}, refuse(start, "this text has no end: write %s behind it", string(rune(quote)))
		default:
			text.WriteByte(c)
			s.at++
		}
	}
	return token{}, refuse(start, "this text has no end: write %s behind it", string(rune(quote)))
}

// storable refuses what escapes can spell although it is no character of a text.
func storable(at int, text string) *Error {
	if strings.ContainsRune(text, 0) || !utf8.ValidString(text) {
		return refuse(at, "this text has a character that cannot be stored: leave it out")
	}
	return nil
}

// escaped takes what begins with a backslash. It tells whether it was known.
func (s *scanner) escaped(text *strings.Builder) bool {
	rest := s.source[s.at+1:]
	if rest == "" {
		return false
	}
	if plain := strings.IndexByte(`abfnrtv\'"`+"`?", rest[0]); plain >= 0 {
		text.WriteByte("\a\b\f\n\r\t\v\\'\"`?"[plain])
		s.at += 2
		return true
	}
	digits, base, size := "", rune(16), 2 // of the escape, from the backslash on
	switch rest[0] {
	case 'x', 'X':
		digits = upTo(rest[1:], 2)
	case 'u':
		if inner, closed := braced(rest[1:]); closed {
			digits, size = inner, 4
			break
		}
		digits = upTo(rest[1:], 4)
	case 'U':
		digits = upTo(rest[1:], 8)
	case '0', '1', '2', '3':
		digits, base, size = upTo(rest, 3), 8, 1
	}
	value, ok := character(digits, base)
	if !ok {
		return false
	}
	text.WriteRune(value)
	s.at += size + len(digits)
	return true
}

// upTo gives that many bytes, or nothing where there are fewer.
func upTo(rest string, count int) string {
	if len(rest) < count {
		return ""
	}
	return rest[:count]
}

// braced gives the up to six digits between braces.
func braced(rest string) (string, bool) {
	if !strings.HasPrefix(rest, "{") {
		return "", false
	}
	end := strings.IndexByte(rest, '}')
	if end < 2 || end > 7 {
		return "", false
	}
	return rest[1:end], true
}

func character(digits string, base rune) (rune, bool) {
	value := rune(0)
	for _, digit := range digits {
		d := rune(strings.IndexRune("0123456789abcdef", digit|0x20))
		if '0' <= digit && digit <= '9' {
			d = digit - '0'
		}
		if d < 0 || d >= base || value > utf8.MaxRune {
			return 0, false
		}
		value = value*base + d
	}
	return value, digits != "" && value <= utf8.MaxRune && utf8.ValidRune(value)
}
