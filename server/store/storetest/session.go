package storetest

import (
	"testing"

	"statecraft/server/store"
	"statecraft/shared"
)

func session(hash, user string) store.NewSession {
	return store.NewSession{Hash: hash, ID: "id-of-" + hash, User: user, CreatedAt: at(0), ExpiresAt: at(30)}
}

func sessionCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"a session lasts until it expires": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			must(t, s.CreateSession(t.Context(), session("h", "pia")))
			found, err := s.Session(t.Context(), "h", at(29))
			must(t, err)
			want(t, "user", found.User.Name, "pia")
			want(t, "groups", len(found.User.Groups), 2)
			want(t, "sets", len(found.User.Permissions), 2)
			want(t, "expires", found.ExpiresAt, at(30))
			for _, hash := range []string{"h", "H", ""} {
				_, err = s.Session(t.Context(), hash, at(30))
				wantCode(t, err, shared.CodeNotFound)
			}
		},
		"using it prolongs it": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			must(t, s.CreateSession(t.Context(), session("h", "pia")))
			must(t, s.TouchSession(t.Context(), "h", at(10), at(40)))
			found, err := s.Session(t.Context(), "h", at(35))
			must(t, err)
			want(t, "seen", found.SeenAt, at(10))
			want(t, "user", found.User.Name, "pia")
			wantCode(t, s.TouchSession(t.Context(), "gone", at(10), at(40)), shared.CodeConflict)
		},
		"signing out ends it": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			must(t, s.CreateSession(t.Context(), session("h", "pia")))
			must(t, s.EndSession(t.Context(), participant(), "id-of-h", at(1)))
			wantCode(t, s.EndSession(t.Context(), participant(), "id-of-h", at(1)), shared.CodeNotFound)
			_, err := s.Session(t.Context(), "h", at(1))
			wantCode(t, err, shared.CodeNotFound)
		},
		"acting as somebody begins and ends": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			must(t, s.CreateSession(t.Context(), session("h", "dora")))
			must(t, s.ActAs(t.Context(), designer(), "id-of-h", "pia", at(1)))
			found, err := s.Session(t.Context(), "h", at(1))
			must(t, err)
			want(t, "user", found.User.Name, "dora")
			want(t, "acting", found.Acting.Name, "pia")
			must(t, s.ActAs(t.Context(), designer(), "id-of-h", "", at(1)))
			found, err = s.Session(t.Context(), "h", at(1))
			must(t, err)
			want(t, "acting", found.Acting, nil)
			wantCode(t, s.ActAs(t.Context(), designer(), "id-of-h", "nobody", at(1)), shared.CodeNotFound)
			wantCode(t, s.ActAs(t.Context(), designer(), "gone", "pia", at(1)), shared.CodeConflict)
			wantCode(t, s.ActAs(t.Context(), participant(), "id-of-h", "pia", at(1)), shared.CodeConflict)
		},
		"nobody unknown gets a session": func(t *testing.T, s *store.Store) {
			if err := s.CreateSession(t.Context(), session("h", "nobody")); err == nil {
				t.Error("it was stored")
			}
		},
		"a key works once": func(t *testing.T, s *store.Store) {
			admin := &store.NewUser{User: shared.User{Name: "chief", Permissions: []shared.PermissionSet{shared.Admin}}, Password: "hash"}
			must(t, s.SetFirstKey(t.Context(), "key", at(0)))
			wantCode(t, s.ClaimFirstKey(t.Context(), "wrong", admin, session("h", "chief")), shared.CodeUnauthenticated)
			must(t, s.ClaimFirstKey(t.Context(), "key", admin, session("h", "chief")))
			wantCode(t, s.ClaimFirstKey(t.Context(), "key", nil, session("h2", "chief")), shared.CodeUnauthenticated)
			found, err := s.Session(t.Context(), "h", at(1))
			must(t, err)
			want(t, "set", found.User.Permissions[0], shared.Admin)
		},
		"of many who claim a key one wins": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			must(t, s.SetFirstKey(t.Context(), "key", at(0)))
			winners := 0
			for _, err := range race(10, func(n int) error {
				return s.ClaimFirstKey(t.Context(), "key", nil, session(string(rune('a'+n)), "pia"))
			}) {
				if err == nil {
					winners++
				}
			}
			want(t, "winners", winners, 1)
		},
		"a newer key voids the one before": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			must(t, s.SetFirstKey(t.Context(), "old", at(0)))
			must(t, s.SetFirstKey(t.Context(), "new", at(1)))
			wantCode(t, s.ClaimFirstKey(t.Context(), "old", nil, session("h", "pia")), shared.CodeUnauthenticated)
			must(t, s.ClaimFirstKey(t.Context(), "new", nil, session("h", "pia")))
		},
		"a claim takes over nobody who has a password": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			must(t, s.SetFirstKey(t.Context(), "key", at(0)))
			takeover := &store.NewUser{User: shared.User{Name: "dora", Permissions: []shared.PermissionSet{shared.Admin}}, Password: "mine"}
			wantCode(t, s.ClaimFirstKey(t.Context(), "key", takeover, session("h", "dora")), shared.CodeExists)
			takeover.Name = "pia" // has none
			must(t, s.ClaimFirstKey(t.Context(), "key", takeover, session("h", "pia")))
			credential, err := s.Credential(t.Context(), "pia", at(1))
			must(t, err)
			want(t, "hash", credential.Hash, "mine")
		},
	}
}
