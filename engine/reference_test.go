package engine_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// A plain run compares the same many random cases each time, so that a change
// is judged by itself; with -rapid.checks other ones are drawn (make soak).
const (
	refCases = "10000"
	refSeed  = "20261120"
)

// casesChosen tells whether whoever runs the test chose how many cases, or wants
// a short run.
func casesChosen() bool {
	return testing.Short() || slices.ContainsFunc(os.Args, func(arg string) bool {
		return strings.HasPrefix(strings.TrimLeft(arg, "-"), "rapid.checks")
	})
}

// setFlag sets a flag of the test for as long as the test runs.
func setFlag(t *testing.T, name, value string) {
	before := flag.Lookup(name).Value.String()
	t.Cleanup(func() { _ = flag.Set(name, before) })
	if err := flag.Set(name, value); err != nil {
		t.Fatal(err)
	}
}

// TestReference runs the engine against the reference: on random workflows and
// random commands both give the same events or refuse for the same reason, and
// both folds agree.
func TestReference(t *testing.T) {
	if !casesChosen() {
		setFlag(t, "rapid.checks", refCases)
		setFlag(t, "rapid.seed", refSeed)
	}
	seen := newRefCoverage()
	rapid.Check(t, func(t *rapid.T) { refCase(t, seen) })
	seen.report(t)
}

// refCase is one random workflow with one random schedule.
func refCase(t *rapid.T, seen *refCoverage) {
	g := newGen(t)
	w, p := g.valid(seen)
	s := &scheduleGen{gen: g, w: w, x: seen.expressions, i: newRefInstance()}
	kept := &refKept{Workflow: w}
	defer kept.keep(t)
	instance, after, advancing := &engine.Instance{}, 0, new(engine.Decider)
	for range 5 + g.below(36) {
		c := s.command()
		kept.add(c)
		before := asJSON(t, instance)
		got, err := decideSafely(p, instance, c)
		r := newRefRun(w, s.x, s.i, c)
		code := r.decide()
		seen.command(r, code)
		context := func() string {
			return fmt.Sprintf("workflow %s\ninstance %s\ncommand %T %s by %s at %s", asJSON(t, w), before, c.Do, asJSON(t, c.Do), asJSON(t, c.By), c.At)
		}
		if engine.CodeOf(err) != code {
			t.Fatalf("%s\nengine refuses with %q (%v), reference with %q\n%s", context(), engine.CodeOf(err), err, code, eventLines(t, got))
		}
		if g, want := eventLines(t, got), eventLines(t, r.events); g != want {
			t.Fatalf("%s\n%s", context(), firstDifference(g, want))
		}
		if now := asJSON(t, instance); string(now) != string(before) {
			t.Fatalf("%s\nDecide changed the instance: %s", context(), now)
		}
		for _, e := range r.events {
			s.i.apply(e)
		}
		switch {
		case g.chance(5):
			instance, got = stored(t, instance), replayed(t, got)
			instance.ApplyAll(got)
		case code == "" && instance.Events%2 == 1:
			if _, err := advancing.Advance(p, instance, c); err != nil {
				t.Fatalf("%s\nAdvance refuses what Decide does not: %v", context(), err)
			}
		default:
			instance.ApplyAll(got)
		}
		if g, want := asJSON(t, viewOfEngine(instance)), asJSON(t, viewOfReference(s.i)); string(g) != string(want) {
			t.Fatalf("%s\nevents\n%sengine's fold    %s\nreference's fold %s", context(), eventLines(t, got), g, want)
		}
		// An ended instance refuses everything, and a spent budget makes all slow.
		if s.i.status == engine.StatusCompleted || s.i.status == engine.StatusCancelled || s.i.events > refBudget {
			if after++; after == 3 {
				return
			}
		}
	}
}

// decideSafely turns a panic of the engine into an error that fits no refusal.
func decideSafely(p *engine.Program, i *engine.Instance, c engine.Command) (events []engine.Event, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			events, err = nil, fmt.Errorf("panic: %v", fault)
		}
	}()
	return engine.Decide(p, i, c)
}

// stored gives the instance as a store would give it back.
func stored(t *rapid.T, i *engine.Instance) *engine.Instance {
	back := &engine.Instance{}
	if err := json.Unmarshal(asJSON(t, i), back); err != nil {
		t.Fatalf("stored instance: %v", err)
	}
	return back
}

// replayed gives events as a history would give them back.
func replayed(t *rapid.T, events []engine.Event) []engine.Event {
	var back []engine.Event
	if err := json.Unmarshal(asJSON(t, events), &back); err != nil {
		t.Fatalf("stored events: %v", err)
	}
	return back
}

// valid draws workflows until Compile accepts one.
func (g *gen) valid(seen *refCoverage) (*engine.Workflow, *engine.Program) {
	for range 20 {
		w := g.workflow()
		seen.drawn++
		if p, _ := engine.Compile(w); p != nil {
			seen.accepted++
			return w, p
		}
	}
	g.t.Skip("no valid workflow")
	return nil, nil
}
