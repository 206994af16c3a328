package storetest

import (
	"reflect"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func stepCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"a new instance is stored as a whole": func(t *testing.T, s *store.Store) {
			published(t, s)
			step := begin(t, s, "group:finance")
			i, err := s.Instance(t.Context(), participant(), step.Instance)
			must(t, err)
			same(t, "fold", &i.Fold, step.Fold)
			want(t, "sequence", i.Sequence, 3)
			want(t, "revision of its task", i.Tasks[1], 1)
			events, err := s.History(t.Context(), participant(), step.Instance)
			must(t, err)
			same(t, "events", events, step.Events)
		},
		"a further step adds to it": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			commit(t, s, signed(id, "pia"))
			events, err := s.History(t.Context(), participant(), id)
			must(t, err)
			want(t, "events", len(events), 6)
			i, err := s.Instance(t.Context(), participant(), id)
			must(t, err)
			want(t, "status", i.Summary.Status, engine.StatusCompleted)
			want(t, "ended", i.Summary.EndedAt, at(4))
			want(t, "open tasks", len(i.Tasks), 0)
			want(t, "waiting", len(i.Summary.Waiting), 0)
			want(t, "title", i.Summary.Title, "Chairs ' \" ?")
		},
		"a history has the steps in their order": func(t *testing.T, s *store.Store) {
			published(t, s)
			first := begin(t, s, "group:finance")
			events := first.Events
			for n := range 120 { // more than one page of the journal
				step := after(claimed(first.Instance, "pia"), n)
				commit(t, s, step, beginning(engine.ActorAnyone))
				events = append(events, step.Events...)
			}
			history, err := s.History(t.Context(), designer(), first.Instance)
			must(t, err)
			same(t, "history", history, events)
		},
		"a step on other events is a conflict and changes nothing": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			commit(t, s, claimed(id, "pia"))
			for _, late := range []*store.Step{signed(id, "pia"), after(signed(id, "pia"), 2), after(signed(id, "pia"), -3)} {
				wantCode(t, s.Commit(t.Context(), []*store.Step{late}), shared.CodeConflict)
				wantUnsigned(t, s, id, 4)
			}
		},
		"a step on a task that is not open is a conflict and changes nothing": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			closing, changing := signed(id, "pia"), claimed(id, "pia")
			closing.Closed, changing.Changed[0].Activation = []int{1, 2}, 7
			for _, late := range []*store.Step{closing, changing} {
				wantCode(t, s.Commit(t.Context(), []*store.Step{late}), shared.CodeConflict)
				wantUnsigned(t, s, id, 3)
			}
		},
		"an instance that does not exist is a conflict": func(t *testing.T, s *store.Store) {
			published(t, s)
			wantCode(t, s.Commit(t.Context(), []*store.Step{signed(12, "pia")}), shared.CodeConflict)
		},
		"an instance of no version is refused": func(t *testing.T, s *store.Store) {
			published(t, s)
			step := beginning("anyone")
			step.New.Version = 2
			if err := s.Commit(t.Context(), []*store.Step{step}); err == nil {
				t.Error("it was stored")
			}
			want(t, "id", step.Instance, 0)
		},
		"a step without events is refused": func(t *testing.T, s *store.Store) {
			published(t, s)
			if err := s.Commit(t.Context(), []*store.Step{{New: &store.NewInstance{Workflow: "expense", Version: 1}}}); err == nil {
				t.Error("it was stored")
			}
		},
		"nothing to write is written": func(t *testing.T, s *store.Store) {
			commit(t, s)
		},
	}
}

// same fails where two values differ in any part.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s\ngot  %+v\nwant %+v", what, got, want)
	}
}

// wantUnsigned checks that nothing of a refused sign-off is left.
func wantUnsigned(t *testing.T, s *store.Store, id int64, sequence int) {
	t.Helper()
	task, err := s.Task(t.Context(), designer(), store.TaskID{Instance: id, Activation: 1}, store.Known{})
	must(t, err)
	want(t, "sign-offs", len(task.SignOffs), 0)
	want(t, "open", task.ClosedAt.IsZero(), true)
	want(t, "sequence", task.In.Sequence, sequence)
	events, err := s.History(t.Context(), designer(), id)
	must(t, err)
	want(t, "events", len(events), sequence)
	done, _, err := s.Tasks(t.Context(), participant(), store.TaskFilter{View: shared.TasksDone})
	must(t, err)
	want(t, "done tasks", len(done), 0)
}
