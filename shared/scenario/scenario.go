package scenario

import (
	"fmt"
	"strings"

	"statecraft/engine"
	"statecraft/shared/dot"
)

// MaxBytes bounds a scenario file.
const MaxBytes = 1 << 20

// Scenario is a parsed file.
type Scenario struct {
	steps []step
	tail  string // remarks after the last step
}

// step is one thing that happens, with the blank lines and remarks before it.
// Exactly one of the fields below text says which.
type step struct {
	before string
	text   string // as it stands in the file
	line   int

	person   *engine.Person   // what the directory says of somebody
	workflow *engine.Workflow // a graph
	again    bool             // another instance of the workflow
	command  string
}

// again is the line that begins another instance of the same workflow.
const again = "new instance"

// Parse reads a scenario file. What it expects is left out: [Scenario.Run] gives
// the whole text with what happens instead. The error says the line.
func Parse(text string) (*Scenario, error) {
	if len(text) > MaxBytes {
		return nil, fmt.Errorf("the scenario is larger than %d bytes", MaxBytes)
	}
	s := &Scenario{}
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	begun := false // a graph has been read
	for n := 0; n < len(lines); n++ {
		if strings.TrimSpace(lines[n]) == "" || strings.HasPrefix(lines[n], "#") {
			s.tail += lines[n] + "\n"
			continue
		}
		next, last, err := parseStep(lines, n, begun)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		if next == nil {
			continue // what is expected
		}
		begun = begun || next.workflow != nil
		next.before, s.tail = s.tail, ""
		next.text, next.line = strings.Join(lines[n:last+1], "\n")+"\n", n+1
		s.steps = append(s.steps, *next)
		n = last
	}
	if !begun {
		return nil, fmt.Errorf("line %d: there is no graph yet: it begins with digraph", len(lines))
	}
	if s.tail = strings.TrimRight(s.tail, "\n"); s.tail != "" {
		s.tail += "\n"
	}
	return s, nil
}

// parseStep reads the step that begins on a line, and says on which it ends. A
// line of what is expected is no step; there is none before the first graph.
func parseStep(lines []string, n int, begun bool) (next *step, last int, err error) {
	line := lines[n]
	switch {
	case strings.HasPrefix(line, "person "):
		p, err := parsePerson(strings.Fields(line)[1:])
		return &step{person: &p}, n, err
	case strings.HasPrefix(line, "digraph") || strings.HasPrefix(line, "strict"):
		return parseGraph(lines, n)
	case !begun:
		return nil, n, fmt.Errorf("a person, a remark or the graph comes here")
	case line == again:
		return &step{again: true}, n, nil
	case strings.HasPrefix(line, "> "):
		return &step{command: strings.TrimPrefix(line, "> ")}, n, nil
	}
	return nil, n, nil
}

// parseGraph reads a graph up to the } that stands at the beginning of a line.
func parseGraph(lines []string, from int) (*step, int, error) {
	for n := from; n < len(lines); n++ {
		if !strings.HasPrefix(lines[n], "}") {
			continue
		}
		result, err := dot.Parse([]byte(strings.Join(lines[from:n+1], "\n")))
		if err != nil {
			return nil, n, fmt.Errorf("the graph that begins here: %w", err)
		}
		return &step{workflow: &result.Workflow}, n, nil
	}
	return nil, from, fmt.Errorf("the graph that begins here does not end with a } of its own line")
}

func parsePerson(words []string) (engine.Person, error) {
	if len(words) == 0 {
		return engine.Person{}, fmt.Errorf("a person needs a name")
	}
	p := engine.Person{Name: words[0]}
	for _, w := range words[1:] {
		switch users, manages := strings.CutPrefix(w, "manages="); {
		case manages:
			p.Manages = strings.Split(users, ",")
		case w == "operator":
			p.Operator = true
		default:
			p.Groups = append(p.Groups, w)
		}
	}
	return p, nil
}
