package dot

import (
	"strconv"
	"strings"
)

// escapeLabel writes a text so that Graphviz draws it as it is. What it cannot
// draw becomes a space; the exact text then stands in an sc_ attribute as well.
func escapeLabel(text string) string {
	var b strings.Builder
	for n, r := range text {
		switch {
		case r == '\\':
			b.WriteString(`\\`)
		case r == '\n':
			b.WriteString(`\n`)
		case isUnseen(r):
			b.WriteByte(' ')
		case r == '&' && entityName(text[n+1:]) != "":
			b.WriteString("&amp;")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// labelText gives the text Graphviz would draw for a label.
func labelText(label value, nodeName, graphName string) string {
	if label.markup {
		return htmlText(label.text)
	}
	if !strings.ContainsAny(label.text, `\&`) {
		return label.text
	}
	var b strings.Builder
	for text := label.text; text != ""; {
		before, after, found := strings.Cut(text, `\`)
		b.WriteString(entities(before))
		if !found || after == "" {
			b.WriteString(strings.Repeat(`\`, len(text)-len(before)))
			break
		}
		switch after[0] {
		case 'n', 'l', 'r':
			b.WriteByte('\n')
		case 'N':
			b.WriteString(nodeName)
		case 'G':
			b.WriteString(graphName)
		default:
			b.WriteByte(after[0])
		}
		text = after[1:]
	}
	return b.String()
}

// entities undoes the character entities people use in labels, by number or by
// one of a few names.
func entities(text string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, "&")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name := entityName(after)
		if r := entity(name); r != 0 {
			b.WriteRune(r)
			text = after[len(name)+1:]
		} else {
			b.WriteByte('&')
			text = after
		}
	}
}

func entity(name string) rune {
	switch name {
	case "amp":
		return '&'
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "quot":
		return '"'
	case "apos":
		return '\''
	case "nbsp":
		return '\u00A0'
	}
	digits, base := strings.TrimPrefix(name, "#"), 10
	if digits == name {
		return 0
	}
	if hex := strings.TrimLeft(digits, "xX"); hex != digits {
		digits, base = hex, 16
	}
	code, err := strconv.ParseInt(digits, base, 32)
	if err != nil || code <= 0 || code > 0x10FFFF {
		return 0
	}
	return rune(code)
}

// entityName gives what stands between an "&" and a near ";", if it is made of
// letters and digits: Graphviz could take it for an entity.
func entityName(after string) string {
	for n := 0; n < len(after) && n < 12; n++ {
		switch c := after[n]; {
		case c == ';':
			return after[:n]
		case c != '#' && (c >= 0x80 || !isLetter(c) && !isDigit(c)):
			return ""
		}
	}
	return ""
}

// htmlText keeps the words of an HTML label: rows and breaks end a line, cells
// a word, everything else between < and > is dropped.
func htmlText(html string) string {
	var b strings.Builder
	for html != "" {
		before, after, found := strings.Cut(html, "<")
		b.WriteString(entities(before))
		if !found {
			break
		}
		tag, rest, _ := strings.Cut(after, ">")
		if strings.HasPrefix(tag, "!--") {
			_, rest, _ = strings.Cut(after, "-->")
		}
		switch name, _, _ := strings.Cut(strings.ToLower(strings.TrimSuffix(tag, "/")), " "); name {
		case "br", "/tr", "hr", "/table":
			b.WriteByte('\n')
		case "/td":
			b.WriteByte(' ')
		}
		html = rest
	}
	var lines []string
	for _, line := range strings.Split(b.String(), "\n") {
		if line = oneLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// recordText keeps the words of a record label: {<port> left | right}.
func recordText(label string) string {
	var b strings.Builder
	inPort, escaped := false, false
	for _, r := range label {
		switch {
		case escaped:
			escaped = false
			if !inPort {
				if !strings.ContainsRune(`{}|<> `, r) {
					b.WriteByte('\\')
				}
				b.WriteRune(r)
			}
		case r == '\\':
			escaped = true
		case r == '<':
			inPort = true
		case r == '>':
			inPort = false
		case inPort:
		case r == '{' || r == '}' || r == '|':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// oneLine joins words with single spaces.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
