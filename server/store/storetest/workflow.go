package storetest

import (
	"reflect"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// workflow is a small draft with every kind of value that has to survive.
func workflow(key string) *engine.Workflow {
	low := 0
	return &engine.Workflow{
		Key: key, Name: "Expense \"claims\"", Description: "Ünïcode, quotes ' and\nlines; ? and ?0",
		Priority: &low,
		Params:   []engine.Param{{Name: "limit", Type: engine.FieldNumber, Value: 12.5}},
		States: []engine.State{
			{ID: "check", Name: "Check", Initial: true, Actors: []engine.Actor{"group:finance"}, Position: &engine.Point{X: 1.25, Y: -3}},
			{ID: "end", Final: engine.FinalDone},
		},
		Transitions: []engine.Transition{{ID: "check->end", From: "check", To: "end", Label: "fine"}},
	}
}

func create(t *testing.T, s *store.Store, key string) *shared.Draft {
	t.Helper()
	draft, err := s.CreateWorkflow(t.Context(), designer(), store.NewWorkflow{Workflow: workflow(key), At: at(0)})
	must(t, err)
	return draft
}

func workflowCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"a draft comes back as it was": func(t *testing.T, s *store.Store) {
			created := create(t, s, "expense")
			loaded, err := s.Draft(t.Context(), designer(), "expense")
			must(t, err)
			if !reflect.DeepEqual(created, loaded) {
				t.Errorf("created %+v\nloaded  %+v", created, loaded)
			}
			if !reflect.DeepEqual(&loaded.Workflow, workflow("expense")) {
				t.Errorf("the workflow changed: %+v", loaded.Workflow)
			}
			want(t, "revision", loaded.Revision, 1)
			want(t, "updated by", loaded.UpdatedBy, "dora")
			want(t, "updated at", loaded.UpdatedAt, at(0))
		},
		"a taken key gets the next number": func(t *testing.T, s *store.Store) {
			for _, key := range []string{"expense", "expense-2", "expense-3"} {
				want(t, "key", create(t, s, "expense").Workflow.Key, key)
			}
			long := strings.Repeat("k", 64)
			create(t, s, long)
			want(t, "key", create(t, s, long).Workflow.Key, strings.Repeat("k", 62)+"-2")
		},
		"the list has every draft": func(t *testing.T, s *store.Store) {
			create(t, s, "b")
			create(t, s, "a")
			_, err := s.CreateWorkflow(t.Context(), designer(), store.NewWorkflow{Workflow: &engine.Workflow{Key: "c", Name: "Cash"}, Example: true, At: at(1)})
			must(t, err)
			list, _, err := s.Workflows(t.Context(), viewer(), store.WorkflowFilter{})
			must(t, err)
			var keys []string
			for _, w := range list {
				keys = append(keys, w.Key)
			}
			want(t, "order", strings.Join(keys, " "), "c a b")
			want(t, "example", list[0].Example, true)
			want(t, "states", list[1].States, 2)
			want(t, "updated at", list[1].UpdatedAt, at(0))
		},
		"saving raises the revision": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			w := workflow("expense")
			w.Name = "Expenses"
			saved, err := s.SaveDraft(t.Context(), designer(), w, 1, at(1))
			must(t, err)
			want(t, "revision", saved.Revision, 2)
			draft, err := s.Draft(t.Context(), designer(), "expense")
			must(t, err)
			want(t, "name", draft.Workflow.Name, "Expenses")
			want(t, "revision", draft.Revision, 2)
		},
		"saving on an older revision is a conflict": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			_, err := s.SaveDraft(t.Context(), designer(), workflow("expense"), 1, at(1))
			must(t, err)
			for _, revision := range []int{0, 1, 3, -1} {
				_, err := s.SaveDraft(t.Context(), designer(), workflow("expense"), revision, at(2))
				wantCode(t, err, shared.CodeConflict)
			}
			draft, err := s.Draft(t.Context(), designer(), "expense")
			must(t, err)
			want(t, "updated at", draft.UpdatedAt, at(1))
		},
		"of many who save at once one wins": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			results := race(20, func(int) error {
				_, err := s.SaveDraft(t.Context(), designer(), workflow("expense"), 1, at(1))
				return err
			})
			want(t, "winners", onlyConflicts(t, results), 1)
		},
		"who may not edit saves nothing": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			for code, all := range map[engine.Code][]store.Caller{
				shared.CodeNotFound:  {{}, caller("ulla", "root")},
				engine.CodeForbidden: {viewer(), participant()}, // who see it
			} {
				for _, who := range all {
					_, err := s.SaveDraft(t.Context(), who, workflow("expense"), 1, at(1))
					wantCode(t, err, code)
					_, err = s.CreateWorkflow(t.Context(), who, store.NewWorkflow{Workflow: workflow("new"), At: at(1)})
					wantCode(t, err, code)
				}
			}
			_, err := s.SaveDraft(t.Context(), designer(), workflow("elsewhere"), 1, at(1))
			wantCode(t, err, shared.CodeNotFound)
		},
		"who may not read finds nothing": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			for _, who := range []store.Caller{{}, caller("ulla", "root")} {
				list, _, err := s.Workflows(t.Context(), who, store.WorkflowFilter{})
				must(t, err)
				want(t, "rows", len(list), 0)
				_, err = s.Draft(t.Context(), who, "expense")
				wantCode(t, err, shared.CodeNotFound)
			}
			_, err := s.Draft(t.Context(), designer(), "elsewhere")
			wantCode(t, err, shared.CodeNotFound)
		},
	}
}
