package hostile

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"statecraft/engine"
	"statecraft/shared"
)

// playRecords plays every file in testdata against the server it names. Records
// of a file build on each other; files do not.
func playRecords(t *testing.T, sites map[string]*site) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no records: %v", err)
	}
	for _, file := range files {
		theme, err := readTheme(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			p := &player{site: sites[theme.server], file: file, variables: map[string]string{}}
			if p.site == nil {
				t.Fatalf("%s: there is no server %q", file, theme.server)
			}
			for n := range theme.records {
				p.play(t, &theme.records[n])
			}
		})
	}
}

// player knows what records of a file have kept.
type player struct {
	site      *site
	file      string
	variables map[string]string
}

func (p *player) play(t *testing.T, r *record) {
	t.Helper()
	a := p.site.send(t, r.method, p.text(t, r))
	var wrong []string
	if a.StatusCode != r.status {
		wrong = append(wrong, fmt.Sprintf("status %d, want %d", a.StatusCode, r.status))
	} else if a.StatusCode >= 400 && r.code != "-" && r.method != "HEAD" {
		wrong = append(wrong, p.refused(r, a)...)
	}
	for _, c := range r.checks {
		if c.name == "problem" || len(wrong) > 0 && c.name != "keep" {
			continue
		}
		if err := p.check(a, c); err != nil {
			wrong = append(wrong, err.Error())
		}
	}
	if len(wrong) > 0 {
		t.Errorf("%s:%d: %s\n%s %.200s: %s\n%.1500s", p.file, r.line, r.title, r.method, r.target, strings.Join(wrong, "; "), a.raw)
	}
}

// text is the request as it is sent: what the page would send, and over it what
// the record says.
func (p *player) text(t *testing.T, r *record) string {
	t.Helper()
	body := expand(r.body, p.variables)
	usual := []pair{{"Host", p.site.host}}
	if r.as != "" {
		usual = append(usual, pair{"Cookie", "statecraft=" + p.site.session(t, r.as)})
	}
	if r.method != "GET" && r.method != "HEAD" {
		usual = append(usual, pair{"X-Statecraft", "1"})
	}
	if body != "" {
		usual = append(usual, pair{"Content-Type", "application/json"}, pair{"Content-Length", strconv.Itoa(len(body))})
	}
	lines := []string{r.method + " " + expand(r.target, p.variables) + " HTTP/1.1"}
	for _, h := range usual {
		if !slices.ContainsFunc(r.header, func(own pair) bool { return strings.EqualFold(own.name, h.name) }) {
			lines = append(lines, h.name+": "+h.value)
		}
	}
	for _, h := range r.header {
		if h.value != "" {
			lines = append(lines, h.name+": "+expand(h.value, p.variables))
		}
	}
	return strings.Join(lines, "\r\n") + "\r\n\r\n" + body
}

// refused compares a problem document, of which nothing may be missing.
func (p *player) refused(r *record, a *answer) (wrong []string) {
	problem, err := problemOf(a)
	if err != nil {
		return []string{err.Error()}
	}
	if string(problem.Code) != r.code {
		wrong = append(wrong, fmt.Sprintf("code %s, want %s", problem.Code, r.code))
	}
	places := placesOf(problem.Field, problem.State, problem.Transit, problem.Line, problem.Column)
	if want := expand(r.places, p.variables); !placesFit(places, want) {
		wrong = append(wrong, fmt.Sprintf("place %q, want %q", places, want))
	}
	var problems, wanted []string
	for _, one := range problem.Problems {
		problems = append(problems, strings.TrimSpace(string(one.Code)+" "+placesOf(one.Field, one.State, one.Transition, 0, one.Column)))
	}
	for _, c := range r.checks {
		if c.name == "problem" {
			code, places, _ := strings.Cut(c.value, " ")
			wanted = append(wanted, strings.TrimSpace(code+" "+inOrder(strings.Fields(expand(places, p.variables)))))
		}
	}
	if !slices.Equal(problems, wanted) {
		wrong = append(wrong, fmt.Sprintf("problems %q, want %q", problems, wanted))
	}
	return wrong
}

// problemOf reads a problem document and checks what each of them has.
func problemOf(a *answer) (*shared.ProblemDocument, error) {
	var p shared.ProblemDocument
	d := json.NewDecoder(strings.NewReader(a.body))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return nil, fmt.Errorf("no problem document: %w", err)
	}
	last, _ := utf8.DecodeLastRuneInString(p.Detail)
	switch {
	case a.Header.Get("Content-Type") != "application/problem+json", p.Status != a.StatusCode, p.Title == "", p.Type != "about:blank":
		return nil, errors.New("no proper problem document")
	case p.Request == "" || p.Request != a.Header.Get("X-Request-Id"):
		return nil, fmt.Errorf("request %q, in the header %q", p.Request, a.Header.Get("X-Request-Id"))
	case a.Header.Get("Cache-Control") != "no-store", a.Header.Get("X-Content-Type-Options") != "nosniff":
		return nil, errors.New("it may be kept, or taken for something else")
	case !strings.ContainsRune(".…", last):
		return nil, fmt.Errorf("no sentence: %q", p.Detail)
	case p.Code == engine.CodeInternal:
		return &p, errors.New("a fault of the server")
	}
	return &p, nil
}

// placesOf writes places as records do, in the order of their names.
func placesOf(field, state, transition string, line, column int) string {
	var words []string
	for name, value := range map[string]string{"field": field, "state": state, "transition": transition, "line": number(line), "column": number(column)} {
		if value != "" {
			words = append(words, name+"="+value)
		}
	}
	return inOrder(words)
}

// placesFit compares places; one that is wanted as "name=*" may be anywhere.
func placesFit(got, want string) bool {
	return slices.EqualFunc(strings.Fields(got), strings.Fields(want), func(g, w string) bool {
		anywhere, ok := strings.CutSuffix(w, "*")
		return g == w || ok && strings.HasPrefix(g, anywhere)
	})
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func inOrder(words []string) string { return strings.Join(slices.Sorted(slices.Values(words)), " ") }

// check is one line below what is expected.
func (p *player) check(a *answer, c pair) error {
	value := expand(c.value, p.variables)
	switch c.name {
	case "has":
		if !strings.Contains(a.body, value) {
			return fmt.Errorf("lacks %q", value)
		}
	case "lacks":
		if strings.Contains(a.raw, value) {
			return fmt.Errorf("has %q", value)
		}
	case "header":
		name, want, _ := strings.Cut(value, ":")
		if got := a.Header.Get(name); got != strings.TrimSpace(want) {
			return fmt.Errorf("%s is %q", name, got)
		}
	case "keep":
		name, path, _ := strings.Cut(value, " ")
		return p.keep(a, name, path)
	default:
		want, ok := strings.CutPrefix(value, "= ")
		if !ok {
			return fmt.Errorf("%s is no check", c.name)
		}
		return same(a, expand(c.name, p.variables), want)
	}
	return nil
}

// same compares a value of the answer with JSON.
func same(a *answer, path, want string) error {
	var wanted any
	if err := json.Unmarshal([]byte(want), &wanted); err != nil {
		return fmt.Errorf("%s is no JSON: %w", want, err)
	}
	got, err := at(a, path)
	if err == nil && !reflect.DeepEqual(got, wanted) {
		err = fmt.Errorf("%s is %v, want %s", path, got, want)
	}
	return err
}

// at finds a value: names and numbers divided by dots. "count" is how many there are.
func at(a *answer, path string) (any, error) {
	var value any
	if err := json.Unmarshal([]byte(a.body), &value); err != nil {
		return nil, err
	}
	for step := range strings.SplitSeq(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			if value = v[step]; step == "count" {
				value = float64(len(v))
			}
		case []any:
			n, err := strconv.Atoi(step)
			switch {
			case step == "count":
				value = float64(len(v))
			case err != nil || n < 0 || n >= len(v):
				return nil, nil
			default:
				value = v[n]
			}
		default:
			return nil, nil
		}
	}
	return value, nil
}

func (p *player) keep(a *answer, name, path string) error {
	if path == "cookie" {
		cookies := a.Cookies()
		if len(cookies) != 1 {
			return errors.New("no cookie to keep")
		}
		p.variables[name] = cookies[0].Value
		return nil
	}
	value, err := at(a, path)
	switch v := value.(type) {
	case string:
		p.variables[name] = v
		if strings.HasPrefix(name, "secret") {
			p.site.secrets[p.file+" "+name] = v
		}
	case float64:
		p.variables[name] = strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return fmt.Errorf("nothing to keep at %s: %v (known: %v)", path, err, slices.Sorted(maps.Keys(p.variables)))
	}
	return nil
}
