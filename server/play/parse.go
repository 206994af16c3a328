package play

import (
	"bytes"
	"fmt"

	"statecraft/engine"
)

// Limits of a steps file. They are far above what a person writes and keep a
// wrong file from costing more than a moment.
const (
	MaxStepsBytes = 1 << 20
	MaxLineBytes  = 64 << 10
	MaxSteps      = 10_000
	MaxPeople     = 10_000 // in the lists of all steps
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
	first, people := 0, 0
	for n, line := range bytes.Split(text, []byte("\n")) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		step, err := parseStep(line, w)
		if err == nil && step.Verb == Start && len(steps) > 0 {
			err = refuse("An instance starts once; put the start first.")
		}
		people += len(step.People)
		if err == nil && people > MaxPeople {
			err = refuse("The steps list more than %d people; shorten the lists.", MaxPeople)
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
