package expr

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenNumber
	tokenText
	tokenName
	tokenSign // operators, also those spelled as words, and brackets
)

// token is one word of a source.
type token struct {
	kind tokenKind
	// text is the word as it is written, of a tokenText what it stands for.
	text string
	at   int // byte offset in the source
}

// scanner cuts a source into tokens.
type scanner struct {
	source string
	at     int
}

// next gives the next token. Behind the end there is always another tokenEnd.
func (s *scanner) next() (token, *Error) {
	if err := s.space(); err != nil {
		return token{}, err
	}
	start := s.at
	if start == len(s.source) {
		return token{kind: tokenEnd, at: start}, nil
	}
	c := s.source[start]
	switch {
	case c == '"' || c == '\'' || c == '`':
		return s.quoted(c)
	case isDigit(c), c == '.' && start+1 < len(s.source) && isDigit(s.source[start+1]):
		return s.number()
	}
	if word := s.word(); word != "" {
		s.at += len(word)
		if isWordSign(word) {
			return token{tokenSign, word, start}, nil
		}
		return token{tokenName, word, start}, nil
	}
	for _, sign := range signs() {
		if strings.HasPrefix(s.source[start:], sign) {
			s.at += len(sign)
			return token{tokenSign, sign, start}, nil
		}
	}
	r, _ := utf8.DecodeRuneInString(s.source[start:])
	return token{}, refuse(start, "%q is not part of conditions", string(r))
}

// signs are the operators and brackets, longer ones first. Some of them the
// language does not have: known as a whole they are refused as a whole.
func signs() []string {
	return []string{
		"&&", "||", "==", "!=", "<=", ">=", "??", "?.", "..", "**",
		"<", ">", "+", "-", "*", "/", "%", "!", "?", ":", ",", "(", ")", "[", "]", ".",
		"{", "}", "#", ";", "|", "^", "&", "=",
	}
}

func isWordSign(word string) bool {
	switch word {
	case "and", "or", "not", "in", "contains", "startsWith", "endsWith", "matches", "let", "if", "else":
		return true
	}
	return false
}

// space passes over white space and remarks.
func (s *scanner) space() *Error {
	for s.at < len(s.source) {
		rest := s.source[s.at:]
		switch r, size := utf8.DecodeRuneInString(rest); {
		case unicode.IsSpace(r):
			s.at += size
		case strings.HasPrefix(rest, "//"):
			line, _, _ := strings.Cut(rest, "\n")
			s.at += len(line)
		case strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest[2:], "*/")
			if end < 0 {
				return refuse(s.at, "this remark has no end: write */ behind it")
			}
			s.at += end + 4
		default:
			return nil
		}
	}
	return nil
}

func (s *scanner) word() string {
	rest := s.source[s.at:]
	for i, r := range rest {
		if r != '_' && r != '$' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return rest[:i]
		}
	}
	return rest
}

// number takes digits with underscores between, a fraction and an exponent.
func (s *scanner) number() (token, *Error) {
	start := s.at
	s.digits()
	// Two dots are an operator of other languages, refused as such.
	if strings.HasPrefix(s.source[s.at:], ".") && !strings.HasPrefix(s.source[s.at:], "..") {
		s.at++
		s.digits()
	}
	if rest := s.source[s.at:]; rest != "" && (rest[0] == 'e' || rest[0] == 'E') {
		s.at++
		if rest = s.source[s.at:]; rest != "" && (rest[0] == '+' || rest[0] == '-') {
			s.at++
		}
		s.digits()
	}
	if s.word() != "" {
		s.at += len(s.word())
		return token{}, refuse(start, "%q is no number: write digits, such as 1200 or 0.5", s.source[start:s.at])
	}
	return token{tokenNumber, s.source[start:s.at], start}, nil
}

func (s *scanner) digits() {
	for s.at < len(s.source) && (isDigit(s.source[s.at]) || s.source[s.at] == '_') {
		s.at++
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// refuse makes the error for the byte at this offset.
func refuse(at int, format string, args ...any) *Error {
	return &Error{Message: fmt.Sprintf(format, args...), Column: at + 1}
}
