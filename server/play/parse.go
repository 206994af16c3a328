package play

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"statecraft/engine"
	"statecraft/server/strictjson"
)

// Limits of a steps file. They are far above what a person writes and keep a
// wrong file from costing more than a moment.
const (
	MaxStepsBytes = 1 << 20
	MaxLineBytes  = 64 << 10
	MaxSteps      = 10_000
)

// maxReported bounds how many wrong lines are listed.
const maxReported = 50

// ParseSteps reads a steps file for the workflow: one JSON object a line, empty
// lines left out. Nothing is returned unless every line is right; the error is
// an *engine.Error that lists the wrong lines.
func ParseSteps(text []byte, w *engine.Workflow) ([]Step, error) {
	if len(text) > MaxStepsBytes {
		return nil, &engine.Error{
			Code:    engine.CodeInvalid,
			Message: fmt.Sprintf("The steps are longer than %d bytes; split them.", MaxStepsBytes),
		}
	}
	var steps []Step
	var wrong []engine.Problem
	first := 0
	for n, line := range bytes.Split(text, []byte("\n")) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		step, err := parseStep(line, w)
		if err == nil && step.Verb == Start && len(steps) > 0 {
			err = refuse("An instance starts once; put the start first.")
		}
		if err == nil && len(steps) == MaxSteps {
			err = refuse("There are more than %d steps; split the file.", MaxSteps)
		}
		if err != nil {
			if len(wrong) == 0 {
				first = n + 1
			}
			wrong = append(wrong, lineProblem(n+1, err))
			if len(wrong) == maxReported {
				break
			}
			continue
		}
		step.Line = n + 1
		steps = append(steps, step)
	}
	if len(wrong) > 0 {
		return nil, &engine.Error{
			Code:     engine.CodeInvalid,
			Message:  "The steps cannot be played; mend these lines.",
			Line:     first,
			Problems: wrong,
		}
	}
	return steps, nil
}

func refuse(format string, args ...any) error {
	return &engine.Error{Code: engine.CodeInvalid, Message: fmt.Sprintf(format, args...)}
}

func lineProblem(line int, err error) engine.Problem {
	return engine.Problem{
		Code:     "step",
		Severity: engine.SeverityError,
		Message:  fmt.Sprintf("line %d: %s", line, err),
	}
}

// wireStep is a line as it is written.
type wireStep struct {
	Start    *engine.Start  `json:"start"`
	Complete string         `json:"complete"`
	Claim    string         `json:"claim"`
	Release  string         `json:"release"`
	By       wirePerson     `json:"by"`
	Outcome  string         `json:"outcome"`
	Data     map[string]any `json:"data"`
	Notes    string         `json:"notes"`
}

// wirePerson is a name, or a name with groups.
type wirePerson struct{ engine.Person }

// UnmarshalJSONFrom accepts "ann" as well as {"name":"ann","groups":["finance"]}.
func (p *wirePerson) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	if d.PeekKind() == '"' {
		return json.UnmarshalDecode(d, &p.Name)
	}
	return json.UnmarshalDecode(d, &p.Person)
}

func parseStep(line []byte, w *engine.Workflow) (Step, error) {
	if len(line) > MaxLineBytes {
		return Step{}, refuse("The line is longer than %d bytes.", MaxLineBytes)
	}
	if line[0] != '{' {
		return Step{}, refuse(`Expected an object such as {"complete":"review","by":"ann"}.`)
	}
	var wire wireStep
	if err := strictjson.Decode(line, &wire); err != nil {
		return Step{}, err
	}
	return wire.step(w)
}

// step checks what the types alone do not say.
func (l *wireStep) step(w *engine.Workflow) (Step, error) {
	s := Step{By: l.By.Person, Start: l.Start, Outcome: l.Outcome, Data: l.Data, Notes: l.Notes}
	verbs := 0
	if l.Start != nil {
		s.Verb = Start
		verbs++
	}
	for _, named := range []struct {
		verb  Verb
		state string
	}{{Complete, l.Complete}, {Claim, l.Claim}, {Release, l.Release}} {
		if named.state != "" {
			s.Verb, s.State = named.verb, named.state
			verbs++
		}
	}
	if verbs != 1 {
		return Step{}, refuse(`Name one of "start", "complete", "claim" and "release".`)
	}
	if s.Verb != Complete && (s.Outcome != "" || s.Data != nil || s.Notes != "") {
		return Step{}, refuse(`"outcome", "data" and "notes" belong to "complete".`)
	}
	if s.By.Name == "" && len(s.By.Groups) > 0 {
		return Step{}, refuse(`"by" has groups but no name; add a "name".`)
	}
	if s.Verb != Start && w.State(s.State) == nil {
		return Step{}, refuse("There is no state %q; the states are %s.", s.State, stateList(w))
	}
	return s, nil
}

// stateList names the states for somebody who mistyped one.
func stateList(w *engine.Workflow) string {
	const most = 20
	var ids []string
	for i := range w.States {
		if i == most {
			ids = append(ids, fmt.Sprintf("and %d more", len(w.States)-most))
			break
		}
		ids = append(ids, w.States[i].ID)
	}
	return strings.Join(ids, ", ")
}
