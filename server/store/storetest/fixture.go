package storetest

import (
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
)

// begin stores a new instance of "expense" started by pia, with a task open for
// the actors. The store takes what it is given; whether the events make sense is
// the engine's business.
func begin(t *testing.T, s *store.Store, actors ...engine.Actor) *store.Step {
	t.Helper()
	step := beginning(actors...)
	commit(t, s, step)
	return step
}

func commit(t *testing.T, s *store.Store, steps ...*store.Step) {
	t.Helper()
	must(t, s.Commit(t.Context(), steps))
}

func beginning(actors ...engine.Actor) *store.Step {
	step := &store.Step{
		Caller: participant(), Action: "start",
		New: &store.NewInstance{Workflow: "expense", Version: 1, Name: "Expense", Title: "Chairs ' \" ?"},
		Events: []engine.Event{
			{Kind: engine.Started, At: at(2), By: "pia", Data: map[string]any{"amount": 12.5, "tags": []any{"a", "b"}}},
			{Kind: engine.StateEntered, At: at(2), Activation: 1, State: "check"},
			{Kind: engine.TaskOpened, At: at(2), Activation: 1, State: "check"},
		},
		Fold: &engine.Instance{
			Status: engine.StatusRunning, Starter: "pia", Started: at(2),
			Data:           map[string]any{"amount": 12.5, "tags": []any{"a", "b"}},
			Activations:    []engine.Activation{{ID: 1, State: "check", Entered: at(2), Task: true}},
			LastActivation: 1, Events: 3,
		},
		Waiting:  []string{"Check"},
		Opened:   []store.OpenedTask{{Activation: 1, State: "check", StateName: "Check", Actors: actors, Sole: sole(actors), OpenedAt: at(2)}},
		Involved: append([]engine.Actor{"user:pia"}, actors...),
	}
	return step
}

// sole is the only person among the actors, if that is all there is.
func sole(actors []engine.Actor) string {
	if len(actors) == 1 {
		if kind, name, ok := actors[0].Parse(); ok && kind == engine.ActorKindUser {
			return name
		}
	}
	return ""
}

// running is the fold while the task begin opened is held by somebody, or nobody.
func running(holder string, events int) *engine.Instance {
	return &engine.Instance{
		Status: engine.StatusRunning, Starter: "pia", Started: at(2),
		Activations:    []engine.Activation{{ID: 1, State: "check", Entered: at(2), Task: true, Claimed: holder}},
		LastActivation: 1, Events: events,
	}
}

// claimed is the step by which somebody takes the task begin opened.
func claimed(instance int64, who string) *store.Step {
	return &store.Step{
		Instance: instance, Sequence: 3, Caller: caller(who, "participant"), Action: "claim",
		Events:  []engine.Event{{Kind: engine.TaskClaimed, At: at(3), By: who, Activation: 1, State: "check"}},
		Fold:    running(who, 4),
		Waiting: []string{"Check"},
		Changed: []store.ChangedTask{{Activation: 1, Revision: 2, Claimed: who}},
	}
}

// delegated is the step by which pia lets somebody else do the task begin opened.
func delegated(instance int64, to string) *store.Step {
	return &store.Step{
		Instance: instance, Sequence: 3, Caller: participant(), Action: "delegate",
		Events:   []engine.Event{{Kind: engine.TaskDelegated, At: at(3), By: "pia", To: to, From: &engine.Person{Name: "pia", Groups: []string{"finance"}}, Activation: 1, State: "check", Notes: "away"}},
		Fold:     running("", 4),
		Waiting:  []string{"Check"},
		Changed:  []store.ChangedTask{{Activation: 1, Revision: 2, Actors: []engine.Actor{"group:finance", engine.Actor("user:" + to)}}},
		Involved: []engine.Actor{engine.Actor("user:" + to)},
	}
}

// signed is the step by which somebody signs the task begin opened, and the
// instance ends.
func signed(instance int64, who string) *store.Step {
	return &store.Step{
		Instance: instance, Sequence: 3, Caller: caller(who, "participant"), Action: "complete", Object: "revision 1",
		Events: []engine.Event{
			{Kind: engine.Signed, At: at(4), By: who, Activation: 1, State: "check", Outcome: "fine", Notes: "it's ok?\nyes", Data: map[string]any{"paid": true}, Ready: true},
			{Kind: engine.StateLeft, At: at(4), Activation: 1, State: "check", Outcome: "fine"},
			{Kind: engine.Completed, At: at(4)},
		},
		Fold:     &engine.Instance{Status: engine.StatusCompleted, Starter: "pia", Started: at(2), Ended: at(4), LastActivation: 1, Events: 6},
		Closed:   []int{1},
		SignOff:  []store.SignedTask{{Activation: 1, Signer: who}},
		Involved: []engine.Actor{engine.Actor("user:" + who)},
	}
}

// after is a step as it is when others came before it.
func after(step *store.Step, events int) *store.Step {
	step.Sequence += events
	step.Fold.Events += events
	for n := range step.Changed {
		step.Changed[n].Revision += events
	}
	return step
}

// published gives a store in which "expense" can be started.
func published(t *testing.T, s *store.Store) {
	t.Helper()
	create(t, s, "expense")
	publish(t, s, "expense", 1)
}
