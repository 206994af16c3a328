package parts

import (
	"reflect"
	"testing"
	"time"

	"statecraft/engine"
)

// runs starts a workflow and completes activations in turn.
func runs(t *testing.T, w *engine.Workflow, complete ...engine.Complete) (*engine.Instance, []engine.Event) {
	t.Helper()
	p, problems := engine.Compile(w)
	if p == nil {
		t.Fatalf("the workflow does not compile: %v", problems)
	}
	i, all := &engine.Instance{}, []engine.Event(nil)
	do := func(op engine.Op) {
		t.Helper()
		events, err := engine.Decide(p, i, engine.Command{At: time.Unix(0, 0), By: engine.Person{Name: "anna"}, Do: op})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			i.Apply(e)
		}
		all = append(all, events...)
	}
	do(&engine.Start{})
	for _, c := range complete {
		do(&c)
	}
	return i, all
}

func review() *engine.Workflow {
	anyone := []engine.Actor{engine.ActorAnyone}
	return &engine.Workflow{
		Key: "review",
		States: []engine.State{
			{ID: "write", Initial: true, Actors: anyone},
			{ID: "review", Actors: anyone},
			{ID: "done", Kind: engine.KindRoute, Final: engine.FinalDone},
		},
		Transitions: []engine.Transition{
			{ID: "write->review", From: "write", To: "review"},
			{ID: "review->done", From: "review", To: "done", Label: "Approve"},
			{ID: "review->write", From: "review", To: "write", Label: "Return"},
		},
	}
}

func TestOverlay(t *testing.T) {
	first, approve, back := engine.Complete{Activation: 1}, engine.Complete{Activation: 2, Outcome: "Approve"}, engine.Complete{Activation: 2, Outcome: "Return"}
	for name, c := range map[string]struct {
		steps        []engine.Complete
		done, active map[string]string
		taken        []string
	}{
		"just started": {nil, map[string]string{}, map[string]string{"write": ""}, nil},
		"one on":       {[]engine.Complete{first}, map[string]string{"write": ""}, map[string]string{"review": ""}, []string{"write->review"}},
		"returned": {
			[]engine.Complete{first, back},
			map[string]string{"review": ""}, map[string]string{"write": ""},
			[]string{"write->review", "review->write"},
		},
		"over": {
			[]engine.Complete{first, approve},
			map[string]string{"write": "", "review": "", "done": ""}, map[string]string{},
			[]string{"write->review", "review->done"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := Overlay(runs(t, review(), c.steps...))
			if !reflect.DeepEqual(o.Done, c.done) || !reflect.DeepEqual(o.Active, c.active) || !reflect.DeepEqual(o.Taken, c.taken) {
				t.Errorf("got %+v, want %+v", *o, c)
			}
		})
	}
}

func TestOverlayBadges(t *testing.T) {
	o := Overlay(&engine.Instance{Activations: []engine.Activation{
		{ID: 1, State: "twice"}, {ID: 2, State: "twice"},
		{ID: 3, State: "claimed", Claimed: "anna"},
		{ID: 4, State: "stuck", Claimed: "anna", Incident: &engine.Incident{Code: engine.IncidentNoMatch}},
	}}, nil)
	want := map[string]string{"twice": "2 times", "claimed": "claimed", "stuck": "needs attention"}
	if !reflect.DeepEqual(o.Active, want) {
		t.Errorf("got %v, want %v", o.Active, want)
	}
}
