package storetest

import (
	"strings"
	"testing"

	"statecraft/server/store"
	"statecraft/shared"
)

func taskCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"every view shows what it promises": func(t *testing.T, s *store.Store) {
			published(t, s)
			begin(t, s, "group:finance")                                                  // 1 in the pool of finance
			begin(t, s, "user:pia")                                                       // 2 only pia
			commitOn(t, s, begin(t, s, "group:finance").Instance, claimed, "pia")         // 3
			commitOn(t, s, begin(t, s, "group:finance").Instance, claimed, "mara")        // 4
			commitOn(t, s, begin(t, s, "group:finance").Instance, signed, "pia")          // 5
			begin(t, s, "user:otto")                                                      // 6
			commitOn(t, s, begin(t, s, "user:pia", "user:otto").Instance, signed, "otto") // 7
			for _, c := range []struct {
				who  store.Caller
				view shared.TaskView
				ids  string
			}{
				{participant(), shared.TasksAll, "1-1 2-1 3-1 4-1"},
				{participant(), shared.TasksMine, "2-1 3-1"},
				{participant(), shared.TasksUnassigned, "1-1"},
				{participant(), shared.TasksDone, "5-1"},
				{other(), shared.TasksAll, "6-1"},
				{other(), shared.TasksDone, "7-1"},
				{other(), shared.TasksUnassigned, ""},
				{viewer(), shared.TasksAll, ""},
				{participant(), "", ""},
			} {
				tasks, err := s.Tasks(t.Context(), c.who, c.view)
				must(t, err)
				var ids []string
				for _, task := range tasks {
					ids = append(ids, task.ID)
				}
				want(t, c.who.Person.Name+"'s "+string(c.view), strings.Join(ids, " "), c.ids)
			}
		},
		"a task says what it is about": func(t *testing.T, s *store.Store) {
			published(t, s)
			begin(t, s, "group:finance", "user:otto")
			tasks, err := s.Tasks(t.Context(), participant(), shared.TasksAll)
			must(t, err)
			task := tasks[0]
			want(t, "title", task.Title, "Chairs ' \" ?")
			want(t, "workflow", task.Workflow, "expense")
			want(t, "name", task.Name, "Expense")
			want(t, "version", task.Version, 1)
			want(t, "state", task.StateName, "Check")
			want(t, "actors", len(task.Actors), 2)
			want(t, "revision", task.Revision, 1)
			want(t, "opened", task.OpenedAt, at(2))
		},
		"claiming and signing raise the revision": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			must(t, s.Commit(t.Context(), []*store.Step{claimed(id, "pia")}))
			task, err := s.Task(t.Context(), participant(), store.TaskID{Instance: id, Activation: 1})
			must(t, err)
			want(t, "revision", task.Revision, 2)
			want(t, "claimed", task.Claimed, "pia")
			last := signed(id, "pia")
			last.Sequence, last.Changed[0].Revision, last.SignOffs[0].Seen = 4, 2, 2
			must(t, s.Commit(t.Context(), []*store.Step{last}))
			task, err = s.Task(t.Context(), participant(), store.TaskID{Instance: id, Activation: 1})
			must(t, err)
			want(t, "revision", task.Revision, 3)
			want(t, "closed", task.ClosedAt, at(4))
			want(t, "signed by", task.SignOff.By, "pia")
			want(t, "notes", task.SignOffs[0].Notes, "it's ok?\nyes")
			want(t, "data", task.SignOffs[0].Data["paid"], any(true))
			want(t, "signed at", task.SignOffs[0].At, at(4))
		},
		"a task cancelled by the step that opened it is never listed": func(t *testing.T, s *store.Store) {
			published(t, s)
			step := beginning("group:finance")
			step.Opened[0].ClosedAt = at(2)
			must(t, s.Commit(t.Context(), []*store.Step{step}))
			tasks, err := s.Tasks(t.Context(), participant(), shared.TasksAll)
			must(t, err)
			want(t, "tasks", len(tasks), 0)
			i, err := s.Instance(t.Context(), participant(), step.Instance)
			must(t, err)
			want(t, "open tasks", len(i.Tasks), 0)
		},
		"no task, no answer": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			for _, task := range []store.TaskID{{}, {Instance: id}, {Instance: id, Activation: 2}, {Instance: id + 1, Activation: 1}} {
				_, err := s.Task(t.Context(), designer(), task)
				wantCode(t, err, shared.CodeNotFound)
			}
		},
	}
}

func commitOn(t *testing.T, s *store.Store, id int64, step func(int64, string) *store.Step, who string) {
	t.Helper()
	must(t, s.Commit(t.Context(), []*store.Step{step(id, who)}))
}
