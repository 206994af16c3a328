package dot

import (
	"bytes"
	"strings"

	"statecraft/engine"
)

// tokenKind tells what a token is to the grammar.
type tokenKind byte

const (
	symbol  tokenKind = iota // { } [ ] = ; , : -> --
	keyword                  // in lower case
	word                     // a bare name or number
	quoted                   // "…", or several joined by +
	markup                   // <…>, HTML for Graphviz
)

// token is a piece of the text. The text of an id is what it stands for: without
// quotes, with \" undone and broken lines joined, every other backslash kept.
type token struct {
	kind   tokenKind
	offset int
	text   string
}

// scanner cuts a text into tokens. gonum's own lexer cannot do it for texts as
// people have them: it refuses Latin-1, joined strings, HTML nested twice and
// keywords such as DiGraph, and it knows no limit.
type scanner struct {
	*source
	at     int
	tokens []token
	open   []int // offsets of the braces that are open
}

// scan cuts the whole text; braces are balanced in what it gives.
func scan(src *source) ([]token, *engine.Error) {
	s := &scanner{source: src}
	for {
		if err := s.skipBlank(); err != nil {
			return nil, err
		}
		if s.at == len(s.text) {
			break
		}
		if len(s.tokens) == maxTokens {
			return nil, s.tooLarge(s.at, "the text has more than %d words and signs: split it up.", maxTokens)
		}
		if err := s.next(); err != nil {
			return nil, err
		}
	}
	if len(s.open) > 0 {
		return nil, s.refuse(s.at, `the text ends before the "{" of line %d is closed: add "}".`, s.line(s.open[len(s.open)-1]))
	}
	return s.tokens, nil
}

func (s *scanner) next() *engine.Error {
	switch c := s.text[s.at]; {
	case isLetter(c):
		s.readWord()
	case isDigit(c), s.startsNumber():
		s.readNumber()
	case c == '"' || c == '<':
		return s.readString()
	default:
		return s.readSymbol()
	}
	return nil
}

func (s *scanner) add(kind tokenKind, offset int, text string) {
	s.tokens = append(s.tokens, token{kind: kind, offset: offset, text: text})
}

// skipBlank moves past white space, comments, lines of a preprocessor and byte
// order marks.
func (s *scanner) skipBlank() *engine.Error {
	for s.at < len(s.text) {
		rest := s.text[s.at:]
		switch {
		case rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\r' || rest[0] == '\n':
			s.at++
		case rest[0] == '#' || bytes.HasPrefix(rest, []byte("//")):
			end := bytes.IndexByte(rest, '\n')
			if end < 0 {
				end = len(rest)
			}
			s.at += end
		case bytes.HasPrefix(rest, []byte("/*")):
			end := bytes.Index(rest[2:], []byte("*/"))
			if end < 0 {
				return s.refuse(s.at, `this comment never ends: add "*/".`)
			}
			s.at += end + 4
		case bytes.HasPrefix(rest, []byte("\xEF\xBB\xBF")):
			s.at += 3
		default:
			return nil
		}
	}
	return nil
}

func (s *scanner) readWord() {
	start := s.at
	for s.at < len(s.text) && (isLetter(s.text[s.at]) || isDigit(s.text[s.at])) {
		s.at++
	}
	text := string(s.text[start:s.at])
	switch lower := strings.ToLower(text); lower {
	case "strict", "graph", "digraph", "subgraph", "node", "edge":
		s.add(keyword, start, lower)
	default:
		s.add(word, start, text)
	}
}

// startsNumber tells whether a sign or dot is followed by what makes it a number.
func (s *scanner) startsNumber() bool {
	rest := s.text[s.at:]
	if rest[0] == '-' {
		rest = rest[1:]
	}
	if len(rest) > 0 && rest[0] == '.' {
		rest = rest[1:]
	}
	return len(rest) > 0 && isDigit(rest[0])
}

// number reads as far as the number goes: 12abc is two ids, as in Graphviz.
func (s *scanner) readNumber() {
	start := s.at
	if s.text[s.at] == '-' {
		s.at++
	}
	for dots := 0; s.at < len(s.text); s.at++ {
		if s.text[s.at] == '.' {
			dots++
		} else if !isDigit(s.text[s.at]) {
			break
		}
		if dots > 1 {
			break
		}
	}
	s.add(word, start, string(s.text[start:s.at]))
}

// joined reads a string or HTML, and the ones a + adds to it.
func (s *scanner) readString() *engine.Error {
	start, kind := s.at, quoted
	if s.text[s.at] == '<' {
		kind = markup
	}
	var text strings.Builder
	for {
		if err := s.readPiece(&text); err != nil {
			return err
		}
		end := s.at
		if err := s.skipBlank(); err != nil {
			return err
		}
		if s.at == len(s.text) || s.text[s.at] != '+' {
			s.at = end
			s.add(kind, start, text.String())
			return nil
		}
		plus := s.at
		s.at++
		if err := s.skipBlank(); err != nil {
			return err
		}
		if s.at == len(s.text) || s.text[s.at] != '"' && s.text[s.at] != '<' {
			return s.refuse(plus, `"+" joins two strings in quotes, and here the second is missing.`)
		}
		kind = quoted
	}
}

func (s *scanner) readPiece(text *strings.Builder) *engine.Error {
	if s.text[s.at] == '<' {
		return s.readMarkup(text)
	}
	start := s.at
	s.at++
	for s.at < len(s.text) {
		rest := s.text[s.at:]
		switch {
		case rest[0] == '"':
			s.at++
			return nil
		case bytes.HasPrefix(rest, []byte(`\"`)):
			text.WriteByte('"')
			s.at += 2
		case bytes.HasPrefix(rest, []byte(`\\`)):
			text.WriteString(`\\`)
			s.at += 2
		case bytes.HasPrefix(rest, []byte("\\\n")):
			s.at += 2
		case bytes.HasPrefix(rest, []byte("\\\r\n")):
			s.at += 3
		default:
			text.WriteByte(rest[0])
			s.at++
		}
	}
	return s.refuse(start, `this string never ends: add a closing ".`)
}

func (s *scanner) readMarkup(text *strings.Builder) *engine.Error {
	start := s.at
	for depth := 0; s.at < len(s.text); s.at++ {
		switch s.text[s.at] {
		case '<':
			depth++
		case '>':
			depth--
		}
		if depth == 0 {
			text.Write(s.text[start+1 : s.at])
			s.at++
			return nil
		}
	}
	return s.refuse(start, `this HTML never ends: each "<" needs its ">".`)
}

func (s *scanner) readSymbol() *engine.Error {
	start := s.at
	for _, arrow := range []string{"->", "--"} {
		if bytes.HasPrefix(s.text[start:], []byte(arrow)) {
			s.at += 2
			s.add(symbol, start, arrow)
			return nil
		}
	}
	c := s.text[start]
	switch c {
	case '{':
		if len(s.open) == MaxDepth {
			return s.tooLarge(start, "braces are nested more than %d deep: use fewer subgraphs.", MaxDepth)
		}
		s.open = append(s.open, start)
	case '}':
		if len(s.open) == 0 {
			return s.refuse(start, `there is no "{" for this "}": remove it.`)
		}
		s.open = s.open[:len(s.open)-1]
	case '[', ']', '=', ';', ',', ':':
	case 0:
		return s.refuse(start, "this is no text: save the file as UTF-8 and try again.")
	default:
		return s.refuse(start, "%q has no meaning here: put names with such signs in quotes.", string(rune(c)))
	}
	s.at++
	s.add(symbol, start, string(c))
	return nil
}

// isLetter follows Graphviz: every byte past ASCII belongs to a name, whatever
// the encoding.
func isLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
