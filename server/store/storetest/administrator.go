package storetest

import (
	"errors"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func asError(err error, e **engine.Error) bool { return errors.As(err, e) }

// administratorNames lists those who can administer now.
func administratorNames(t *testing.T, s *store.Store) (names []string) {
	t.Helper()
	list, _, err := s.Users(t.Context(), chief(), store.UserFilter{})
	must(t, err)
	for _, u := range list {
		for _, set := range u.Permissions {
			if set == shared.Admin && !u.Disabled {
				names = append(names, u.Name)
			}
		}
	}
	return names
}

func administratorCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"the last administrator stays, whoever wants it otherwise": func(t *testing.T, s *store.Store) {
			user(t, s, "one", shared.Admin, shared.Designer)
			user(t, s, "none", shared.Designer)
			for _, who := range []store.Caller{caller("one", shared.Admin), chief(), store.Server()} {
				for _, c := range []shared.ChangeUser{disabled(true), sets(), sets(shared.Designer), {Disabled: ptr(true), Permissions: &[]shared.PermissionSet{}}} {
					c.Revision = 1
					_, err := s.ChangeUser(t.Context(), who, "one", c, at(1))
					wantCode(t, err, shared.CodeLastAdministrator)
				}
			}
			_, err := s.GivePassword(t.Context(), chief(), "one", 1, given("x"), at(1)) // may never be used
			wantCode(t, err, shared.CodeLastAdministrator)
			u, err := s.User(t.Context(), chief(), "one")
			must(t, err)
			want(t, "revision", u.Revision, 1)

			user(t, s, "two", shared.Admin)
			must(t, change(t, s, "one", sets(shared.Admin)))
			must(t, change(t, s, "one", disabled(true)))
			wantCode(t, change(t, s, "two", disabled(true)), shared.CodeLastAdministrator)
			must(t, change(t, s, "one", disabled(false)))
			must(t, change(t, s, "two", sets()))
		},
		"one who cannot sign in yet does not count": func(t *testing.T, s *store.Store) {
			user(t, s, "one", shared.Admin)
			_, err := s.CreateUser(t.Context(), chief(), shared.CreateUser{Name: "new", Permissions: []shared.PermissionSet{shared.Admin}}, given("once"), at(0))
			must(t, err)
			must(t, s.AddPeople(t.Context(), store.Server(), nil, []store.NewUser{{User: shared.User{Name: "demo", Permissions: []shared.PermissionSet{shared.Admin}}}}, at(0)))
			wantCode(t, change(t, s, "one", sets()), shared.CodeLastAdministrator)
			begun := session("h", "new")
			begun.Proof, begun.Chosen = "once", "own"
			must(t, s.CreateSession(t.Context(), begun))
			must(t, change(t, s, "one", sets()))
			yes, err := s.HasAdministrator(t.Context())
			must(t, err)
			want(t, "an administrator", yes, true)
		},
		"where nobody has a password one stays all the same": func(t *testing.T, s *store.Store) {
			for _, name := range []string{"one", "two"} {
				must(t, s.AddPeople(t.Context(), store.Server(), nil, []store.NewUser{{User: shared.User{Name: name, Permissions: []shared.PermissionSet{shared.Admin}}}}, at(0)))
			}
			must(t, change(t, s, "one", sets()))
			wantCode(t, change(t, s, "two", disabled(true)), shared.CodeLastAdministrator)
		},
		"of two who demote each other one stays": func(t *testing.T, s *store.Store) {
			names := []string{"one", "two"}
			for _, name := range names {
				user(t, s, name, shared.Admin)
			}
			for round := range 10 {
				results := race(2, func(n int) error {
					other := names[1-n]
					u, err := s.User(t.Context(), chief(), other)
					if err != nil {
						return err
					}
					c := sets()
					if round%2 == 1 {
						c = disabled(true)
					}
					c.Revision = u.Revision
					_, err = s.ChangeUser(t.Context(), caller(names[n], shared.Admin), other, c, at(round))
					return err
				})
				winners := 0
				for _, err := range results {
					if err == nil {
						winners++
					} else {
						wantCode(t, err, shared.CodeLastAdministrator)
					}
				}
				want(t, "winners", winners, 1)
				want(t, "administrators", len(administratorNames(t, s)), 1)
				for _, name := range names {
					must(t, change(t, s, name, shared.ChangeUser{Permissions: &[]shared.PermissionSet{shared.Admin}, Disabled: ptr(false)}))
				}
			}
		},
	}
}
