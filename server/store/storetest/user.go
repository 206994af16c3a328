package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// chief may manage people. Whether there is a user of that name does not matter
// to the store.
func chief() store.Caller { return caller("chief", shared.Admin) }

// own is a password somebody has chosen; given one they got.
func own(hash string) store.NewPassword   { return store.NewPassword{Hash: hash} }
func given(hash string) store.NewPassword { return store.NewPassword{Hash: hash, Until: at(30)} }

// user adds somebody whose password is their own.
func user(t *testing.T, s *store.Store, name string, sets ...shared.PermissionSet) *shared.UserDetail {
	t.Helper()
	u, err := s.CreateUser(t.Context(), chief(), shared.CreateUser{Name: name, Permissions: sets}, own("hash-of-"+name), at(0))
	must(t, err)
	return u
}

// change changes a user as they are now.
func change(t *testing.T, s *store.Store, name string, c shared.ChangeUser) error {
	t.Helper()
	u, err := s.User(t.Context(), chief(), name)
	must(t, err)
	c.Revision = u.Revision
	_, err = s.ChangeUser(t.Context(), chief(), name, c, at(1))
	return err
}

func sets(list ...shared.PermissionSet) shared.ChangeUser {
	return shared.ChangeUser{Permissions: &list}
}
func disabled(yes bool) shared.ChangeUser     { return shared.ChangeUser{Disabled: &yes} }
func managedBy(name string) shared.ChangeUser { return shared.ChangeUser{Manager: &name} }

// wantProblems checks that a refusal lists what is wrong with which fields.
func wantProblems(t *testing.T, err error, code engine.Code, fields ...string) {
	t.Helper()
	var e *engine.Error
	wantCode(t, err, code)
	if !asError(err, &e) {
		return
	}
	var found []string
	for _, p := range e.Problems {
		found = append(found, p.Field)
		if p.Message == "" || p.Code == "" || p.Severity != engine.SeverityError {
			t.Errorf("a problem says too little: %+v", p)
		}
	}
	want(t, "fields", strings.Join(found, " "), strings.Join(fields, " "))
}

func userCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"a user is added whole": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			created, err := s.CreateUser(t.Context(), chief(), shared.CreateUser{
				Name: "ada", Display: "Ada Ünï", Groups: []string{"sales", "finance"}, Manager: "dora",
				Permissions: []shared.PermissionSet{shared.Operator, shared.Viewer},
			}, given("hash"), at(1))
			must(t, err)
			same(t, "user", created, &shared.UserDetail{
				User: shared.User{
					Name: "ada", Display: "Ada Ünï", Groups: []string{"finance", "sales"},
					Permissions: []shared.PermissionSet{shared.Operator, shared.Viewer},
				},
				Manager: "dora", Password: shared.PasswordOneTime, Revision: 1, CreatedAt: at(1),
			})
			found, err := s.User(t.Context(), caller("ada", shared.Viewer), "ada")
			must(t, err)
			same(t, "found", found, created)
			group, err := s.Group(t.Context(), chief(), "finance")
			must(t, err)
			want(t, "members", strings.Join(group.Members, " "), "ada pia")
		},
		"everything that is wrong is said at once": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			_, err := s.CreateUser(t.Context(), chief(), shared.CreateUser{
				Name: "system:x", Display: "two\nlines", Groups: []string{"sales", "gone", "\x00"}, Manager: "nobody",
				Permissions: []shared.PermissionSet{"root", shared.Viewer, shared.Viewer},
			}, own("hash"), at(0))
			wantProblems(t, err, engine.CodeInvalid, "name", "display", "permissions", "permissions", "groups", "groups", "manager")
			for _, name := range []string{"", "Ada", "-", "a b", "a\x00", "a\xff", "ada/", strings.Repeat("a", 65), "käthe"} {
				_, err := s.CreateUser(t.Context(), chief(), shared.CreateUser{Name: name}, own("hash"), at(0))
				wantProblems(t, err, engine.CodeInvalid, "name")
			}
			err = change(t, s, "pia", shared.ChangeUser{Display: ptr(" x"), Permissions: &[]shared.PermissionSet{"root"}, Manager: ptr("nobody")})
			wantProblems(t, err, engine.CodeInvalid, "display", "permissions", "manager")
			all, _, err := s.Users(t.Context(), chief(), store.UserFilter{})
			must(t, err)
			want(t, "users", len(all), 2)
		},
		"of many who take a name one gets it": func(t *testing.T, s *store.Store) {
			winners := 0
			for _, err := range race(10, func(n int) error {
				_, err := s.CreateUser(t.Context(), chief(), shared.CreateUser{Name: "ada", Display: fmt.Sprint(n)}, own("hash"), at(0))
				return err
			}) {
				if err == nil {
					winners++
				} else if engine.CodeOf(err) != shared.CodeExists {
					t.Errorf("a loser got %v", err)
				}
			}
			want(t, "winners", winners, 1)
		},
		"a change names the revision and changes nothing else": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			changed, err := s.ChangeUser(t.Context(), chief(), "pia", shared.ChangeUser{Revision: 1, Display: ptr("Pia P.")}, at(1))
			must(t, err)
			want(t, "revision", changed.Revision, 2)
			want(t, "display", changed.Display, "Pia P.")
			want(t, "groups", len(changed.Groups), 2)
			want(t, "sets", len(changed.Permissions), 2)
			for _, revision := range []int{0, 1, 3, -1} {
				_, err := s.ChangeUser(t.Context(), chief(), "pia", shared.ChangeUser{Revision: revision, Display: ptr("late")}, at(2))
				wantCode(t, err, shared.CodeConflict)
			}
			again, err := s.ChangeUser(t.Context(), chief(), "pia", shared.ChangeUser{Revision: 2, Display: ptr("Pia P."), Disabled: ptr(false)}, at(2))
			must(t, err)
			same(t, "a change to what is", again, changed)
			results := race(20, func(n int) error {
				_, err := s.ChangeUser(t.Context(), chief(), "pia", shared.ChangeUser{Revision: 2, Display: ptr(fmt.Sprint(n))}, at(3))
				return err
			})
			want(t, "winners", onlyConflicts(t, results), 1)
		},
		"disabling ends sessions and keys at once, for good": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			must(t, s.CreateSession(t.Context(), session("theirs", "pia")))
			must(t, s.CreateSession(t.Context(), session("acting", "dora")))
			must(t, s.ActAs(t.Context(), designer(), "id-of-acting", "pia", at(0)))
			apiKey(t, s, "pia", "secret")
			must(t, change(t, s, "pia", disabled(true)))
			for range 2 {
				_, err := s.Session(t.Context(), "theirs", at(1))
				wantCode(t, err, shared.CodeNotFound)
				_, err = s.Key(t.Context(), "secret", false, at(1))
				wantCode(t, err, shared.CodeUnauthenticated)
				acting, err := s.Session(t.Context(), "acting", at(1))
				must(t, err)
				want(t, "acting", acting.Acting, nil)
				must(t, change(t, s, "pia", disabled(false))) // brings nothing back
			}
			d, err := s.Directory(t.Context(), designer())
			must(t, err)
			want(t, "users", len(d.Users), 2)
		},
		"who is disabled gets no session": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			must(t, change(t, s, "dora", disabled(true)))
			wantCode(t, s.CreateSession(t.Context(), session("h", "dora")), shared.CodeNotFound)
			wantCode(t, s.ActAs(t.Context(), participant(), "id", "dora", at(1)), shared.CodeNotFound)
			credential, err := s.Credential(t.Context(), "dora", at(1))
			must(t, err)
			want(t, "hash", credential.Hash, "")
			for _, who := range []string{"dora", "pia"} {
				must(t, change(t, s, who, shared.ChangeUser{Display: ptr("changed")})) // disabled or not
			}
		},
		"users are listed by name, page by page": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			for _, name := range []string{"a_b", "axb", "a-b", "ab"} {
				user(t, s, name)
			}
			must(t, change(t, s, "ab", disabled(true)))
			names := through(t, func(after string) (ids []string, next string, err error) {
				list, next, err := s.Users(t.Context(), chief(), store.UserFilter{After: after, Limit: 2})
				for n := range list {
					ids = append(ids, list[n].Name)
				}
				return ids, next, err
			}, func(page int) {
				if page == 1 { // changes between pages move nobody
					user(t, s, "zoe")
					user(t, s, "a")
				}
			})
			want(t, "names", strings.Join(names, " "), "a-b a_b ab axb dora pia zoe")
			for filter, expected := range map[store.UserFilter]string{
				{Text: "A_B"}: "a_b", {Text: "%"}: "", {Text: "dor"}: "dora", {Group: "finance"}: "pia", {Group: "gone"}: "", {Text: "!"}: "",
			} {
				list, _, err := s.Users(t.Context(), chief(), filter)
				must(t, err)
				var found []string
				for n := range list {
					found = append(found, list[n].Name)
				}
				want(t, fmt.Sprint(filter), strings.Join(found, " "), expected)
			}
			for _, filter := range []store.UserFilter{{After: "A"}, {After: "' OR 1=1"}, {Text: "\x00"}, {Group: "\xff"}} {
				_, _, err := s.Users(t.Context(), chief(), filter)
				wantCode(t, err, engine.CodeInvalid)
			}
		},
		"strangers change nobody and learn nothing": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			all := []store.Caller{designer(), viewer(), participant(), {}}
			for _, who := range strangers() {
				all = append(all, who)
			}
			keyed := chief()
			keyed.Key, keyed.Scopes = "1", slices.DeleteFunc(shared.Permissions(), func(p shared.Permission) bool { return p == shared.ManagePeople })
			for _, who := range append(all, keyed) {
				list, _, err := s.Users(t.Context(), who, store.UserFilter{})
				must(t, err)
				want(t, "users", len(list), 0)
				_, missing := s.User(t.Context(), who, "nobody")
				_, err = s.User(t.Context(), who, "dora")
				if who.Person.Name != "dora" {
					wantSame(t, err, missing)
				}
				_, err = s.ChangeUser(t.Context(), who, "dora", shared.ChangeUser{Revision: 1, Disabled: ptr(true)}, at(1))
				wantSame(t, err, missing)
				_, err = s.CreateUser(t.Context(), who, shared.CreateUser{Name: "new"}, own("hash"), at(1))
				wantSame(t, err, missing)
				_, err = s.GivePassword(t.Context(), who, "dora", 1, given("x"), at(1))
				wantSame(t, err, missing)
			}
			for _, name := range []string{"", "nobody", "DORA", "a\x00", "a\xff"} {
				_, err := s.User(t.Context(), chief(), name)
				wantCode(t, err, shared.CodeNotFound)
				_, err = s.ChangeUser(t.Context(), chief(), name, shared.ChangeUser{Revision: 1}, at(1))
				wantCode(t, err, shared.CodeNotFound)
			}
		},
	}
}

func ptr[V any](v V) *V { return &v }

// wantSame checks that an answer tells no more than the one for what is not
// there.
func wantSame(t *testing.T, err, missing error) {
	t.Helper()
	wantCode(t, err, shared.CodeNotFound)
	want(t, "answer", err.Error(), missing.Error())
}
