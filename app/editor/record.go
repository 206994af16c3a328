package editor

import (
	"encoding/json"
	"errors"

	"statecraft/engine"
)

// recordVersion is the form in which steps are written. Steps of another form are
// not read: then the history begins anew.
const recordVersion = 1

// stepsRecord is some steps one after the other as JSON.
type stepsRecord struct {
	Version int               `json:"version"`
	Steps   []json.RawMessage `json:"steps"`
}

type stepRecord struct {
	Label   string         `json:"label"`
	Joint   string         `json:"joint,omitempty"`
	Epoch   int            `json:"epoch,omitempty"`
	Changes []changeRecord `json:"changes"`
}

// changeRecord is a change with both its sides whole; a side that is missing was
// not there.
type changeRecord struct {
	Thing  string          `json:"thing"`
	At     int             `json:"at,omitempty"`
	ID     string          `json:"id,omitempty"`
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
}

// Things a change can be about.
const (
	thingState      = "state"
	thingPlace      = "place"
	thingTransition = "transition"
	thingNote       = "note"
	thingHead       = "head"
	thingWorkflow   = "workflow"
)

// encoded is the step as JSON. It is written once and kept as long as the step
// stays what it is.
func (s *step) encoded() json.RawMessage {
	if s.json != nil {
		return s.json
	}
	record := stepRecord{Label: s.label, Joint: s.joint.key, Epoch: s.epoch, Changes: make([]changeRecord, len(s.changes))}
	for i, c := range s.changes {
		record.Changes[i] = c.record()
	}
	s.json = toJSON(record)
	return s.json
}

// encodeSteps writes steps one after the other.
func encodeSteps(steps []step) []byte {
	record := stepsRecord{Version: recordVersion, Steps: make([]json.RawMessage, len(steps))}
	for i := range steps {
		record.Steps[i] = steps[i].encoded()
	}
	return toJSON(record)
}

// decodeSteps reads what encodeSteps wrote.
func decodeSteps(data []byte) ([]step, error) {
	var record stepsRecord
	if err := json.Unmarshal(data, &record); err != nil {
		return nil, err
	}
	if record.Version != recordVersion {
		return nil, errNoSteps
	}
	steps := make([]step, len(record.Steps))
	for i, text := range record.Steps {
		var s stepRecord
		if err := json.Unmarshal(text, &s); err != nil {
			return nil, err
		}
		if s.Epoch < 0 {
			return nil, errNoSteps
		}
		steps[i] = step{label: s.Label, joint: joint{key: s.Joint}, epoch: s.Epoch, changes: make([]change, len(s.Changes)), json: text}
		for j := range s.Changes {
			c, err := s.Changes[j].change()
			if err != nil {
				return nil, err
			}
			steps[i].changes[j] = c
		}
	}
	return steps, nil
}

var errNoSteps = errors.New("these are no steps of this form")

func (c stateChange) record() changeRecord {
	return changeRecord{Thing: thingState, At: c.at, Before: sideOf(c.before), After: sideOf(c.after)}
}

func (c placeChange) record() changeRecord {
	return changeRecord{Thing: thingPlace, At: c.at, ID: c.id, Before: toJSON(c.before), After: toJSON(c.after)}
}

func (c transitionChange) record() changeRecord {
	return changeRecord{Thing: thingTransition, At: c.at, Before: sideOf(c.before), After: sideOf(c.after)}
}

func (c noteChange) record() changeRecord {
	return changeRecord{Thing: thingNote, At: c.at, Before: sideOf(c.before), After: sideOf(c.after)}
}

func (c headChange) record() changeRecord {
	return changeRecord{Thing: thingHead, Before: toJSON(c.before), After: toJSON(c.after)}
}

func (c wholeChange) record() changeRecord {
	return changeRecord{Thing: thingWorkflow, Before: toJSON(c.before), After: toJSON(c.after)}
}

// change is what was recorded.
func (r *changeRecord) change() (change, error) {
	if r.At < 0 {
		return nil, errNoSteps
	}
	switch r.Thing {
	case thingState:
		before, after, err := sides[engine.State](r)
		if err == nil && !(isPlaced(before) && isPlaced(after)) {
			err = errNoSteps
		}
		return stateChange{r.At, before, after}, err
	case thingTransition:
		before, after, err := sides[engine.Transition](r)
		return transitionChange{r.At, before, after}, err
	case thingNote:
		before, after, err := sides[engine.Note](r)
		return noteChange{r.At, before, after}, err
	case thingPlace:
		before, after, err := bothSides[engine.Point](r)
		if err != nil {
			return nil, err
		}
		return placeChange{r.At, r.ID, *before, *after}, nil
	case thingHead:
		before, after, err := bothSides[engine.Workflow](r)
		if err != nil {
			return nil, err
		}
		return headChange{head(*before), head(*after)}, nil
	case thingWorkflow:
		before, after, err := bothSides[engine.Workflow](r)
		if err != nil {
			return nil, err
		}
		return wholeChange{prepared(*before), prepared(*after)}, nil
	}
	return nil, errNoSteps
}

func isPlaced(s *engine.State) bool { return s == nil || s.Position != nil && isPlace(*s.Position) }

// sides reads the sides that are there, at least one of them.
func sides[T any](r *changeRecord) (before, after *T, err error) {
	for _, side := range []struct {
		text json.RawMessage
		into **T
	}{{r.Before, &before}, {r.After, &after}} {
		if len(side.text) > 0 {
			if err := json.Unmarshal(side.text, side.into); err != nil {
				return nil, nil, err
			}
		}
	}
	if before == nil && after == nil {
		return nil, nil, errNoSteps
	}
	return before, after, nil
}

func bothSides[T any](r *changeRecord) (before, after *T, err error) {
	before, after, err = sides[T](r)
	if err == nil && (before == nil || after == nil) {
		err = errNoSteps
	}
	return before, after, err
}

// sideOf is one side of a change; nothing where it was not there.
func sideOf[T any](v *T) json.RawMessage {
	if v == nil {
		return nil
	}
	return toJSON(v)
}

// toJSON writes what is made of nothing but what JSON holds.
func toJSON(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		return nil // a value no JSON can hold comes from nowhere but the model's any, and that came from JSON
	}
	return data
}
