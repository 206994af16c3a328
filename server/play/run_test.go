package play

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
)

// begin is when every run of these tests begins.
func begin() time.Time { return time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC) }

// approval: somebody writes, finance approves or returns, the boss may decline.
func approval() *engine.Workflow {
	return &engine.Workflow{
		Key: "approval",
		States: []engine.State{
			{ID: "write", Name: "Write", Initial: true, Actors: []engine.Actor{engine.ActorStarter}},
			{ID: "approve", Name: "Approve", Actors: []engine.Actor{"group:finance"}},
			{ID: "approved", Name: "Approved", Kind: engine.KindRoute},
			{ID: "declined", Name: "Declined", Kind: engine.KindRoute, Final: engine.FinalTerminate},
		},
		Transitions: []engine.Transition{
			{ID: "write->approve", From: "write", To: "approve", Label: "Submit"},
			{ID: "approve->write", From: "approve", To: "write", Label: "Return", Notes: engine.NotesRequired},
			{ID: "approve->declined", From: "approve", To: "declined", Label: "Decline", Actors: []engine.Actor{"group:boss"}},
			{ID: "approve->approved", From: "approve", To: "approved", Label: "Approve"},
		},
	}
}

func mustCompile(t *testing.T, w *engine.Workflow) *engine.Program {
	t.Helper()
	program, problems := engine.Compile(w)
	if program == nil {
		t.Fatalf("%s does not compile: %v", w.Key, problems)
	}
	return program
}

// play performs the steps and tells in short what happened.
func play(t *testing.T, w *engine.Workflow, steps ...Step) (*Run, []string, error) {
	t.Helper()
	var told []string
	run := New(mustCompile(t, w), begin(), func(e engine.Event) {
		switch e.Kind {
		case engine.Started:
			told = append(told, e.By+" starts")
		case engine.TaskClaimed:
			told = append(told, e.By+" claims "+e.State)
		case engine.TaskReleased:
			told = append(told, e.By+" releases "+e.State)
		case engine.Signed:
			told = append(told, strings.TrimSpace(e.By+" signs "+e.State+": "+e.Outcome+" "+e.Notes))
		}
	})
	err := run.Steps(steps)
	return run, told, err
}

func TestSteps(t *testing.T) {
	ann, bo := engine.Person{Name: "ann"}, engine.Person{Name: "bo", Groups: []string{"finance"}}
	run, told, err := play(t, approval(),
		Step{Verb: Start, By: ann, Start: &engine.Start{}},
		Step{Verb: Complete, State: "write", By: ann},
		Step{Verb: Claim, State: "approve", By: bo},
		Step{Verb: Release, State: "approve", By: engine.Person{Name: "bo"}},
		Step{Verb: Complete, State: "approve", By: engine.Person{Name: "bo"}, Outcome: "Return", Notes: "too dear"},
		Step{Verb: Complete, State: "write"},
		Step{Verb: Complete, State: "approve", Outcome: "Decline"},
	)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"ann starts", "ann signs write: Submit", "bo claims approve", "bo releases approve",
		"bo signs approve: Return too dear", "ann signs write: Submit",
		"finance-member signs approve: Decline",
	}
	if !reflect.DeepEqual(told, want) {
		t.Errorf("got  %q\nwant %q", told, want)
	}
	standing := run.Standing()
	if standing.Outlook != Completed || !reflect.DeepEqual(standing.Places, []Place{{"declined", "Declined"}}) {
		t.Errorf("stands %+v", standing)
	}
	if got, want := run.Instance().Ended, begin().Add(6*time.Second); !got.Equal(want) {
		t.Errorf("ended at %s, want one second a step: %s", got, want)
	}
}

func TestStepsStartByThemselves(t *testing.T) {
	w := approval()
	w.Starters = []engine.Actor{"group:staff"}
	w.Form = &engine.Form{Fields: []engine.Field{{Name: "amount", Type: engine.FieldMoney, Required: true, Min: "10"}}}
	run, told, err := play(t, w)
	if err != nil || !reflect.DeepEqual(told, []string{"staff-member starts"}) {
		t.Fatalf("%q, %v", told, err)
	}
	if got := run.Standing(); got.Outlook != Waiting || !reflect.DeepEqual(got.Places, []Place{{"write", "Write"}}) {
		t.Errorf("stands %+v", got)
	}
	want := map[string]any{"amount": "10", "currency": "EUR"}
	if got := run.Instance().Data["amount"]; !reflect.DeepEqual(got, want) {
		t.Errorf("amount is %v", got)
	}
}

func TestStepsRefused(t *testing.T) {
	ann := engine.Person{Name: "ann"}
	cases := []struct {
		name string
		step Step
		code engine.Code
		text string
	}{
		{"wrong person", Step{Verb: Complete, State: "write", By: engine.Person{Name: "bo"}}, engine.CodeForbidden, "may not act in Write"},
		{"nothing waits", Step{Verb: Claim, State: "approve", By: ann}, engine.CodeActivationClosed, "Nothing waits in Approve. Open now: Write."},
		{"unknown outcome", Step{Verb: Complete, State: "write", By: ann, Outcome: "Shred"}, engine.CodeInvalid, "Submit"},
		{"unknown outcome of a stand-in", Step{Verb: Complete, State: "write", Outcome: "Shred"}, engine.CodeInvalid, "Submit"},
		{"not claimed", Step{Verb: Release, State: "write", By: ann}, engine.CodeNotClaimed, "Nobody has claimed"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.step.Line = 7
			run, told, err := play(t, approval(), Step{Verb: Start, By: ann, Start: &engine.Start{}}, c.step)
			var e *engine.Error
			if !errors.As(err, &e) || e.Code != c.code || e.Line != 7 || !strings.Contains(e.Message, c.text) {
				t.Errorf("got %#v", err)
			}
			if len(told) != 1 || run.Standing().Outlook != Waiting {
				t.Errorf("a refused step changed something: %q, %+v", told, run.Standing())
			}
		})
	}
}

func TestStandingNamesIncidents(t *testing.T) {
	w := &engine.Workflow{
		Key: "stuck",
		States: []engine.State{
			{ID: "ask", Name: "Ask", Initial: true, Actors: []engine.Actor{engine.ActorAnyone}},
			{ID: "yes", Kind: engine.KindRoute},
			{ID: "both", Name: "Both", Kind: engine.KindRoute, Join: engine.JoinAnd},
		},
		Transitions: []engine.Transition{
			{ID: "a", From: "ask", To: "yes"}, {ID: "b", From: "ask", To: "both"}, {ID: "c", From: "yes", To: "both"},
		},
	}
	run, _, err := play(t, w, Step{Verb: Complete, State: "ask", Outcome: "Both"})
	if err != nil {
		t.Fatal(err)
	}
	got := run.Standing()
	if got.Outlook != Incident || !reflect.DeepEqual(got.Places, []Place{{"both", "Both"}}) || got.Message == "" {
		t.Errorf("stands %+v", got)
	}
}

func TestStandingBeforeTheStart(t *testing.T) {
	w := approval()
	w.Starters = []engine.Actor{"group:staff"}
	run, _, err := play(t, w, Step{Verb: Start, By: engine.Person{Name: "ann"}, Start: &engine.Start{}})
	if engine.CodeOf(err) != engine.CodeForbidden {
		t.Errorf("got %v", err)
	}
	if got := run.Standing(); got.Outlook != Waiting || len(got.Places) != 0 || got.Message != "it has not started" {
		t.Errorf("stands %+v", got)
	}
}
