package traces

import (
	"testing"
	"time"

	"statecraft/engine"
)

// run is an instance of a translated model with its history.
type run struct {
	program  *engine.Program
	instance *engine.Instance
	events   []engine.Event
	lineage  *lineage
}

// begin compiles a translated model. What stands in no transition's way is only
// a warning: models have elements their recorded run never reaches.
func begin(t *testing.T, w *engine.Workflow, l *lineage) *run {
	t.Helper()
	program, problems := engine.Compile(w)
	for _, p := range problems {
		if p.Severity == engine.SeverityError {
			t.Fatalf("the translation does not compile: %s", p.Message)
		}
	}
	l.workflow = w
	return &run{program: program, instance: &engine.Instance{}, lineage: l}
}

// command gives who and when to what is asked. The moment never matters: no
// model that is run has a clock.
func command(op engine.Op) engine.Command {
	return engine.Command{At: time.Unix(0, 0).UTC(), By: engine.Person{Name: "driver"}, Do: op}
}

// do gives the engine a command and keeps what it causes.
func (r *run) do(t *testing.T, op engine.Op) []engine.Event {
	t.Helper()
	events, err := engine.Decide(r.program, r.instance, command(op))
	if err != nil {
		t.Fatalf("%#v is refused: %v", op, err)
	}
	r.instance.ApplyAll(events)
	r.events = append(r.events, events...)
	for _, e := range events {
		r.lineage.apply(e)
	}
	return events
}

// oldest finds the oldest open activation of a state; 0 when there is none.
func (r *run) oldest(state string) int {
	for _, a := range r.instance.Activations {
		if a.State == state {
			return a.ID
		}
	}
	return 0
}

// ended tells whether the instance completed.
func (r *run) ended() bool { return r.instance.Status == engine.StatusCompleted }
