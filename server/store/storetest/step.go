package storetest

import (
	"reflect"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// begin stores a new instance of "expense" started by pia, with a task open for
// the actors. The store takes what it is given; whether the events make sense is
// the engine's business.
func begin(t *testing.T, s *store.Store, actors ...engine.Actor) *store.Step {
	t.Helper()
	step := beginning(actors...)
	must(t, s.Commit(t.Context(), []*store.Step{step}))
	return step
}

func beginning(actors ...engine.Actor) *store.Step {
	step := &store.Step{
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
		Waiting: []string{"Check"},
		Opened:  []store.OpenedTask{{Activation: 1, State: "check", StateName: "Check", Actors: actors, OpenedAt: at(2)}},
	}
	if len(actors) == 1 {
		if kind, name, ok := actors[0].Parse(); ok && kind == engine.ActorKindUser {
			step.Opened[0].Sole = name
		}
	}
	return step
}

// claimed is the step by which somebody takes the task begin opened.
func claimed(instance int64, who string) *store.Step {
	return &store.Step{
		Instance: instance, Sequence: 3,
		Events: []engine.Event{{Kind: engine.TaskClaimed, At: at(3), By: who, Activation: 1, State: "check"}},
		Fold: &engine.Instance{
			Status: engine.StatusRunning, Starter: "pia", Started: at(2),
			Activations:    []engine.Activation{{ID: 1, State: "check", Entered: at(2), Task: true, Claimed: who}},
			LastActivation: 1, Events: 4,
		},
		Waiting: []string{"Check"},
		Changed: []store.ChangedTask{{Activation: 1, Revision: 1, Claimed: who}},
	}
}

// signed is the step by which somebody signs the task begin opened, and the
// instance ends.
func signed(instance int64, who string) *store.Step {
	return &store.Step{
		Instance: instance, Sequence: 3,
		Events: []engine.Event{
			{Kind: engine.Signed, At: at(4), By: who, Activation: 1, State: "check", Outcome: "fine", Notes: "it's ok?\nyes", Data: map[string]any{"paid": true}},
			{Kind: engine.StateLeft, At: at(4), Activation: 1, State: "check", Outcome: "fine"},
			{Kind: engine.Completed, At: at(4)},
		},
		Fold:     &engine.Instance{Status: engine.StatusCompleted, Starter: "pia", Started: at(2), Ended: at(4), LastActivation: 1, Events: 6},
		Changed:  []store.ChangedTask{{Activation: 1, Revision: 1, ClosedAt: at(4)}},
		SignOffs: []store.NewSignOff{{Event: 0, Seen: 1}},
	}
}

// published gives a store in which "expense" can be started.
func published(t *testing.T, s *store.Store) {
	t.Helper()
	create(t, s, "expense")
	publish(t, s, "expense", 1)
}

func stepCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"a new instance is stored as a whole": func(t *testing.T, s *store.Store) {
			published(t, s)
			step := begin(t, s, "group:finance")
			i, err := s.Instance(t.Context(), participant(), step.Instance)
			must(t, err)
			if !reflect.DeepEqual(&i.Fold, step.Fold) {
				t.Errorf("stored fold %+v\nwant        %+v", i.Fold, step.Fold)
			}
			want(t, "sequence", i.Sequence, 3)
			want(t, "revision of its task", i.Tasks[1], 1)
			events, err := s.History(t.Context(), participant(), step.Instance)
			must(t, err)
			if !reflect.DeepEqual(events, step.Events) {
				t.Errorf("stored events %+v\nwant          %+v", events, step.Events)
			}
		},
		"a further step adds to it": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			must(t, s.Commit(t.Context(), []*store.Step{signed(id, "pia")}))
			events, err := s.History(t.Context(), participant(), id)
			must(t, err)
			want(t, "events", len(events), 6)
			i, err := s.Instance(t.Context(), participant(), id)
			must(t, err)
			want(t, "status", i.Summary.Status, engine.StatusCompleted)
			want(t, "ended", i.Summary.EndedAt, at(4))
			want(t, "open tasks", len(i.Tasks), 0)
			want(t, "title", i.Summary.Title, "Chairs ' \" ?")
		},
		"a step on older events is a conflict and changes nothing": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			must(t, s.Commit(t.Context(), []*store.Step{claimed(id, "pia")}))
			wantCode(t, s.Commit(t.Context(), []*store.Step{signed(id, "pia")}), shared.CodeConflict)
			wantUnsigned(t, s, id, 4)
		},
		"a step on another task revision is a conflict and changes nothing": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			late := signed(id, "pia")
			late.Changed[0].Revision = 7
			wantCode(t, s.Commit(t.Context(), []*store.Step{late}), shared.CodeConflict)
			wantUnsigned(t, s, id, 3)
		},
		"a conflict undoes the batch": func(t *testing.T, s *store.Store) {
			published(t, s)
			first, second := begin(t, s, "group:finance").Instance, begin(t, s, "group:finance").Instance
			stale := signed(second, "pia")
			stale.Sequence = 2
			batch := []*store.Step{beginning("anyone"), signed(first, "pia"), stale}
			wantCode(t, s.Commit(t.Context(), batch), shared.CodeConflict)
			want(t, "id of the undone instance", batch[0].Instance, 0)
			wantUnsigned(t, s, first, 3)
			list, err := s.Instances(t.Context(), designer(), store.InstanceFilter{})
			must(t, err)
			want(t, "instances", len(list), 2)
		},
		"a batch of several is stored": func(t *testing.T, s *store.Store) {
			published(t, s)
			first, second := begin(t, s, "group:finance").Instance, begin(t, s, "group:finance").Instance
			must(t, s.Commit(t.Context(), []*store.Step{signed(first, "pia"), beginning("anyone"), signed(second, "pia")}))
			list, err := s.Instances(t.Context(), designer(), store.InstanceFilter{Status: engine.StatusCompleted})
			must(t, err)
			want(t, "completed", len(list), 2)
		},
		"of many steps at once one wins": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			results := race(50, func(int) error { return s.Commit(t.Context(), []*store.Step{signed(id, "pia")}) })
			want(t, "winners", onlyConflicts(t, results), 1)
			events, err := s.History(t.Context(), designer(), id)
			must(t, err)
			want(t, "events", len(events), 6)
		},
		"an instance of no version is refused": func(t *testing.T, s *store.Store) {
			published(t, s)
			step := beginning("anyone")
			step.New.Version = 2
			if err := s.Commit(t.Context(), []*store.Step{step}); err == nil {
				t.Error("it was stored")
			}
		},
		"a step without events is refused": func(t *testing.T, s *store.Store) {
			published(t, s)
			if err := s.Commit(t.Context(), []*store.Step{{New: &store.NewInstance{Workflow: "expense", Version: 1}}}); err == nil {
				t.Error("it was stored")
			}
		},
	}
}

// wantUnsigned checks that nothing of a refused sign-off is left.
func wantUnsigned(t *testing.T, s *store.Store, id int64, sequence int) {
	t.Helper()
	task, err := s.Task(t.Context(), designer(), store.TaskID{Instance: id, Activation: 1})
	must(t, err)
	want(t, "sign-offs", len(task.SignOffs), 0)
	want(t, "closed", task.ClosedAt.IsZero(), true)
	want(t, "sequence", task.In.Sequence, sequence)
	events, err := s.History(t.Context(), designer(), id)
	must(t, err)
	want(t, "events", len(events), sequence)
}
