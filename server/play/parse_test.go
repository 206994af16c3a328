package play

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"statecraft/engine"
)

func twoStates() *engine.Workflow {
	return &engine.Workflow{
		Key: "two",
		States: []engine.State{
			{ID: "draft", Name: "Draft", Initial: true, Actors: []engine.Actor{engine.ActorStarter}},
			{ID: "review", Name: "Review", Actors: []engine.Actor{"group:finance"}},
		},
		Transitions: []engine.Transition{{ID: "draft->review", From: "draft", To: "review"}},
	}
}

func TestParseSteps(t *testing.T) {
	text := `{"start":{"data":{"amount":3},"roles":{"moderator":["user:bo"]}},"by":"ann"}

{"claim":"review","by":{"name":"bo","groups":["finance"]}}
{"release":"review","by":"bo"}` + "\r\n" + `
{"complete":"review","outcome":"Approve","by":"bo","data":{"ok":true},"notes":"fine"}
`
	want := []Step{
		{Verb: Start, By: engine.Person{Name: "ann"}, Line: 1, Start: &engine.Start{
			Data:  map[string]any{"amount": 3.0},
			Roles: map[string][]engine.Actor{"moderator": {"user:bo"}},
		}},
		{Verb: Claim, State: "review", By: engine.Person{Name: "bo", Groups: []string{"finance"}}, Line: 3},
		{Verb: Release, State: "review", By: engine.Person{Name: "bo"}, Line: 4},
		{
			Verb: Complete, State: "review", By: engine.Person{Name: "bo"}, Line: 6,
			Outcome: "Approve", Data: map[string]any{"ok": true}, Notes: "fine",
		},
	}
	got, err := ParseSteps([]byte(text), twoStates())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestParseStepsRefuses(t *testing.T) {
	cases := []struct{ name, text, message string }{
		{"no JSON", `complete draft`, `line 1: Expected an object`},
		{"list", `["draft"]`, `line 1: Expected an object`},
		{"cut off", `{"complete":"draft"`, `line 1: The JSON text ends too early.`},
		{"two objects", `{"claim":"draft"} {"release":"draft"}`, `line 1: This is not valid JSON.`},
		{"unknown field", `{"complete":"draft","who":"ann"}`, `line 1: There is no field "who"`},
		{"repeated field", `{"complete":"draft","complete":"review"}`, `line 1: The field "complete" is given twice`},
		{"wrong type", `{"complete":7}`, `line 1: /complete does not take this number.`},
		{"wrong type of person", `{"complete":"draft","by":["ann"]}`, `line 1: /by does not take a list.`},
		{"unknown field of a person", `{"complete":"draft","by":{"nick":"ann"}}`, `line 1: There is no field "nick" in /by`},
		{"groups of nobody", `{"complete":"draft","by":{"groups":["finance"]}}`, `line 1: "by" has groups but no name`},
		{"no verb", `{"by":"ann"}`, `line 1: Name one of`},
		{"two verbs", `{"claim":"draft","complete":"draft"}`, `line 1: Name one of`},
		{"outcome of a claim", `{"claim":"draft","outcome":"Approve"}`, `line 1: "outcome", "data" and "notes" belong to "complete".`},
		{"unknown state", `{"complete":"drfat"}`, `line 1: There is no state "drfat"; the states are draft, review.`},
		{"late start", "{\"claim\":\"draft\"}\n{\"start\":{}}", `line 2: An instance starts once`},
		{"long line", `{"complete":"draft","notes":"` + strings.Repeat("x", MaxLineBytes) + `"}`, `line 1: The line is longer than`},
		{"too many", strings.Repeat("{\"claim\":\"draft\"}\n", MaxSteps+1), fmt.Sprintf("line %d: There are more than", MaxSteps+1)},
		{"too long", strings.Repeat("\n", MaxStepsBytes+1), `The steps are longer than`},
		{"every wrong line is told", "{}\n{\"claim\":\"draft\"}\n[]", "line 1: Name one of \"start\", \"complete\", \"claim\" and \"release\".\n  line 3: Expected"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			steps, err := ParseSteps([]byte(c.text), twoStates())
			var e *engine.Error
			if !errors.As(err, &e) || e.Code != engine.CodeInvalid {
				t.Fatalf("got %v, want an *engine.Error with code invalid", err)
			}
			if steps != nil {
				t.Errorf("%d steps came with the error", len(steps))
			}
			if !strings.Contains(err.Error(), c.message) {
				t.Errorf("got  %s\nwant %s", err, c.message)
			}
		})
	}
}

func FuzzParseSteps(f *testing.F) {
	f.Add([]byte(`{"start":{"data":{}},"by":"ann"}` + "\n" + `{"complete":"review","by":{"name":"bo","groups":["finance"]}}`))
	f.Add([]byte(`{"claim":"draft","claim":"draft"}`))
	f.Add([]byte("\r\n\r\n{"))
	w := twoStates()
	f.Fuzz(func(t *testing.T, text []byte) {
		steps, err := ParseSteps(text, w)
		var e *engine.Error
		if err != nil && (!errors.As(err, &e) || steps != nil) {
			t.Errorf("refused with %#v and %d steps", err, len(steps))
		}
		for _, s := range steps {
			if s.Line < 1 || s.Verb == "" || (s.Verb != Start && w.State(s.State) == nil) {
				t.Errorf("accepted %+v", s)
			}
		}
	})
}
