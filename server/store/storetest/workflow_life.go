package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func keysOf(t *testing.T, s *store.Store, who store.Caller, f store.WorkflowFilter) string {
	t.Helper()
	rows, _, err := s.Workflows(t.Context(), who, f)
	must(t, err)
	var keys []string
	for _, row := range rows {
		keys = append(keys, row.Key)
	}
	return strings.Join(keys, " ")
}

func workflowLifeCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"an archived workflow is put away until it is taken out": func(t *testing.T, s *store.Store) {
			published(t, s)
			step := begin(t, s, "group:finance")
			saved, err := s.ArchiveWorkflow(t.Context(), designer(), "expense", 1, at(3))
			must(t, err)
			want(t, "revision", saved.Revision, 2)
			want(t, "listed", keysOf(t, s, viewer(), store.WorkflowFilter{}), "")
			want(t, "in the archive", keysOf(t, s, viewer(), store.WorkflowFilter{Archived: true}), "expense")
			draft, err := s.Draft(t.Context(), viewer(), "expense")
			must(t, err)
			want(t, "archived", draft.Archived, true)
			for right, err := range tried(t, s, designer(), 2) {
				if right == shared.RightSee {
					must(t, err)
				} else {
					wantCode(t, err, shared.CodeArchived)
				}
			}
			wantCode(t, s.Commit(t.Context(), []*store.Step{beginning("anyone")}), shared.CodeArchived) // decided just before
			commit(t, s, signed(step.Instance, "pia"))                                                  // what runs goes on
			_, err = s.ArchiveWorkflow(t.Context(), designer(), "expense", 2, at(4))
			wantCode(t, err, shared.CodeConflict)
			saved, err = s.UnarchiveWorkflow(t.Context(), designer(), "expense", 2, at(5))
			must(t, err)
			want(t, "revision", saved.Revision, 3)
			_, err = s.UnarchiveWorkflow(t.Context(), designer(), "expense", 3, at(5))
			wantCode(t, err, shared.CodeConflict)
			must2(t)(s.StartableVersion(t.Context(), participant(), "expense"))
			begin(t, s, "anyone")
		},
		"what cannot be started says why": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			_, err := s.StartableVersion(t.Context(), participant(), "expense")
			wantCode(t, err, engine.CodeInvalid)
			_, err = s.StartableVersion(t.Context(), viewer(), "expense")
			wantCode(t, err, engine.CodeForbidden)
			for _, who := range []store.Caller{{}, caller("ulla", "root"), strangers()["machine"]} {
				_, err := s.StartableVersion(t.Context(), who, "expense")
				wantCode(t, err, shared.CodeNotFound)
			}
			publish(t, s, "expense", 1)
			version, err := s.StartableVersion(t.Context(), store.Server(), "expense")
			must(t, err)
			want(t, "version", version, 1)
		},
		"a deleted workflow leaves its key and its past": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			second := begin(t, s, "group:finance").Instance
			commit(t, s, signed(id, "pia"))
			err := s.DeleteWorkflow(t.Context(), designer(), "expense", 1, at(5))
			wantCode(t, err, shared.CodeInUse)
			want(t, "how many", strings.HasPrefix(err.Error(), "1 instance of this workflow has"), true)
			commit(t, s, cancelled(second))
			wantCode(t, s.DeleteWorkflow(t.Context(), designer(), "expense", 2, at(5)), shared.CodeConflict)
			must(t, s.DeleteWorkflow(t.Context(), designer(), "expense", 1, at(5)))
			want(t, "listed", keysOf(t, s, chief(), store.WorkflowFilter{})+keysOf(t, s, store.Server(), store.WorkflowFilter{})+keysOf(t, s, chief(), store.WorkflowFilter{Archived: true}), "")
			for _, who := range []store.Caller{chief(), designer(), store.Server()} {
				for right, err := range tried(t, s, who, 2) {
					if right != shared.RightSee || who.Person.Name == "dora" {
						wantCode(t, err, shared.CodeNotFound)
					}
				}
			}
			wantCode(t, s.DeleteWorkflow(t.Context(), designer(), "expense", 2, at(5)), shared.CodeNotFound)
			wantCode(t, s.Commit(t.Context(), []*store.Step{beginning("anyone")}), shared.CodeNotFound)
			wantVisible(t, s, "who started it", participant(), id, true)
			wantVisible(t, s, "who sees all", viewer(), id, true)
			must2(t)(s.Version(t.Context(), store.Server(), "expense", 1)) // for its diagram
			want(t, "the next of that name", create(t, s, "expense").Workflow.Key, "expense-2")
		},
		"of a start and a deletion at once one wins": func(t *testing.T, s *store.Store) {
			for round := range 10 {
				key := fmt.Sprint("expense", round)
				create(t, s, key)
				publish(t, s, key, 1)
				results := race(6, func(n int) error {
					if n == 0 {
						return s.DeleteWorkflow(context.Background(), designer(), key, 1, at(5))
					}
					step := beginning("anyone")
					step.New.Workflow = key
					return s.Commit(context.Background(), []*store.Step{step})
				})
				started := 0
				for _, err := range results[1:] {
					if err == nil {
						started++
					} else {
						wantCode(t, err, shared.CodeNotFound)
					}
				}
				rows, _, err := s.Instances(t.Context(), chief(), store.InstanceFilter{Workflow: key})
				must(t, err)
				want(t, "instances", len(rows), started)
				if results[0] == nil {
					want(t, "instances of a deleted workflow", started, 0)
				} else {
					wantCode(t, results[0], shared.CodeInUse)
				}
			}
		},
		"who may publish ends what was published": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			published(t, s)
			create(t, s, "draft")
			for _, key := range []string{"expense", "draft"} {
				list(t, s, key, map[shared.Right][]engine.Actor{shared.RightDesign: {"user:dora"}, shared.RightPublish: {"user:pia"}})
			}
			_, err := s.ArchiveWorkflow(t.Context(), designer(), "expense", 1, at(5))
			wantCode(t, err, engine.CodeForbidden)
			wantCode(t, s.DeleteWorkflow(t.Context(), designer(), "expense", 1, at(5)), engine.CodeForbidden)
			wantCode(t, s.DeleteWorkflow(t.Context(), participant(), "draft", 1, at(5)), engine.CodeForbidden)
			must(t, s.DeleteWorkflow(t.Context(), designer(), "draft", 1, at(5)))
			must(t, s.DeleteWorkflow(t.Context(), participant(), "expense", 1, at(5)))
		},
		"a copy has a key of its own and nothing else in common": func(t *testing.T, s *store.Store) {
			published(t, s)
			copied, err := s.DuplicateWorkflow(t.Context(), designer(), "expense", 1, at(3))
			must(t, err)
			expected := workflow("expense-2")
			expected.Name += " (copy)"
			same(t, "copy", &copied.Workflow, expected)
			want(t, "revision", copied.Revision, 1)
			want(t, "version", copied.Version, 0)
			found, err := s.Draft(t.Context(), designer(), "expense-2")
			must(t, err)
			same(t, "found", found, copied)
			_, err = s.DuplicateWorkflow(t.Context(), designer(), "expense", 2, at(3))
			wantCode(t, err, shared.CodeConflict)
			for _, who := range []store.Caller{viewer(), participant()} { // who see it and create none
				_, err = s.DuplicateWorkflow(t.Context(), who, "expense", 1, at(3))
				wantCode(t, err, engine.CodeForbidden)
			}
		},
		"a copy is seen by no others": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			create(t, s, "expense")
			list(t, s, "expense", map[shared.Right][]engine.Actor{shared.RightSee: {"group:sales"}, shared.RightDesign: {"user:dora"}})
			must2(t)(s.DuplicateWorkflow(t.Context(), designer(), "expense", 1, at(3)))
			found, err := s.Rights(t.Context(), chief(), "expense-2")
			must(t, err)
			same(t, "rights", found.Rights, map[shared.Right][]engine.Actor{shared.RightSee: {"group:sales", "user:dora"}})
			want(t, "others", keysOf(t, s, caller("desi", shared.Designer), store.WorkflowFilter{}), "")
			want(t, "dora", keysOf(t, s, designer(), store.WorkflowFilter{}), "expense expense-2")
		},
		"many who create at once all get a key": func(t *testing.T, s *store.Store) {
			for _, err := range race(10, func(int) error {
				_, err := s.CreateWorkflow(context.Background(), designer(), store.NewWorkflow{Workflow: workflow("expense"), At: at(0)})
				return err
			}) {
				must(t, err)
			}
			want(t, "keys", len(strings.Fields(keysOf(t, s, viewer(), store.WorkflowFilter{}))), 10)
		},
		"who saved what is told": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			w := workflow("expense")
			w.Description = "new"
			must2(t)(s.SaveDraft(t.Context(), designer(), w, 1, at(1)))
			w.States = append(w.States, engine.State{ID: "added"})
			must2(t)(s.SaveDraft(t.Context(), chief(), w, 2, at(2)))
			changes, err := s.DraftChanges(t.Context(), viewer(), "expense", 1)
			must(t, err)
			same(t, "changes", changes, []shared.DraftChange{
				{Revision: 2, At: at(1), By: "dora", Changes: shared.Changes{Fields: []string{"description"}}},
				{Revision: 3, At: at(2), By: "chief", Changes: shared.Changes{States: shared.Difference{Added: []string{"added"}}}},
			})
			changes, err = s.DraftChanges(t.Context(), viewer(), "expense", 2)
			must(t, err)
			want(t, "since revision 2", len(changes), 1)
		},
		"the saves of a draft are listed, newest first, page by page": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			create(t, s, "other")
			for n := 1; n <= 5; n++ {
				w := workflow("expense")
				w.Description = fmt.Sprint(n)
				must2(t)(s.SaveDraft(t.Context(), designer(), w, n, at(n)))
				other := workflow("other")
				other.Description = fmt.Sprint(n)
				must2(t)(s.SaveDraft(t.Context(), designer(), other, n, at(n)))
			}
			history := func(f store.DraftFilter) func(string) ([]string, string, error) {
				return func(after string) (ids []string, next string, err error) {
					f.After = after
					list, next, err := s.DraftHistory(t.Context(), viewer(), "expense", f)
					for _, c := range list {
						ids = append(ids, fmt.Sprint(c.Revision))
					}
					return ids, next, err
				}
			}
			for _, limit := range []int{0, 1, 2, 3, 5} {
				want(t, "saves", strings.Join(through(t, history(store.DraftFilter{Limit: limit}), func(int) {}), " "), "6 5 4 3 2")
				want(t, "saves since revision 4", strings.Join(through(t, history(store.DraftFilter{Since: 4, Limit: limit}), func(int) {}), " "), "6 5")
			}
			ids, next, err := history(store.DraftFilter{Since: 6})("")
			must(t, err)
			want(t, "nothing since", fmt.Sprint(ids, next), "[]")
			for _, place := range []string{"x", "0", "-1", "01", "1\x00"} {
				_, _, err := history(store.DraftFilter{})(place)
				wantCode(t, err, "invalid")
			}
			for _, who := range []store.Caller{{}, caller("ulla", "root")} {
				_, _, err := s.DraftHistory(t.Context(), who, "expense", store.DraftFilter{})
				wantCode(t, err, shared.CodeNotFound)
			}
			_, _, err = s.DraftHistory(t.Context(), designer(), "elsewhere", store.DraftFilter{})
			wantCode(t, err, shared.CodeNotFound)
		},
		"workflows are listed by name, page by page": func(t *testing.T, s *store.Store) {
			for n, name := range []string{"b", "a", "Ünï | \n x", "a", "c"} {
				w := workflow(fmt.Sprint("w", n))
				w.Name, w.Description = name, "About "+name
				must2(t)(s.CreateWorkflow(t.Context(), designer(), store.NewWorkflow{Workflow: w, At: at(0)}))
			}
			keys := through(t, func(after string) (ids []string, next string, err error) {
				rows, next, err := s.Workflows(t.Context(), viewer(), store.WorkflowFilter{After: after, Limit: 1})
				for n := range rows {
					ids = append(ids, rows[n].Key)
				}
				return ids, next, err
			}, func(int) {})
			want(t, "keys", strings.Join(keys, " "), "w1 w3 w0 w4 w2")
			for filter, expected := range map[store.WorkflowFilter]string{
				{Text: "ABOUT C"}: "w4", {Text: "w0"}: "w0", {Text: "%"}: "", {Text: "_"}: "",
			} {
				want(t, filter.Text, keysOf(t, s, viewer(), filter), expected)
			}
			for _, filter := range []store.WorkflowFilter{{After: "x"}, {After: "A"}, {After: "AAoA"}, {Text: "\x00"}, {After: "dzEK_w"}} {
				_, _, err := s.Workflows(t.Context(), viewer(), filter)
				wantCode(t, err, engine.CodeInvalid)
			}
		},
	}
}
