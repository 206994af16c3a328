package hostile

import (
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// theme is a file of records.
type theme struct {
	server  string
	records []record
}

// record is one request and what must come back. Its texts still hold variables.
type record struct {
	line   int
	title  string
	as     string
	method string
	target string
	header []pair
	body   string

	status int
	code   string
	places string // as written, sorted as an answer's are
	checks []pair // first word and rest
}

type pair struct{ name, value string }

// readTheme reads a file as doc.go describes it.
func readTheme(file string) (*theme, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	p := parser{theme: &theme{server: usual}, in: between}
	for n, line := range strings.Split(string(text), "\n") {
		p.number = n + 1
		if err := p.read(line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %q", file, p.number, err, line)
		}
	}
	if p.in != between && p.in != inChecks {
		return nil, fmt.Errorf("%s: the last record has no end", file)
	}
	return p.theme, nil
}

// place is where in a record a line stands.
type place int

const (
	between place = iota
	inHead
	inHeader
	inBody
	inChecks
)

type parser struct {
	theme  *theme
	record *record // the one being read
	in     place
	number int
	body   []string
}

func (p *parser) read(line string) error {
	if title, begins := strings.CutPrefix(line, "-- "); begins && (p.in == between || p.in == inChecks) {
		p.theme.records = append(p.theme.records, record{line: p.number, title: title})
		p.record = &p.theme.records[len(p.theme.records)-1]
		p.in, p.body = inHead, nil
		return nil
	}
	switch answer, ends := strings.CutPrefix(line, "=> "); {
	case ends && (p.in == inHeader || p.in == inBody):
		p.in, p.record.body = inChecks, strings.Join(p.body, "\n")
		return p.record.expect(answer)
	case p.in == inBody:
		p.body = append(p.body, line)
	case p.in == inHeader && line == "":
		p.in = inBody
	case p.in == inHeader:
		return p.record.addHeader(line)
	case p.in == inHead:
		return p.head(line)
	case line == "" || strings.HasPrefix(line, "# "):
		p.in = between
	case p.in == inChecks:
		name, rest, _ := strings.Cut(line, " ")
		p.record.checks = append(p.record.checks, pair{name, rest})
	default:
		return p.choose(line)
	}
	return nil
}

var errLine = errors.New("this line has no place here")

func (p *parser) choose(line string) error {
	kind, ok := strings.CutPrefix(line, "server ")
	if !ok || len(p.theme.records) > 0 {
		return errLine
	}
	p.theme.server = kind
	return nil
}

// head is who asks, and the line of the request.
func (p *parser) head(line string) error {
	if name, ok := strings.CutPrefix(line, "as "); ok {
		p.record.as = name
		return nil
	}
	var ok bool
	if p.record.method, p.record.target, ok = strings.Cut(line, " "); !ok {
		return errLine
	}
	p.in = inHeader
	return nil
}

func (r *record) addHeader(line string) error {
	name, value, ok := strings.Cut(line, ":")
	if !ok {
		return errLine
	}
	r.header = append(r.header, pair{name, strings.TrimPrefix(value, " ")})
	return nil
}

func (r *record) expect(line string) (err error) {
	words := strings.Fields(line)
	if len(words) < 1 {
		return errLine
	}
	if r.status, err = strconv.Atoi(words[0]); err != nil || r.status < 400 {
		return err
	}
	if len(words) < 2 {
		return errLine
	}
	r.code, r.places = words[1], inOrder(words[2:])
	return nil
}

var repeated = regexp.MustCompile(`(?s)<<(\d+)\*(.*?)>>`)
var inHex = regexp.MustCompile(`<<hex:([0-9a-f]+)>>`)
var variable = regexp.MustCompile(`\$[a-z][a-zA-Z0-9]*`)

// expand replaces variables, repetitions and bytes in hex.
func expand(text string, variables map[string]string) string {
	text = variable.ReplaceAllStringFunc(text, func(name string) string {
		if value, known := variables[name[1:]]; known {
			return value
		}
		return name
	})
	text = repeated.ReplaceAllStringFunc(text, func(word string) string {
		part := repeated.FindStringSubmatch(word)
		n, _ := strconv.Atoi(part[1])
		return strings.Repeat(part[2], n)
	})
	return inHex.ReplaceAllStringFunc(text, func(word string) string {
		bytes, _ := hex.DecodeString(inHex.FindStringSubmatch(word)[1])
		return string(bytes)
	})
}
