package traces

import (
	"slices"
	"testing"

	"statecraft/engine"
)

// dispatcher brings events to a translated chart: it is what a host would be.
// Events raised inside come before all others, those sent when the script waits;
// who answers an event is asked of the engine; and of answers that exclude each
// other the chart's rule keeps one. Everything else is the engine's.
type dispatcher struct {
	*run
	w      *chartWorkflow
	raised []string
	sent   []string
}

// answer is what an open activation does on an event.
type answer struct {
	activation int
	op         *engine.Complete
	taken
}

func (d *dispatcher) start(t *testing.T) {
	t.Helper()
	d.hear(d.do(t, &engine.Start{}))
	d.settle(t)
}

// event brings one event of the script. If the script waits before it, what was
// sent so far comes first.
func (d *dispatcher) event(t *testing.T, name string, waits bool) {
	t.Helper()
	for waits && len(d.sent) > 0 {
		sent := d.sent[0]
		d.sent = d.sent[1:]
		d.deliver(t, sent)
		d.settle(t)
	}
	d.deliver(t, name)
	d.settle(t)
}

// settle brings what was raised, until nothing is.
func (d *dispatcher) settle(t *testing.T) {
	t.Helper()
	for len(d.raised) > 0 {
		name := d.raised[0]
		d.raised = d.raised[1:]
		d.deliver(t, name)
	}
	if d.instance.NeedsAttention() {
		t.Fatalf("it needs attention: %+v", d.instance)
	}
}

// hear notes what was raised and sent on the way.
func (d *dispatcher) hear(events []engine.Event) {
	for _, e := range events {
		if e.Kind != engine.StateEntered {
			continue
		}
		if name, ok := d.w.raises[e.State]; ok {
			d.raised = append(d.raised, name)
		}
		if name, ok := d.w.sends[e.State]; ok {
			d.sent = append(d.sent, name)
		}
	}
}

// deliver has every activation that answers an event do so. Those that stay
// inside their region come first, in document order: what leaves a parallel
// state would withdraw them.
func (d *dispatcher) deliver(t *testing.T, name string) {
	t.Helper()
	list := compatible(d.answers(t, name))
	slices.SortStableFunc(list, func(a, b answer) int {
		switch {
		case a.leaves == b.leaves:
			return 0
		case b.leaves:
			return -1
		}
		return 1
	})
	for _, a := range list {
		d.hear(d.do(t, a.op))
	}
}

// answers asks the engine, in document order and without doing it, what each
// open activation would do on an event. Refused is no answer.
func (d *dispatcher) answers(t *testing.T, name string) []answer {
	t.Helper()
	var list []answer
	for _, p := range d.w.c.order {
		for _, open := range d.instance.Activations {
			if open.State != p.id {
				continue
			}
			op := &engine.Complete{Activation: open.ID, Outcome: name}
			events, err := engine.Decide(d.program, d.instance, command(op))
			switch code := engine.CodeOf(err); code {
			case "":
				list = append(list, answer{open.ID, op, d.begins(t, events, open.ID)})
			case engine.CodeLeadsNowhere, engine.CodeInvalid:
			default:
				t.Fatalf("%s is refused in %s: %v", name, p.id, err)
			}
		}
	}
	return list
}

// begins finds the transition of the chart that an activation takes.
func (d *dispatcher) begins(t *testing.T, events []engine.Event, activation int) taken {
	t.Helper()
	for _, e := range events {
		if e.Kind == engine.TransitionTaken && e.Activation == activation {
			return d.w.taken[e.Transition]
		}
	}
	t.Fatal("an activation answers, but takes no transition")
	return taken{}
}

// compatible keeps the answers that can be given together: two of one outer
// transition are one; of two that leave the same state that whose source is
// inside the other's source, else the first.
func compatible(list []answer) []answer {
	var kept []answer
	for _, a := range list {
		var rest []answer
		preempted := false
		for _, b := range kept {
			switch {
			case a.arrow == b.arrow:
				preempted = true
			case !a.conflicts(b):
			case b.arrow.source != a.arrow.source && b.arrow.source.holds(a.arrow.source):
				continue
			default:
				preempted = true
			}
			rest = append(rest, b)
		}
		if !preempted {
			kept = append(rest, a)
		}
	}
	return kept
}

// conflicts tells whether both leave something in common.
func (a answer) conflicts(b answer) bool {
	return a.domain != nil && b.domain != nil && (a.domain.holds(b.domain) || b.domain.holds(a.domain))
}

// stays lists what is active, by activation: the open person states, or the
// final state that ended all.
func (d *dispatcher) stays() map[int]string {
	active := map[int]string{}
	for _, a := range d.instance.Activations {
		if name, ok := d.w.lineage.states[a.State]; ok {
			active[a.ID] = name
		}
	}
	if d.ended() {
		for _, e := range d.events {
			if e.Kind == engine.EndReached {
				active[e.Activation] = e.State
			}
		}
	}
	return active
}
