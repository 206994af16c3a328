package storetest

import (
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func managerCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"a manager acts for whom they manage": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			user(t, s, "boss", shared.Participant)
			must(t, change(t, s, "pia", managedBy("boss")))
			must(t, change(t, s, "dora", managedBy("boss")))
			must(t, s.CreateSession(t.Context(), session("h", "boss")))
			found, err := s.Session(t.Context(), "h", at(1))
			must(t, err)
			want(t, "manages", strings.Join(found.User.Manages, " "), "dora pia")

			published(t, s)
			id := begin(t, s, "manager-of:user:pia").Instance
			boss := store.CallerOf(&found.User)
			wantVisible(t, s, "the manager", boss, id, true)
			want(t, "tasks", taskIDs(t, s, boss, store.TaskFilter{View: shared.TasksAll}), store.TaskID{Instance: id, Activation: 1}.String())

			must(t, change(t, s, "pia", managedBy("")))
			found, err = s.Session(t.Context(), "h", at(1))
			must(t, err)
			wantVisible(t, s, "who was the manager", store.CallerOf(&found.User), id, false)
			people, err := s.People(t.Context(), store.Server())
			must(t, err)
			want(t, "boss manages", strings.Join(people[0].Manages, " "), "dora")
		},
		"nobody is their own manager": func(t *testing.T, s *store.Store) {
			for _, name := range []string{"a", "b", "c", "d"} {
				user(t, s, name)
			}
			must(t, change(t, s, "a", managedBy("b")))
			must(t, change(t, s, "b", managedBy("c")))
			must(t, change(t, s, "c", managedBy("d")))
			for user, manager := range map[string]string{"a": "a", "b": "a", "c": "a", "d": "a"} {
				wantProblems(t, change(t, s, user, managedBy(manager)), engine.CodeInvalid, "manager")
			}
			_, err := s.CreateUser(t.Context(), chief(), shared.CreateUser{Name: "e", Manager: "e"}, own("hash"), at(0))
			wantProblems(t, err, engine.CodeInvalid, "manager")
			must(t, change(t, s, "b", managedBy("")))
			must(t, change(t, s, "d", managedBy("a"))) // the ring was cut
		},
		"two never become each other's managers": func(t *testing.T, s *store.Store) {
			names := []string{"a", "b", "c"}
			for _, name := range names {
				user(t, s, name)
			}
			for range 10 {
				results := race(3, func(n int) error {
					u, err := s.User(t.Context(), chief(), names[n])
					if err != nil {
						return err
					}
					_, err = s.ChangeUser(t.Context(), chief(), names[n], shared.ChangeUser{Revision: u.Revision, Manager: ptr(names[(n+1)%3])}, at(1))
					return err
				})
				refused := 0
				for _, err := range results {
					if err != nil {
						wantCode(t, err, engine.CodeInvalid)
						refused++
					}
				}
				want(t, "refused", refused, 1)
				for _, name := range names {
					must(t, change(t, s, name, managedBy("")))
				}
			}
		},
	}
}
