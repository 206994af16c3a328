package play

import (
	"fmt"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"statecraft/engine"
	"statecraft/server/strictjson"
)

// wireStep is a line as it is written.
type wireStep struct {
	Start    *engine.Start  `json:"start"`
	Complete string         `json:"complete"`
	Claim    string         `json:"claim"`
	Release  string         `json:"release"`
	Delegate string         `json:"delegate"`
	Assign   string         `json:"assign"`
	Resolve  string         `json:"resolve"`
	By       wirePerson     `json:"by"`
	To       wirePerson     `json:"to"`
	People   []wirePerson   `json:"people"`
	For      string         `json:"for"`
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
	s := Step{
		By: l.By.Person, To: l.To.Person, For: l.For,
		Start: l.Start, Outcome: l.Outcome, Data: l.Data, Notes: l.Notes,
	}
	for _, p := range l.People {
		s.People = append(s.People, p.Person)
	}
	verbs := 0
	if l.Start != nil {
		s.Verb = Start
		verbs++
	}
	for _, named := range []struct {
		verb  Verb
		state string
	}{
		{Complete, l.Complete}, {Claim, l.Claim}, {Release, l.Release},
		{Delegate, l.Delegate}, {Assign, l.Assign}, {Resolve, l.Resolve},
	} {
		if named.state != "" {
			s.Verb, s.State = named.verb, named.state
			verbs++
		}
	}
	if verbs != 1 {
		return Step{}, refuse(`Name one of "start", "complete", "claim", "release", "delegate", "assign" and "resolve".`)
	}
	if err := l.misplaced(s.Verb); err != nil {
		return Step{}, err
	}
	if s.Verb == Complete && s.State == engine.FromAnywhere && choosable(w) {
		return s, nil
	}
	if s.Verb != Start && w.State(s.State) == nil {
		return Step{}, refuse("There is no state %q; the states are %s.", s.State, stateList(w))
	}
	return s, nil
}

// misplaced refuses what the verb does not take, and the want of what it needs.
func (l *wireStep) misplaced(v Verb) error {
	host := v == Assign || v == Resolve
	switch {
	case v != Complete && (l.Outcome != "" || l.Data != nil || l.For != ""):
		return refuse(`"outcome", "data" and "for" belong to "complete".`)
	case v != Complete && v != Delegate && l.Notes != "":
		return refuse(`"notes" belong to "complete" and "delegate".`)
	case (v == Assign || v == Delegate) != (l.To.Name != ""):
		return refuse(`"to" names somebody in "assign" and "delegate", and only there.`)
	case (v == Resolve) != (l.People != nil):
		return refuse(`"people" is the list of who may sign in "resolve", and only there.`)
	case host && l.By.Name != "":
		return refuse(`Nobody does "assign" and "resolve": leave out "by".`)
	}
	named := map[string][]wirePerson{"by": {l.By}, "to": {l.To}, "people": l.People}
	for _, field := range []string{"by", "to", "people"} {
		for _, p := range named[field] {
			if p.Name == "" && (field == "people" || p.Groups != nil || p.Manages != nil) {
				return refuse(`%q has somebody without a name; add a "name".`, field)
			}
		}
	}
	return nil
}

// choosable tells whether people can choose something for the whole instance.
func choosable(w *engine.Workflow) bool {
	return slices.ContainsFunc(w.Transitions, func(t engine.Transition) bool { return t.From == engine.FromAnywhere })
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
