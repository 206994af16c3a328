package engine_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"statecraft/engine"
)

// refView is what both folds must agree on, without the wording of incidents.
type refView struct {
	Status         engine.Status
	Starter        string
	Started, Ended string
	Data           map[string]any
	Roles          map[string][]engine.Actor
	Tokens         map[string]int
	Activations    []engine.Activation
	LastActivation int
	Signers        map[string][]string
	Ends           int
	Incident       *engine.Incident
	Events         int
}

func viewOfReference(i *refInstance) refView {
	v := refView{
		Status: i.status, Starter: i.starter, Started: i.started.String(), Ended: i.ended.String(),
		Data: i.data, Roles: i.roles, Tokens: i.tokens, Activations: wordless(i.activations),
		LastActivation: i.last, Signers: sortedNames(i.signers), Ends: i.ends, Incident: withoutWords(i.incident), Events: i.events,
	}
	return v
}

func viewOfEngine(i *engine.Instance) refView {
	tokens := map[string]int{}
	for _, t := range i.Tokens {
		tokens[t.Transition] += t.Count
	}
	i = i.Clone()
	return refView{
		Status: i.Status, Starter: i.Starter, Started: i.Started.String(), Ended: i.Ended.String(),
		Data: orEmpty(i.Data), Roles: orEmpty(i.Roles), Tokens: tokens, Activations: wordless(i.Activations),
		LastActivation: i.LastActivation, Signers: sortedNames(i.Signers), Ends: i.Ends,
		Incident: withoutWords(i.Incident), Events: i.Events,
	}
}

func orEmpty[V any](m map[string]V) map[string]V {
	if m == nil {
		return map[string]V{}
	}
	return m
}

func wordless(activations []engine.Activation) []engine.Activation {
	activations = append([]engine.Activation{}, activations...)
	for n := range activations {
		activations[n].Incident = withoutWords(activations[n].Incident)
	}
	return activations
}

func withoutWords(i *engine.Incident) *engine.Incident {
	if i == nil {
		return nil
	}
	c := *i
	c.Message = ""
	return &c
}

func sortedNames(signers map[string][]string) map[string][]string {
	c := map[string][]string{}
	for state, names := range signers {
		c[state] = slices.Sorted(slices.Values(names))
	}
	return c
}

// eventLines gives events as JSON, one a line, without the wording of incidents.
func eventLines(t refFailer, events []engine.Event) string {
	var lines []byte
	for _, e := range events {
		e.Incident = withoutWords(e.Incident)
		lines = append(append(lines, asJSON(t, e)...), '\n')
	}
	return string(lines)
}

// firstDifference shows where two lists of events part.
func firstDifference(engine, reference string) string {
	e, r := strings.Split(engine, "\n"), strings.Split(reference, "\n")
	same := 0
	for same < min(len(e), len(r)) && e[same] == r[same] {
		same++
	}
	part := func(lines []string, from, to int) string {
		return strings.Join(lines[max(from, 0):min(to, len(lines))], "\n")
	}
	return fmt.Sprintf("both:\n%s\nengine, of %d:\n%s\nreference, of %d:\n%s",
		part(e, same-6, same), len(e), part(e, same, same+4), len(r), part(r, same, same+4))
}

func asJSON(t refFailer, v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("JSON: %v", err)
	}
	return text
}

// refFailer is what both testing.T and rapid.T are.
type refFailer interface {
	Fatalf(format string, args ...any)
}
