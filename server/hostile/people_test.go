package hostile

import (
	"fmt"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"

	"statecraft/server/auth"
	"statecraft/server/store"
	"statecraft/shared"
)

// password is everybody's.
const password = "correct horse battery"

// crowd is how many people of one group reach for the same task.
const crowd = 50

// people are who asks. Managers come first: they are named by those below.
func people() []shared.User {
	list := []shared.User{
		{Name: "admin", Permissions: []shared.PermissionSet{shared.Admin}},
		{Name: "olga", Permissions: []shared.PermissionSet{shared.Operator}, Groups: []string{"finance"}},
		{Name: "dora", Permissions: []shared.PermissionSet{shared.Designer}},
		{Name: "pia", Permissions: []shared.PermissionSet{shared.Participant}, Groups: []string{"finance"}},
		{Name: "fred", Permissions: []shared.PermissionSet{shared.Participant}, Groups: []string{"finance"}},
		{Name: "gina", Permissions: []shared.PermissionSet{shared.Participant}, Groups: []string{"finance"}},
		{Name: "paul", Permissions: []shared.PermissionSet{shared.Participant}},
		{Name: "vera", Permissions: []shared.PermissionSet{shared.Viewer}},
		{Name: "nina"},
		{Name: "target"},
	}
	for n := range crowd {
		list = append(list, shared.User{Name: signer(n), Permissions: []shared.PermissionSet{shared.Participant}, Groups: []string{"crowd"}})
	}
	return list
}

func signer(n int) string { return fmt.Sprintf("signer%02d", n) }

// invite puts the people into an empty store and signs them in; it gives the
// secrets of their sessions by name. Their password is hashed weakly, which is
// what takes time; the hash says how, so the program knows it all the same.
func invite(t *testing.T, s *store.Store, demo bool) (sessions map[string]string, hash string) {
	t.Helper()
	weak := argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}
	hash, err := argon2id.CreateHash(password, &weak)
	if err != nil {
		t.Fatal(err)
	}
	var users []store.NewUser
	for _, u := range people() {
		users = append(users, store.NewUser{User: u, Password: hash})
	}
	groups := []shared.Group{{Name: "finance"}, {Name: "crowd"}, {Name: "auditors"}}
	if err := s.AddPeople(t.Context(), store.Server(), groups, users, time.Now().UTC()); err != nil {
		t.Fatal(err)
	}
	a, err := auth.New(auth.Options{Store: s, Now: time.Now, Demo: demo, Params: weak})
	if err != nil {
		t.Fatal(err)
	}
	sessions = map[string]string{}
	for n, u := range users {
		from := auth.From{Address: fmt.Sprintf("192.0.2.%d", n+1)}
		if sessions[u.Name], err = a.SignIn(t.Context(), from, shared.SignIn{User: u.Name, Password: password}); err != nil {
			t.Fatal(err)
		}
	}
	return sessions, hash
}

// session is the secret of somebody's session.
func (s *site) session(t *testing.T, name string) string {
	t.Helper()
	if s.sessions[name] == "" {
		t.Fatalf("nobody here is called %q", name)
	}
	return s.sessions[name]
}
