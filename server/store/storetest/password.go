package storetest

import (
	"fmt"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// shown is a session begun with a password.
func shown(hash, user, password string) store.NewSession {
	n := session(hash, user)
	n.Proof = password
	return n
}

func sessionIDs(t *testing.T, s *store.Store, who store.Caller, user string) string {
	t.Helper()
	list, err := s.Sessions(t.Context(), who, user, at(5))
	must(t, err)
	var ids []string
	for _, session := range list {
		ids = append(ids, session.ID)
	}
	return strings.Join(ids, " ")
}

func passwordCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"a one-time password is replaced by the first who shows it": func(t *testing.T, s *store.Store) {
			must2(t)(s.CreateUser(t.Context(), chief(), shared.CreateUser{Name: "ada"}, given("once"), at(0)))
			credential, err := s.Credential(t.Context(), "ada", at(29))
			must(t, err)
			want(t, "credential", credential, store.Credential{Hash: "once", OneTime: true})
			results := race(10, func(n int) error {
				begun := shown(fmt.Sprint("h", n), "ada", "once")
				begun.Chosen = fmt.Sprint("chosen", n)
				return s.CreateSession(t.Context(), begun)
			})
			want(t, "winners", onlyConflicts(t, results), 1)
			credential, err = s.Credential(t.Context(), "ada", at(60))
			must(t, err)
			want(t, "one-time", credential.OneTime, false)
			u, err := s.User(t.Context(), chief(), "ada")
			must(t, err)
			want(t, "state", u.Password, shared.PasswordOwn)
			want(t, "revision", u.Revision, 2)
		},
		"a one-time password is good for a while": func(t *testing.T, s *store.Store) {
			must2(t)(s.CreateUser(t.Context(), chief(), shared.CreateUser{Name: "ada"}, given("once"), at(0)))
			credential, err := s.Credential(t.Context(), "ada", at(30))
			must(t, err)
			want(t, "credential", credential, store.Credential{})
			late := shown("h", "ada", "once")
			late.CreatedAt, late.ExpiresAt = at(30), at(50)
			wantCode(t, s.CreateSession(t.Context(), late), shared.CodeNotFound)
			late.Chosen = "own"
			wantCode(t, s.CreateSession(t.Context(), late), shared.CodeConflict)
		},
		"a password that was changed meanwhile begins nothing": func(t *testing.T, s *store.Store) {
			user(t, s, "ada")
			must(t, s.CreateSession(t.Context(), shown("h", "ada", "hash-of-ada")))
			must(t, s.ChangePassword(t.Context(), caller("ada", shared.Viewer), "hash-of-ada", "new", "id-of-h", at(1)))
			wantCode(t, s.CreateSession(t.Context(), shown("h2", "ada", "hash-of-ada")), shared.CodeNotFound)
			wantCode(t, s.ChangePassword(t.Context(), caller("ada", shared.Viewer), "hash-of-ada", "newer", "id-of-h", at(1)), shared.CodeConflict)
			must(t, s.CreateSession(t.Context(), shown("h2", "ada", "new")))
		},
		"changing it ends every other session": func(t *testing.T, s *store.Store) {
			user(t, s, "ada")
			user(t, s, "bob")
			for _, hash := range []string{"a", "b", "c"} {
				must(t, s.CreateSession(t.Context(), session(hash, "ada")))
			}
			must(t, s.CreateSession(t.Context(), session("d", "bob")))
			must(t, s.ChangePassword(t.Context(), caller("ada", shared.Viewer), "hash-of-ada", "new", "id-of-b", at(1)))
			want(t, "ada's", sessionIDs(t, s, chief(), "ada"), "id-of-b")
			want(t, "bob's", sessionIDs(t, s, chief(), "bob"), "id-of-d")
		},
		"being given one ends every session": func(t *testing.T, s *store.Store) {
			u := user(t, s, "ada")
			must(t, s.CreateSession(t.Context(), session("a", "ada")))
			_, err := s.GivePassword(t.Context(), chief(), "ada", u.Revision+1, given("x"), at(1))
			wantCode(t, err, shared.CodeConflict)
			changed, err := s.GivePassword(t.Context(), chief(), "ada", u.Revision, given("x"), at(1))
			must(t, err)
			want(t, "state", changed.Password, shared.PasswordOneTime)
			want(t, "sessions", sessionIDs(t, s, chief(), "ada"), "")
			user(t, s, "chief", shared.Admin)
			_, err = s.GivePassword(t.Context(), chief(), "chief", 1, given("x"), at(1))
			wantCode(t, err, engine.CodeForbidden)
		},
		"only who has signed in themselves changes how they do": func(t *testing.T, s *store.Store) {
			user(t, s, "ada")
			keyed, acted := caller("ada", shared.Admin), caller("ada", shared.Admin)
			keyed.Key, acted.SignedIn = "1", "chief"
			for _, who := range []store.Caller{keyed, acted, {}, store.Server()} {
				wantCode(t, s.ChangePassword(t.Context(), who, "hash-of-ada", "new", "", at(1)), engine.CodeForbidden)
			}
		},
		"sessions say where they are": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			n := session("h", "pia")
			n.Address, n.Agent = "192.0.2.1", "Browser \"1\""
			must(t, s.CreateSession(t.Context(), n))
			must(t, s.TouchSession(t.Context(), "h", at(2), at(40)))
			must(t, s.ActAs(t.Context(), participant(), "id-of-h", "dora", at(3)))
			list, err := s.Sessions(t.Context(), participant(), "pia", at(5))
			must(t, err)
			same(t, "sessions", list, []shared.Session{{
				ID: "id-of-h", User: "pia", ActingAs: "dora", Address: "192.0.2.1", Agent: "Browser \"1\"",
				CreatedAt: at(0), SeenAt: at(2), ExpiresAt: at(40),
			}})
			list, err = s.Sessions(t.Context(), participant(), "pia", at(40))
			must(t, err)
			want(t, "over", len(list), 0)
		},
		"one ends one's own sessions, administrators anybody's": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			for _, hash := range []string{"a", "b", "c", "d"} {
				must(t, s.CreateSession(t.Context(), session(hash, "pia")))
			}
			must(t, s.CreateSession(t.Context(), session("e", "dora")))
			must(t, s.EndSession(t.Context(), participant(), "id-of-a", at(1)))
			must(t, s.EndSession(t.Context(), chief(), "id-of-b", at(1)))
			acting := caller("somebody", shared.Viewer)
			acting.SignedIn = "dora"
			must(t, s.EndSession(t.Context(), acting, "id-of-e", at(1)))
			ended, err := s.EndSessions(t.Context(), participant(), "pia", "id-of-d", at(1))
			must(t, err)
			want(t, "ended", ended, 1)
			want(t, "left", sessionIDs(t, s, participant(), "pia"), "id-of-d")
			ended, err = s.EndSessions(t.Context(), chief(), "pia", "", at(1))
			must(t, err)
			want(t, "ended", ended, 1)
		},
		"strangers see and end no sessions": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			must(t, s.CreateSession(t.Context(), session("h", "pia")))
			missing := s.EndSession(t.Context(), chief(), "nothing", at(1))
			acted := caller("pia", shared.Participant)
			acted.SignedIn = "otto"
			for _, who := range []store.Caller{{}, designer(), other(), viewer(), caller("ulla", "root")} {
				_, err := s.Sessions(t.Context(), who, "pia", at(1))
				wantSame(t, err, missing)
				wantSame(t, s.EndSession(t.Context(), who, "id-of-h", at(1)), missing)
				_, err = s.EndSessions(t.Context(), who, "pia", "", at(1))
				wantSame(t, err, missing)
			}
			wantSame(t, s.EndSession(t.Context(), acted, "id-of-h", at(1)), missing)
			keyed := participant()
			keyed.Key = "1"
			wantCode(t, s.EndSession(t.Context(), keyed, "id-of-h", at(1)), engine.CodeForbidden)
			want(t, "sessions", sessionIDs(t, s, participant(), "pia"), "id-of-h")
		},
		"the session not used for longest makes room": func(t *testing.T, s *store.Store) {
			user(t, s, "ada")
			const most = 100
			for n := range most + 3 {
				begun := session(fmt.Sprintf("%03d", n), "ada")
				begun.CreatedAt = at(0).Add(1000 * 1000 * 1000)
				must(t, s.CreateSession(t.Context(), begun))
				if n == 0 {
					must(t, s.TouchSession(t.Context(), "000", at(3), at(30)))
				}
			}
			list, err := s.Sessions(t.Context(), chief(), "ada", at(5))
			must(t, err)
			want(t, "sessions", len(list), most)
			want(t, "used last", list[0].ID, "id-of-000")
		},
	}
}
