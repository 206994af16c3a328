package storetest

import (
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func instanceCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"lists are newest first and filtered": func(t *testing.T, s *store.Store) {
			published(t, s)
			first, second := begin(t, s, "group:finance").Instance, begin(t, s, "group:finance").Instance
			must(t, s.Commit(t.Context(), []*store.Step{signed(first, "pia")}))
			for _, c := range []struct {
				filter store.InstanceFilter
				ids    []int64
			}{
				{store.InstanceFilter{}, []int64{second, first}},
				{store.InstanceFilter{Status: engine.StatusRunning}, []int64{second}},
				{store.InstanceFilter{Status: engine.StatusCompleted, Workflow: "expense"}, []int64{first}},
				{store.InstanceFilter{Status: engine.StatusCancelled}, nil},
				{store.InstanceFilter{Workflow: "elsewhere"}, nil},
			} {
				list, err := s.Instances(t.Context(), viewer(), c.filter)
				must(t, err)
				want(t, "rows", len(list), len(c.ids))
				for n := range list {
					want(t, "id", list[n].ID, c.ids[n])
				}
			}
			list, err := s.Instances(t.Context(), viewer(), store.InstanceFilter{Status: engine.StatusRunning})
			must(t, err)
			want(t, "waiting", list[0].Waiting[0], "Check")
			want(t, "started", list[0].StartedAt, at(2))
		},
		"the list of workflows counts what runs": func(t *testing.T, s *store.Store) {
			published(t, s)
			begin(t, s, "group:finance")
			must(t, s.Commit(t.Context(), []*store.Step{signed(begin(t, s, "group:finance").Instance, "pia")}))
			list, err := s.Workflows(t.Context(), viewer())
			must(t, err)
			want(t, "running", list[0].Running, 1)
			want(t, "version", list[0].Version, 1)
		},
		"participants see what concerns them": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance", "user:otto").Instance
			must(t, s.Commit(t.Context(), []*store.Step{signed(id, "signe")}))
			for name, who := range map[string]store.Caller{
				"the starter":       caller("pia", shared.Participant),
				"a member":          caller("mara", shared.Participant, "finance"),
				"the named":         other(),
				"the signer":        caller("signe", shared.Participant),
				"who sees all":      viewer(),
				"the server itself": store.Server(),
			} {
				if _, err := s.Instance(t.Context(), who, id); err != nil {
					t.Errorf("%s: %v", name, err)
				}
				list, err := s.Instances(t.Context(), who, store.InstanceFilter{})
				must(t, err)
				want(t, "rows for "+name, len(list), 1)
			}
		},
		"anyone means every person": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, engine.ActorAnyone).Instance
			_, err := s.Instance(t.Context(), other(), id)
			must(t, err)
			_, err = s.Instance(t.Context(), strangers()["machine"], id)
			wantCode(t, err, shared.CodeNotFound)
		},
		"strangers find nothing": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance", "user:otto").Instance
			for name, who := range strangers() {
				t.Run(name, func(t *testing.T) {
					_, err := s.Instance(t.Context(), who, id)
					wantCode(t, err, shared.CodeNotFound)
					_, err = s.History(t.Context(), who, id)
					wantCode(t, err, shared.CodeNotFound)
					_, err = s.Task(t.Context(), who, store.TaskID{Instance: id, Activation: 1})
					wantCode(t, err, shared.CodeNotFound)
					list, err := s.Instances(t.Context(), who, store.InstanceFilter{})
					must(t, err)
					want(t, "instances", len(list), 0)
					for _, view := range []shared.TaskView{shared.TasksAll, shared.TasksMine, shared.TasksUnassigned, shared.TasksDone} {
						tasks, err := s.Tasks(t.Context(), who, view)
						must(t, err)
						want(t, "tasks", len(tasks), 0)
					}
				})
			}
		},
		"what does not exist is not found": func(t *testing.T, s *store.Store) {
			for _, id := range []int64{0, -1, 1, 1 << 62} {
				_, err := s.Instance(t.Context(), designer(), id)
				wantCode(t, err, shared.CodeNotFound)
				_, err = s.History(t.Context(), designer(), id)
				wantCode(t, err, shared.CodeNotFound)
			}
		},
	}
}
