package storetest

import (
	"fmt"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// represented is the step by which mara signs for boss what begin opened.
func represented(instance int64) *store.Step {
	step := signed(instance, "mara")
	step.Events[0].For = "boss"
	step.SignOff = append(step.SignOff, store.SignedTask{Activation: 1, Signer: "boss"})
	step.Involved = append(step.Involved, "user:boss")
	return step
}

func visibleCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"who has to do with an instance sees it": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance", "user:otto").Instance
			commit(t, s, delegated(id, "della"))
			commit(t, s, after(represented(id), 1))
			for name, who := range map[string]store.Caller{
				"who started it":        caller("pia", shared.Participant),
				"a member of the group": caller("gus", shared.Participant, "finance"),
				"the person asked":      other(),
				"the delegate":          caller("della", shared.Participant),
				"who signed":            caller("mara", shared.Participant),
				"who was represented":   caller("boss", shared.Participant),
				"who sees all":          viewer(),
				"the server itself":     store.Server(),
			} {
				wantVisible(t, s, name, who, id, true)
			}
		},
		"anyone means every person": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, engine.ActorAnyone).Instance
			wantVisible(t, s, "somebody", other(), id, true)
			wantVisible(t, s, "a machine", strangers()["machine"], id, false)
		},
		"who is listed for operating sees every instance, page by page and once": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			published(t, s)
			list(t, s, "expense", map[shared.Right][]engine.Actor{shared.RightOperate: {"user:pia"}})
			pia := caller("pia", shared.Participant)
			batch := make([]*store.Step, 7)
			for n := range batch {
				batch[n] = beginning("user:otto")
				if n%3 > 0 { // pia has to do with some of them
					batch[n].Fold.Starter, batch[n].Involved = "otto", []engine.Actor{"user:otto"}
				}
			}
			commit(t, s, batch...)
			for _, limit := range []int{1, 2, 3, 7, 8} {
				seen := through(t, func(after string) (ids []string, next string, err error) {
					list, next, err := s.Instances(t.Context(), pia, store.InstanceFilter{After: after, Limit: limit})
					for _, i := range list {
						ids = append(ids, fmt.Sprint(i.ID))
					}
					return ids, next, err
				}, func(int) {})
				want(t, "seen", strings.Join(seen, " "), "7 6 5 4 3 2 1")
			}
			for id := range int64(7) {
				wantVisible(t, s, "the operator", pia, id+1, true)
				// Where somebody is listed, the permission to see all is no longer enough.
				wantVisible(t, s, "a viewer", viewer(), id+1, false)
			}
			mine, _, err := s.Instances(t.Context(), pia, store.InstanceFilter{Mine: true})
			must(t, err)
			want(t, "pia's own", len(mine), 3)
		},
		"strangers find nothing": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance", "user:otto").Instance
			commit(t, s, signed(begin(t, s, "group:finance").Instance, "pia"))
			for name, who := range strangers() {
				wantVisible(t, s, name, who, id, false)
				for _, view := range []shared.TaskView{shared.TasksAll, shared.TasksMine, shared.TasksUnassigned, shared.TasksDone} {
					want(t, string(view), taskIDs(t, s, who, store.TaskFilter{View: view}), "")
				}
			}
		},
		"a key shows no more than it is for": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			keyed := participant()
			keyed.Key, keyed.Scopes = "k", []shared.Permission{shared.ReadWorkflows}
			wantVisible(t, s, "without the scope", keyed, id, false)
			keyed.Scopes = []shared.Permission{shared.ReadInstances}
			wantVisible(t, s, "with the scope", keyed, id, true)
			all := viewer()
			all.Key, all.Scopes = "k", []shared.Permission{shared.ReadInstances}
			wantVisible(t, s, "a viewer without the scope for all", all, id, false)
		},
		"what is written from one person never shows as another": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "user:otto").Instance
			for _, name := range []string{"ott", "otto2", "OTTO", "otto%", "o_to", "otto' OR '1'='1", "group:finance", "", "otto\\", "user:otto"} {
				wantVisible(t, s, name, caller(name, shared.Participant, "ot", ""), id, false)
			}
		},
	}
}

// wantVisible asks in every way whether somebody may see an instance.
func wantVisible(t *testing.T, s *store.Store, name string, who store.Caller, id int64, visible bool) {
	t.Helper()
	_, instance := s.Instance(t.Context(), who, id)
	_, history := s.History(t.Context(), who, id)
	_, task := s.Task(t.Context(), who, store.TaskID{Instance: id, Activation: 1}, store.Known{})
	for way, err := range map[string]error{"Instance": instance, "History": history, "Task": task} {
		switch {
		case visible && err != nil:
			t.Errorf("%s for %s: %v", way, name, err)
		case !visible && engine.CodeOf(err) != shared.CodeNotFound:
			t.Errorf("%s for %s: got %v", way, name, err)
		}
	}
	list, _, err := s.Instances(t.Context(), who, store.InstanceFilter{})
	must(t, err)
	listed := false
	for n := range list {
		listed = listed || list[n].ID == id
	}
	want(t, "listed for "+name, listed, visible)
	if i, err := s.Instance(t.Context(), store.Server(), id); err == nil && i.Involves(who) {
		want(t, "involved but not listed: "+name, listed, true)
	}
}
