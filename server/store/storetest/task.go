package storetest

import (
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// taskIDs lists the tasks of a view, in its order.
func taskIDs(t *testing.T, s *store.Store, who store.Caller, f store.TaskFilter) string {
	t.Helper()
	tasks, next, err := s.Tasks(t.Context(), who, f)
	must(t, err)
	want(t, "place to go on", next, "")
	ids := make([]string, len(tasks))
	for n, task := range tasks {
		ids[n] = task.ID
	}
	return strings.Join(ids, " ")
}

func taskCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"every view shows what it promises": func(t *testing.T, s *store.Store) {
			published(t, s)
			begin(t, s, "group:finance")                                                // 1 in the pool of finance
			begin(t, s, "user:pia")                                                     // 2 only pia
			commit(t, s, claimed(begin(t, s, "group:finance").Instance, "pia"))         // 3
			commit(t, s, claimed(begin(t, s, "group:finance").Instance, "mara"))        // 4
			commit(t, s, signed(begin(t, s, "group:finance").Instance, "pia"))          // 5
			begin(t, s, "user:otto")                                                    // 6
			commit(t, s, signed(begin(t, s, "user:pia", "user:otto").Instance, "otto")) // 7
			for _, c := range []struct {
				who    store.Caller
				filter store.TaskFilter
				ids    string
			}{
				{participant(), store.TaskFilter{View: shared.TasksAll}, "1-1 2-1 3-1 4-1"},
				{participant(), store.TaskFilter{View: shared.TasksAll, Workflow: "expense"}, "1-1 2-1 3-1 4-1"},
				{participant(), store.TaskFilter{View: shared.TasksAll, Workflow: "elsewhere"}, ""},
				{participant(), store.TaskFilter{View: shared.TasksMine}, "2-1 3-1"},
				{participant(), store.TaskFilter{View: shared.TasksUnassigned}, "1-1"},
				{participant(), store.TaskFilter{View: shared.TasksDone}, "5-1"},
				{participant(), store.TaskFilter{View: shared.TasksDone, Workflow: "expense"}, "5-1"},
				{participant(), store.TaskFilter{View: shared.TasksDone, Workflow: "elsewhere"}, ""},
				{other(), store.TaskFilter{View: shared.TasksAll}, "6-1"},
				{other(), store.TaskFilter{View: shared.TasksDone}, "7-1"},
				{other(), store.TaskFilter{View: shared.TasksUnassigned}, ""},
				{viewer(), store.TaskFilter{View: shared.TasksAll}, ""},
				{store.Server(), store.TaskFilter{View: shared.TasksAll}, ""},
				{participant(), store.TaskFilter{}, ""},
				{participant(), store.TaskFilter{View: "everything"}, ""},
			} {
				want(t, c.who.Person.Name+"'s "+string(c.filter.View), taskIDs(t, s, c.who, c.filter), c.ids)
			}
		},
		"a task says what it is about": func(t *testing.T, s *store.Store) {
			published(t, s)
			begin(t, s, "group:finance", "user:otto")
			tasks, _, err := s.Tasks(t.Context(), participant(), store.TaskFilter{View: shared.TasksAll})
			must(t, err)
			same(t, "task", tasks[0], shared.Task{
				ID: "1-1", Revision: 1, Instance: 1, Activation: 1, Workflow: "expense", Name: "Expense", Version: 1,
				Title: "Chairs ' \" ?", State: "check", StateName: "Check", Actors: []engine.Actor{"group:finance", "user:otto"}, OpenedAt: at(2),
			})
		},
		"claiming raises the revision": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			commit(t, s, claimed(id, "pia"))
			task, err := s.Task(t.Context(), participant(), store.TaskID{Instance: id, Activation: 1}, store.Known{})
			must(t, err)
			want(t, "revision", task.Revision, 2)
			want(t, "claimed", task.Claimed, "pia")
			want(t, "revision of the instance's", task.In.Tasks[1], 2)
		},
		"a task given to somebody else is theirs too": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "user:pia").Instance
			want(t, "otto's", taskIDs(t, s, other(), store.TaskFilter{View: shared.TasksAll}), "")
			commit(t, s, delegated(id, "otto"))
			want(t, "otto's", taskIDs(t, s, other(), store.TaskFilter{View: shared.TasksAll}), "1-1")
			want(t, "nobody's alone", taskIDs(t, s, participant(), store.TaskFilter{View: shared.TasksUnassigned}), "1-1")
			task, err := s.Task(t.Context(), other(), store.TaskID{Instance: id, Activation: 1}, store.Known{})
			must(t, err)
			same(t, "actors", task.Actors, []engine.Actor{"group:finance", "user:otto"})

			// Taken back, it is pia's alone again; otto may still look.
			back := after(delegated(id, "pia"), 1)
			back.Changed[0].Actors, back.Changed[0].Sole = []engine.Actor{"user:pia"}, "pia"
			commit(t, s, back)
			want(t, "otto's", taskIDs(t, s, other(), store.TaskFilter{View: shared.TasksAll}), "")
			want(t, "pia's", taskIDs(t, s, participant(), store.TaskFilter{View: shared.TasksMine}), "1-1")
			_, err = s.Task(t.Context(), other(), store.TaskID{Instance: id, Activation: 1}, store.Known{})
			must(t, err)
		},
		"a manager is asked for whom they manage": func(t *testing.T, s *store.Store) {
			published(t, s)
			begin(t, s, "manager-of:user:otto")
			boss := caller("boss", shared.Participant)
			want(t, "before", taskIDs(t, s, boss, store.TaskFilter{View: shared.TasksAll}), "")
			boss.Person.Manages = []string{"otto"}
			want(t, "tasks", taskIDs(t, s, boss, store.TaskFilter{View: shared.TasksAll}), "1-1")
		},
		"a key that is not for tasks shows none": func(t *testing.T, s *store.Store) {
			published(t, s)
			begin(t, s, "user:pia")
			keyed := participant()
			keyed.Key, keyed.Scopes = "k", []shared.Permission{shared.ReadInstances}
			want(t, "tasks", taskIDs(t, s, keyed, store.TaskFilter{View: shared.TasksAll}), "")
			keyed.Scopes = append(keyed.Scopes, shared.ActOnTasks)
			want(t, "tasks", taskIDs(t, s, keyed, store.TaskFilter{View: shared.TasksAll}), "1-1")
		},
		"no task, no answer": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			for _, task := range []store.TaskID{{}, {Instance: id}, {Instance: id, Activation: 2}, {Instance: id, Activation: -1}, {Instance: id + 1, Activation: 1}} {
				_, err := s.Task(t.Context(), designer(), task, store.Known{})
				wantCode(t, err, shared.CodeNotFound)
			}
		},
	}
}
