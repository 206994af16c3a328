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
{"delegate":"review","to":"cy","by":{"name":"bo","manages":["ann"]},"notes":"away"}
{"complete":"review","by":"cy","for":"bo"}
{"assign":"review","to":{"name":"dora","groups":["finance"]}}
{"resolve":"review","people":["bo",{"name":"dora","groups":["finance"]}]}
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
		{
			Verb: Delegate, State: "review", By: engine.Person{Name: "bo", Manages: []string{"ann"}}, Line: 7,
			To: engine.Person{Name: "cy"}, Notes: "away",
		},
		{Verb: Complete, State: "review", By: engine.Person{Name: "cy"}, For: "bo", Line: 8},
		{Verb: Assign, State: "review", To: engine.Person{Name: "dora", Groups: []string{"finance"}}, Line: 9},
		{Verb: Resolve, State: "review", Line: 10, People: []engine.Person{
			{Name: "bo"}, {Name: "dora", Groups: []string{"finance"}},
		}},
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
		{"groups of nobody", `{"complete":"draft","by":{"groups":["finance"]}}`, `line 1: "by" has somebody without a name`},
		{"no verb", `{"by":"ann"}`, `line 1: Name one of`},
		{"two verbs", `{"claim":"draft","complete":"draft"}`, `line 1: Name one of`},
		{"outcome of a claim", `{"claim":"draft","outcome":"Approve"}`, `line 1: "outcome", "data" and "for" belong to "complete".`},
		{"data of a start", `{"start":{},"data":{}}`, `line 1: "outcome", "data" and "for" belong to "complete".`},
		{"somebody claims for another", `{"claim":"draft","for":"bo"}`, `line 1: "outcome", "data" and "for" belong to "complete".`},
		{"notes of a claim", `{"claim":"draft","notes":"mine"}`, `line 1: "notes" belong to "complete" and "delegate".`},
		{"delegated to nobody", `{"delegate":"draft"}`, `line 1: "to" names somebody in "assign" and "delegate", and only there.`},
		{"assigned to nobody", `{"assign":"draft","to":{"groups":["finance"]}}`, `line 1: "to" names somebody in "assign"`},
		{"completed to somebody", `{"complete":"draft","to":"bo"}`, `line 1: "to" names somebody in "assign"`},
		{"resolved without people", `{"resolve":"draft"}`, `line 1: "people" is the list of who may sign in "resolve", and only there.`},
		{"people of a claim", `{"claim":"draft","people":[]}`, `line 1: "people" is the list`},
		{"people without a name", `{"resolve":"draft","people":["bo",{"groups":["finance"]}]}`, `line 1: "people" has somebody without a name`},
		{"people with an empty name", `{"resolve":"draft","people":[""]}`, `line 1: "people" has somebody without a name`},
		{"somebody resolves", `{"resolve":"draft","people":[],"by":"bo"}`, `line 1: Nobody does "assign" and "resolve": leave out "by".`},
		{"somebody assigns", `{"assign":"draft","to":"bo","by":"ann"}`, `line 1: Nobody does "assign" and "resolve"`},
		{"managers of nobody", `{"complete":"draft","by":{"manages":["ann"]}}`, `line 1: "by" has somebody without a name`},
		{"nothing for the whole instance", `{"complete":"*"}`, `line 1: There is no state "*"`},
		{"unknown state", `{"complete":"drfat"}`, `line 1: There is no state "drfat"; the states are draft, review.`},
		{"late start", "{\"claim\":\"draft\"}\n{\"start\":{}}", `line 2: An instance starts once`},
		{"long line", `{"complete":"draft","notes":"` + strings.Repeat("x", MaxLineBytes) + `"}`, `line 1: The line is longer than`},
		{"too many people", strings.Repeat(`{"resolve":"draft","people":[`+strings.Repeat(`"a",`, 999)+`"a"]}`+"\n", 11), "line 11: The steps list more than 10000 people"},
		{"too many", strings.Repeat("{\"claim\":\"draft\"}\n", MaxSteps+1), fmt.Sprintf("line %d: There are more than", MaxSteps+1)},
		{"too long", strings.Repeat("\n", MaxStepsBytes+1), `The steps are longer than`},
		{"every wrong line is told", "{}\n{\"claim\":\"draft\"}\n[]", "\"assign\" and \"resolve\".\n  line 3: Expected"},
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
	f.Add([]byte(`{"resolve":"review","people":["bo",{"name":"cy","groups":[]}]}` + "\n" + `{"assign":"review","to":"bo"}`))
	f.Add([]byte(`{"delegate":"review","to":"cy","by":"bo"}` + "\n" + `{"complete":"*","for":"bo","outcome":"Withdraw"}`))
	f.Add([]byte("\r\n\r\n{"))
	w := twoStates()
	w.States[1].Need = "2"
	program, _ := engine.Compile(w)
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
		// Whatever is accepted can be performed or refused in words.
		if err == nil && len(steps) <= 50 {
			run := New(program, begin(), func(engine.Event) {})
			if err := run.Steps(steps); err != nil && !errors.As(err, &e) {
				t.Errorf("performing gives %#v", err)
			}
			run.Standing()
		}
	})
}
