package engine_test

import (
	"errors"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// propertyCases is how many random schedules a plain run tries.
const propertyCases = "1500"

// TestProperties holds the engine to what must be true of every history, whatever
// the rules say in detail.
func TestProperties(t *testing.T) {
	if !casesChosen() {
		setFlag(t, "rapid.checks", propertyCases)
	}
	seen := newRefCoverage()
	rapid.Check(t, func(t *rapid.T) {
		g := newGen(t)
		w, p := g.valid(seen)
		s := &scheduleGen{gen: g, w: w, x: seen.expressions, i: newRefInstance()}
		h := &heldInstance{t: t, p: p, instance: &engine.Instance{}, tokens: map[string]int{}}
		for range 5 + g.below(30) {
			for _, e := range h.give(s.command()) {
				s.i.apply(e)
			}
			if len(h.history) > refBudget {
				return
			}
		}
	})
}

// heldInstance is an instance with its whole history and what is counted of it.
type heldInstance struct {
	t         *rapid.T
	p         *engine.Program
	instance  *engine.Instance
	history   []engine.Event
	tokens    map[string]int // put on a transition and not yet taken away
	cancelled []int          // activations
}

func (h *heldInstance) give(c engine.Command) []engine.Event {
	before := asJSON(h.t, h.instance)
	events, err := engine.Decide(h.p, h.instance, c)
	if after := asJSON(h.t, h.instance); string(after) != string(before) {
		h.t.Fatalf("deciding %T changed the instance\nfrom %s\nto   %s", c.Do, before, after)
	}
	again, errAgain := engine.Decide(h.p, shuffled(h.instance), c)
	if a, b := asJSON(h.t, events), asJSON(h.t, again); string(a) != string(b) || engine.CodeOf(err) != engine.CodeOf(errAgain) {
		h.t.Fatalf("the order of maps shows in %T\n%s %v\n%s %v", c.Do, a, err, b, errAgain)
	}
	if err != nil {
		var told *engine.Error
		if events != nil || !errors.As(err, &told) || told.Message == "" {
			h.t.Fatalf("%T is refused with %d events and %v", c.Do, len(events), err)
		}
		return nil
	}
	events = replayed(h.t, events)
	h.instance.ApplyAll(events)
	h.history = append(h.history, events...)
	for n := range events {
		h.count(&events[n])
	}
	h.check()
	return events
}

// shuffled is the instance with its maps built in another order.
func shuffled(i *engine.Instance) *engine.Instance {
	other := i.Clone()
	other.Data, other.Roles, other.Signers = rebuilt(i.Data), rebuilt(i.Roles), rebuilt(i.Signers)
	return other
}

func rebuilt[V any](m map[string]V) map[string]V {
	if m == nil {
		return nil
	}
	names := slices.Sorted(maps.Keys(m))
	slices.Reverse(names)
	back := map[string]V{}
	for _, name := range names {
		back[name] = m[name]
	}
	return back
}

func (h *heldInstance) count(e *engine.Event) {
	switch e.Kind {
	case engine.TransitionTaken:
		h.tokens[e.Transition]++
	case engine.TokenCancelled:
		h.tokens[e.Transition]--
	case engine.StateEntered:
		for _, t := range e.Tokens {
			h.tokens[t]--
		}
	case engine.ActivationCancelled:
		h.cancelled = append(h.cancelled, e.Activation)
	}
}

func (h *heldInstance) check() {
	for id, left := range h.tokens {
		if left < 0 || left != h.instance.Marked(id) {
			h.t.Fatalf("%d tokens were put on %s and not taken, %d are there", left, id, h.instance.Marked(id))
		}
	}
	for _, token := range h.instance.Tokens {
		if token.Count != h.tokens[token.Transition] {
			h.t.Fatalf("%d tokens on %s came from nowhere", token.Count, token.Transition)
		}
	}
	running := h.instance.Status == engine.StatusRunning
	if running && len(h.instance.Activations) == 0 && h.instance.Incident == nil {
		h.t.Fatalf("silently stuck: %s", asJSON(h.t, h.instance))
	}
	ended := h.instance.Status == engine.StatusCompleted || h.instance.Status == engine.StatusCancelled
	if ended && len(h.instance.Activations)+len(h.instance.Tokens) > 0 {
		h.t.Fatalf("ended with work left: %s", asJSON(h.t, h.instance))
	}
	for _, id := range h.cancelled {
		if err := engine.CanDecide(h.p, h.instance, id, engine.Person{Name: "ann"}); running && engine.CodeOf(err) != engine.CodeActivationClosed {
			h.t.Fatalf("cancelled activation %d answers %v", id, err)
		}
	}
	fold := &engine.Instance{}
	fold.ApplyAll(h.history)
	if a, b := asJSON(h.t, fold), asJSON(h.t, h.instance); string(a) != string(b) {
		h.t.Fatalf("the history gives\n%s, not\n%s", a, b)
	}
	if a, b := asJSON(h.t, stored(h.t, fold)), asJSON(h.t, fold); string(a) != string(b) {
		h.t.Fatalf("stored and loaded, it is\n%s, not\n%s", a, b)
	}
}
