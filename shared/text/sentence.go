package text

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// pattern recognises the sentences made with one format.
type pattern struct {
	places []Place
	weight int // how much of it is fixed
	text   string
}

// patternsOf gives the most particular patterns first, so that "%s cannot go on:
// nothing fits." is found before "%s cannot go on: %s.".
func patternsOf(told map[string]string) []pattern {
	list := make([]pattern, 0, len(told))
	for source, translated := range told {
		p := pattern{places: Places(source), text: translated}
		for _, place := range p.places {
			p.weight += len(place.Before)
		}
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b pattern) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.text, b.text))
	})
	return list
}

// nesting is how many sentences may stand in each other.
const nesting = 4

// Sentence puts finished English in this language: every line of it that the
// catalogue has a format for, and the sentences within it likewise. What is not
// recognised, such as a name, stays as it is.
func (l *Language) Sentence(english string) string {
	if l == nil {
		return english
	}
	lines := strings.Split(english, "\n")
	for n, line := range lines {
		words := strings.TrimLeft(line, " ")
		lines[n] = line[:len(line)-len(words)] + l.line(words, nesting)
	}
	return strings.Join(lines, "\n")
}

func (l *Language) line(english string, depth int) string {
	if english == "" || depth == 0 {
		return english
	}
	for _, p := range l.patterns() {
		args, ok := p.match(english)
		if !ok {
			continue
		}
		for _, place := range p.places {
			if place.Verb != 0 && place.Verb != 'q' { // what is quoted is a name
				args[place.Index] = l.line(args[place.Index], depth-1)
			}
		}
		return Fill(p.text, args...)
	}
	return english
}

// match takes a sentence apart as the format put it together. A place ends where
// the fixed words after it first stand.
func (p pattern) match(s string) (args []string, ok bool) {
	args = make([]string, len(p.places)) // none is more than there are places
	for n, place := range p.places {
		if s, ok = strings.CutPrefix(s, place.Before); !ok {
			return nil, false
		}
		if place.Verb == 0 {
			return args, s == ""
		}
		after := p.places[n+1]
		arg, rest, ok := take(s, place.Verb, after.Before, after.Verb == 0)
		if !ok || place.Index >= len(args) {
			return nil, false
		}
		args[place.Index], s = arg, rest
	}
	return nil, false
}

// take reads one argument off the beginning of a sentence.
func take(s string, verb byte, before string, last bool) (arg, rest string, ok bool) {
	switch {
	case verb == 'd':
		rest = strings.TrimLeft(s, "0123456789")
		arg = s[:len(s)-len(rest)]
		return arg, rest, arg != ""
	case verb == 'q':
		quoted, err := strconv.QuotedPrefix(s)
		if err != nil {
			return "", s, false
		}
		arg, err = strconv.Unquote(quoted)
		return arg, s[len(quoted):], err == nil
	case last:
		arg, ok = strings.CutSuffix(s, before)
		return arg, before, ok
	}
	at := strings.Index(s, before)
	if at < 0 || before == "" {
		return "", s, false
	}
	return s[:at], s[at:], true
}
