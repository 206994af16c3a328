package store_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/server/store/storetest"
	"statecraft/shared"
)

// naiveUser is a user as this test believes them to be.
type naiveUser struct {
	admin, disabled bool
	password        shared.PasswordState
	manager         string
}

type naivePeople map[string]naiveUser

// after is how it would be with one user changed, and whether that is allowed.
func (p naivePeople) after(name string, u naiveUser) (naivePeople, engine.Code) {
	next := naivePeople{name: u}
	for other, before := range p {
		if other != name {
			next[other] = before
		}
	}
	for above, n := u.manager, 0; above != ""; above, n = next[above].manager, n+1 {
		if above == name || n > len(next) {
			return p, engine.CodeInvalid
		}
	}
	was, wasIn := p.count()
	is, isIn := next.count()
	if was > 0 && is == 0 || wasIn > 0 && isIn == 0 {
		return p, shared.CodeLastAdministrator
	}
	return next, ""
}

func (p naivePeople) count() (administrators, signIn int) {
	for _, u := range p {
		if u.admin && !u.disabled {
			administrators++
			if u.password == shared.PasswordOwn {
				signIn++
			}
		}
	}
	return administrators, signIn
}

// Whatever administrators do, in whatever order, somebody can administer, nobody
// is above themselves, and everything else happens.
func TestPeopleAsTold(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s := storetest.SQLite(t)
		people := naivePeople{}
		for _, name := range []string{"ada", "bob", "cyd"} {
			u := naiveUser{admin: rapid.Bool().Draw(rt, "admin"), password: rapid.SampledFrom([]shared.PasswordState{shared.PasswordOwn, shared.PasswordOneTime}).Draw(rt, "password")}
			create(rt, t, s, name, u)
			people[name] = u
		}
		for range rapid.IntRange(1, 8).Draw(rt, "changes") {
			name := rapid.SampledFrom([]string{"ada", "bob", "cyd"}).Draw(rt, "name")
			people = changePerson(rt, t, s, people, name)
			comparePeople(rt, t, s, people)
		}
	})
}

func moment() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }

func create(rt *rapid.T, t *testing.T, s *store.Store, name string, u naiveUser) {
	c := shared.CreateUser{Name: name}
	if u.admin {
		c.Permissions = []shared.PermissionSet{shared.Admin}
	}
	password := store.NewPassword{Hash: "hash"}
	if u.password == shared.PasswordOneTime {
		password.Until = moment().Add(time.Hour)
	}
	if _, err := s.CreateUser(t.Context(), store.Server(), c, password, moment()); err != nil {
		rt.Fatal(err)
	}
}

func changePerson(rt *rapid.T, t *testing.T, s *store.Store, people naivePeople, name string) naivePeople {
	found, err := s.User(t.Context(), store.Server(), name)
	if err != nil {
		rt.Fatal(err)
	}
	u := people[name]
	switch what := rapid.SampledFrom([]string{"sets", "disabled", "manager", "give", "choose"}).Draw(rt, "what"); what {
	case "sets":
		u.admin = rapid.Bool().Draw(rt, "admin")
		sets := []shared.PermissionSet{shared.Viewer}
		if u.admin {
			sets = append(sets, shared.Admin)
		}
		_, err = s.ChangeUser(t.Context(), store.Server(), name, shared.ChangeUser{Revision: found.Revision, Permissions: &sets}, moment())
	case "disabled":
		u.disabled = rapid.Bool().Draw(rt, "disabled")
		_, err = s.ChangeUser(t.Context(), store.Server(), name, shared.ChangeUser{Revision: found.Revision, Disabled: &u.disabled}, moment())
	case "manager":
		u.manager = rapid.SampledFrom([]string{"", "ada", "bob", "cyd"}).Draw(rt, "manager")
		_, err = s.ChangeUser(t.Context(), store.Server(), name, shared.ChangeUser{Revision: found.Revision, Manager: &u.manager}, moment())
	case "give":
		u.password = shared.PasswordOneTime
		_, err = s.GivePassword(t.Context(), store.Server(), name, found.Revision, store.NewPassword{Hash: "hash", Until: moment().Add(time.Hour)}, moment())
	case "choose":
		if u.password != shared.PasswordOneTime || u.disabled {
			return people
		}
		u.password = shared.PasswordOwn
		id := fmt.Sprint(name, found.Revision)
		err = s.CreateSession(t.Context(), store.NewSession{Hash: id, ID: id, User: name, CreatedAt: moment(), ExpiresAt: moment().Add(time.Hour), Proof: "hash", Chosen: "hash"})
	}
	next, code := people.after(name, u)
	if engine.CodeOf(err) != code {
		rt.Fatalf("%s becomes %+v among %+v: %v, want %q", name, u, people, err, code)
	}
	return next
}

func comparePeople(rt *rapid.T, t *testing.T, s *store.Store, people naivePeople) {
	list, _, err := s.Users(t.Context(), store.Server(), store.UserFilter{})
	if err != nil {
		rt.Fatal(err)
	}
	for _, u := range list {
		got := naiveUser{disabled: u.Disabled, password: u.Password, manager: u.Manager}
		for _, set := range u.Permissions {
			got.admin = got.admin || set == shared.Admin
		}
		if got != people[u.Name] {
			rt.Fatalf("%s is %+v, want %+v", u.Name, got, people[u.Name])
		}
	}
}
