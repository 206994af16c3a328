package storetest

import (
	"strings"
	"testing"

	"statecraft/server/store"
	"statecraft/shared"
)

// counts are the numbers of somebody's inbox, as mine, unassigned, groups, all.
func counts(t *testing.T, s *store.Store, who store.Caller) [4]int {
	t.Helper()
	c, err := s.TaskCounts(t.Context(), who)
	must(t, err)
	return [4]int{c.Mine, c.Unassigned, c.Groups, c.All}
}

// inboxCases are about what lists of tasks narrow, order and count.
func inboxCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"groups are shown what they are asked, unless one has it oneself": func(t *testing.T, s *store.Store) {
			published(t, s)
			begin(t, s, "group:finance")                                         // 1 in the pool
			begin(t, s, "user:pia")                                              // 2 only pia
			begin(t, s, "anyone")                                                // 3 anybody
			commit(t, s, claimed(begin(t, s, "group:finance").Instance, "pia"))  // 4 pia has it
			commit(t, s, claimed(begin(t, s, "group:finance").Instance, "mara")) // 5 a colleague has it
			begin(t, s, "group:sales")                                           // 6 elsewhere
			commit(t, s, signed(begin(t, s, "group:finance").Instance, "pia"))   // 7 over
			begin(t, s, "user:otto", "group:finance")                            // 8 otto's and the group's
			for _, c := range []struct {
				who store.Caller
				ids string
			}{
				{participant(), "1-1 5-1 8-1"},
				{caller("mara", shared.Participant, "sales", "finance"), "1-1 4-1 6-1 8-1"},
				{other(), ""},
				{caller("fin", shared.Viewer, "finance"), ""},
				{store.Server(), ""},
				{store.Caller{}, ""},
			} {
				want(t, c.who.Person.Name+"'s groups", taskIDs(t, s, c.who, store.TaskFilter{View: shared.TasksGroups}), c.ids)
			}
		},
		"counts are those of the lists": func(t *testing.T, s *store.Store) {
			published(t, s)
			begin(t, s, "group:finance")
			begin(t, s, "user:pia")
			begin(t, s, "anyone")
			commit(t, s, claimed(begin(t, s, "group:finance").Instance, "pia"))
			commit(t, s, claimed(begin(t, s, "group:finance").Instance, "mara"))
			commit(t, s, signed(begin(t, s, "user:pia").Instance, "pia"))
			for _, who := range []store.Caller{participant(), other(), viewer(), caller("mara", shared.Participant, "finance"), store.Server(), {}} {
				var listed [4]int
				for n, view := range []shared.TaskView{shared.TasksMine, shared.TasksUnassigned, shared.TasksGroups, shared.TasksAll} {
					listed[n] = len(strings.Fields(taskIDs(t, s, who, store.TaskFilter{View: view})))
				}
				want(t, who.Person.Name+"'s counts", counts(t, s, who), listed)
			}
			want(t, "pia's counts", counts(t, s, participant()), [4]int{2, 2, 2, 5})
		},
		"counting ends somewhere": func(t *testing.T, s *store.Store) {
			published(t, s)
			batch := make([]*store.Step, shared.MostCounted+1)
			for n := range batch {
				batch[n] = beginning("group:finance")
			}
			commit(t, s, batch...)
			want(t, "counts", counts(t, s, participant()), [4]int{0, shared.MostCounted, shared.MostCounted, shared.MostCounted})
		},
		"a text is looked for in titles and names": func(t *testing.T, s *store.Store) {
			published(t, s)
			for n, title := range []string{"Twelve chairs", "Ärger mit Öl", "100 % wool", "a_b"} {
				step := beginning("group:finance")
				step.New.Title = title
				step.Opened[0].StateName = []string{"Check", "ÜBERPRÜFEN", "Sign it", "Check"}[n]
				commit(t, s, step)
			}
			for text, ids := range map[string]string{
				"": "1-1 2-1 3-1 4-1", "CHAIRS": "1-1", "ärger": "2-1", "ÄRGER": "2-1", "überprüfen": "2-1", "Überprüf": "2-1",
				"expense": "1-1 2-1 3-1 4-1", "sign it": "3-1", "%": "3-1", "_": "4-1", "!": "", "'": "", "nothing": "",
			} {
				want(t, "tasks with "+text, taskIDs(t, s, participant(), store.TaskFilter{View: shared.TasksAll, Text: text}), ids)
			}
			_, _, err := s.Tasks(t.Context(), participant(), store.TaskFilter{View: shared.TasksAll, Text: "a\x00"})
			wantCode(t, err, "invalid")
			commit(t, s, signed(1, "pia"), signed(2, "pia"))
			want(t, "done", taskIDs(t, s, participant(), store.TaskFilter{View: shared.TasksDone, Text: "chair"}), "1-1")
			want(t, "done", taskIDs(t, s, participant(), store.TaskFilter{View: shared.TasksDone, Text: "EXPENSE"}), "2-1 1-1")
		},
		"lists can be turned round, and go on that way": func(t *testing.T, s *store.Store) {
			published(t, s)
			for _, minutes := range []int{30, 10, 20, 10, 40} {
				step := beginning("group:finance")
				step.Opened[0].OpenedAt = at(minutes)
				commit(t, s, step)
			}
			commit(t, s, signed(5, "pia"))
			commit(t, s, signed(begin(t, s, "group:finance").Instance, "pia"))
			commit(t, s, signed(begin(t, s, "group:finance").Instance, "pia"))
			for _, c := range []struct {
				view  shared.TaskView
				order shared.TaskOrder
				ids   string
			}{
				{shared.TasksAll, "", "2-1 4-1 3-1 1-1"},
				{shared.TasksAll, shared.TasksOldest, "2-1 4-1 3-1 1-1"},
				{shared.TasksAll, shared.TasksNewest, "1-1 3-1 4-1 2-1"},
				{shared.TasksDone, "", "7-1 6-1 5-1"},
				{shared.TasksDone, shared.TasksNewest, "7-1 6-1 5-1"},
				{shared.TasksDone, shared.TasksOldest, "5-1 6-1 7-1"},
			} {
				for _, limit := range []int{1, 2, 10} {
					seen := through(t, func(after string) (ids []string, next string, err error) {
						list, next, err := s.Tasks(t.Context(), participant(), store.TaskFilter{View: c.view, Order: c.order, After: after, Limit: limit})
						for _, task := range list {
							ids = append(ids, task.ID)
						}
						return ids, next, err
					}, func(int) {})
					want(t, string(c.view)+" "+string(c.order), strings.Join(seen, " "), c.ids)
				}
			}
		},
		"a place in a list is none in the list turned round": func(t *testing.T, s *store.Store) {
			published(t, s)
			for range 3 {
				begin(t, s, "group:finance")
				commit(t, s, signed(begin(t, s, "group:finance").Instance, "pia"))
			}
			for _, view := range []shared.TaskView{shared.TasksAll, shared.TasksDone} {
				for _, order := range []shared.TaskOrder{shared.TasksOldest, shared.TasksNewest} {
					_, next, err := s.Tasks(t.Context(), participant(), store.TaskFilter{View: view, Order: order, Limit: 1})
					must(t, err)
					turned := map[shared.TaskOrder]shared.TaskOrder{shared.TasksOldest: shared.TasksNewest, shared.TasksNewest: shared.TasksOldest}[order]
					_, _, err = s.Tasks(t.Context(), participant(), store.TaskFilter{View: view, Order: turned, After: next})
					wantCode(t, err, "invalid")
				}
			}
		},
	}
}
