package engine_test

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"statecraft/engine"
)

// fuzzGame is one instance of a program and everything that has happened to it.
type fuzzGame struct {
	t        *testing.T
	p        *engine.Program
	instance *engine.Instance
	history  []engine.Event
	commands int

	// twin is advanced by one Decider in the same memory.
	twin    *engine.Instance
	decider engine.Decider
}

// fuzzPlay gives the commands that the bytes stand for.
func fuzzPlay(t *testing.T, p *engine.Program, from *fuzzSource) {
	g := &fuzzGame{t: t, p: p, instance: &engine.Instance{}, twin: &engine.Instance{}}
	g.decide(g.person(from), g.start(from))
	for g.commands < fuzzCommands && from.more() {
		g.decide(g.person(from), g.op(from))
	}
	fold := &engine.Instance{}
	fold.ApplyAll(g.history)
	if got, want := mustJSON(t, fold), mustJSON(t, g.instance); !bytes.Equal(got, want) {
		t.Fatalf("the events give another instance\nfold     %s\ninstance %s", got, want)
	}
}

// decide gives one command, to the instance and to what a host has stored of it.
func (g *fuzzGame) decide(by engine.Person, op engine.Op) {
	t := g.t
	command := engine.Command{At: time.Date(2026, 11, 20, 9, g.commands, 0, 0, time.UTC), By: by, Do: op}
	g.commands++
	stored := &engine.Instance{}
	text := checkStays(t, g.instance, stored)
	before := allocated()
	events, err := engine.Decide(g.p, g.instance, command)
	if used := allocated() - before; used > fuzzMemory {
		t.Fatalf("deciding %T allocates %d MB for %d events", op, used>>20, len(events))
	}
	if now := mustJSON(t, g.instance); !bytes.Equal(text, now) {
		t.Fatalf("deciding %T changes the instance\nfrom %s\nto   %s", op, text, now)
	}
	again, sameErr := engine.Decide(g.p, stored, command)
	if !reflect.DeepEqual(err, sameErr) || !bytes.Equal(mustJSON(t, events), mustJSON(t, again)) {
		t.Fatalf("what is stored decides otherwise: %v, %v\n%s\n%s", err, sameErr, mustJSON(t, events), mustJSON(t, again))
	}
	_, twinErr := g.decider.Advance(g.p, g.twin, command)
	if !reflect.DeepEqual(err, twinErr) {
		t.Fatalf("advancing by %T gives %v, deciding %v", op, twinErr, err)
	}
	if err != nil {
		checkRefused(t, err)
		if events != nil {
			t.Fatalf("%T is refused with %d events", op, len(events))
		}
		return
	}
	g.apply(events)
	if got, want := mustJSON(t, g.twin), mustJSON(t, g.instance); !bytes.Equal(got, want) {
		t.Fatalf("advancing by %T gives another instance than applying\nadvanced %s\napplied  %s", op, got, want)
	}
	g.ask(by)
}

// apply folds the events in as they were stored.
func (g *fuzzGame) apply(events []engine.Event) {
	var stored []engine.Event
	checkStays(g.t, events, &stored)
	g.history = append(g.history, stored...)
	g.commands += len(stored) / 1000 // what does much counts as more
	g.instance.ApplyAll(stored)
	for n := range events {
		if n < 100 && engine.Sentence(g.p.Workflow(), events[n]) == "" {
			g.t.Fatalf("no words for %s", mustJSON(g.t, events[n]))
		}
	}
	status := g.instance.Status
	if ended := status == engine.StatusCompleted || status == engine.StatusCancelled; ended && len(g.instance.Activations)+len(g.instance.Tokens) > 0 {
		g.t.Fatalf("%s with %d activations and %d tokens", status, len(g.instance.Activations), len(g.instance.Tokens))
	}
	if status == engine.StatusRunning && len(g.instance.Activations) == 0 && g.instance.Incident == nil {
		g.t.Fatalf("silently stuck: %s", mustJSON(g.t, g.instance))
	}
}

// ask asks what pages ask; whoever may decide has an outcome or none is theirs.
func (g *fuzzGame) ask(by engine.Person) {
	g.p.OutcomesFor(g.instance, 0, by)
	for n := range g.instance.Activations {
		if n == 20 {
			return
		}
		a := &g.instance.Activations[n]
		err := engine.CanDecide(g.p, g.instance, a.ID, by)
		if outcomes := g.p.OutcomesFor(g.instance, a.ID, by); err != nil && outcomes != nil {
			g.t.Fatalf("%s may choose %v at %d but not decide: %v", by.Name, outcomes, a.ID, err)
		}
		g.instance.Candidates(g.p.Workflow().State(a.State))
		engine.Eligible(g.p, g.instance, a.ID, fuzzCast())
	}
}

func fuzzCast() []engine.Person {
	return []engine.Person{
		{Name: "op", Operator: true, Groups: []string{"finance"}},
		{Name: "ann", Groups: []string{"finance", "hr"}, Manages: []string{"bob"}},
		{Name: "bob", Groups: []string{"hr"}},
		{Name: "cy", Manages: []string{"ann", "op"}},
		{Name: "system:clock", Operator: true},
		{},
	}
}

func (g *fuzzGame) person(from *fuzzSource) engine.Person {
	cast := fuzzCast()
	if n := from.below(9); n < len(cast) {
		return cast[n]
	}
	return cast[0] // mostly somebody who may do everything
}

func (g *fuzzGame) start(from *fuzzSource) engine.Op {
	w := g.p.Workflow()
	op := &engine.Start{Data: fuzzAnswers(w.Form, from)}
	if from.below(3) == 1 {
		op.Roles = map[string][]engine.Actor{}
		for n := range w.Roles {
			op.Roles[w.Roles[n].Name] = []engine.Actor{fuzzPick(from, []engine.Actor{"user:ann", "group:hr", "anyone", "starter", "role:x"})}
		}
	}
	if w.Start == engine.StartOne {
		op.State = fuzzPick(from, w.States).ID
	}
	return op
}

// op is the next command.
func (g *fuzzGame) op(from *fuzzSource) engine.Op {
	activation, state := g.activation(from)
	notes := fuzzPick(from, []string{"", "why", " "})
	switch from.below(20) {
	case 0:
		return &engine.Claim{Activation: activation}
	case 1:
		return &engine.Release{Activation: activation}
	case 2:
		return &engine.Delegate{Activation: activation, To: fuzzPick(from, fuzzCast()).Name, Notes: notes}
	case 3:
		return &engine.Assign{Activation: activation, To: fuzzPick(from, fuzzCast())}
	case 4, 5:
		return &engine.Resolve{Activation: activation, People: [][]string{{}, {"ann"}, {"ann", "bob", "cy", "op"}, {"op", "op", ""}}[from.below(4)]}
	case 6:
		return &engine.BindRole{Role: g.role(from), Actors: []engine.Actor{"user:bob", "group:hr"}[:from.below(3)], Notes: notes}
	case 7:
		return &engine.SetData{Data: g.values(from), Notes: notes}
	case 8:
		return &engine.Suspend{Notes: notes}
	case 9:
		return &engine.Resume{Notes: notes}
	case 10:
		return &engine.Skip{Activation: activation, Outcome: g.outcome(state, from), Notes: notes}
	case 11:
		return &engine.Move{Activation: activation, To: fuzzPick(from, g.p.Workflow().States).ID, Notes: notes}
	case 12:
		return &engine.Retry{Activation: activation, Notes: notes}
	case 13:
		return &engine.Start{}
	case 14:
		return nil
	case 15:
		if from.below(4) == 0 {
			return &engine.Cancel{Notes: notes}
		}
	}
	op := &engine.Complete{Activation: activation, Outcome: g.outcome(state, from), Notes: notes}
	if s := g.p.Workflow().State(state); s != nil {
		op.Data = fuzzAnswers(s.Form, from)
	}
	if from.below(6) == 1 {
		op.For = fuzzPick(from, fuzzCast()).Name
	}
	return op
}

// activation is one that is open, with its state, or seldom one that is not.
func (g *fuzzGame) activation(from *fuzzSource) (id int, state string) {
	open := g.instance.Activations
	n := from.below(len(open) + 2)
	if n < len(open) {
		return open[n].ID, open[n].State
	}
	return (n - len(open)) * g.instance.LastActivation, engine.FromAnywhere
}

// outcome is a button, none, or one there is not.
func (g *fuzzGame) outcome(state string, from *fuzzSource) string {
	outcomes := g.p.Outcomes(state)
	if state == engine.FromAnywhere {
		outcomes = g.p.OutcomesFor(g.instance, 0, fuzzCast()[0])
	}
	if n := from.below(len(outcomes) + 2); n < len(outcomes) {
		return outcomes[n].Name
	}
	return fuzzPick(from, []string{"", "Nowhere"})
}

func (g *fuzzGame) role(from *fuzzSource) string {
	if roles := g.p.Workflow().Roles; len(roles) > 0 {
		return fuzzPick(from, roles).Name
	}
	return "nobody"
}

// values are data under names that conditions read, and one they do not.
func (g *fuzzGame) values(from *fuzzSource) map[string]any {
	data := map[string]any{}
	for names := append(g.p.Names(), "free"); from.more() && len(data) < 4; {
		data[fuzzPick(from, names)] = fuzzValue(from)
	}
	return data
}
