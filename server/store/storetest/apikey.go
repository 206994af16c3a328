package storetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func newKey(hash string, scopes ...shared.Permission) store.NewKey {
	return store.NewKey{Hash: hash, CreateKey: shared.CreateKey{Name: "Key " + hash, Scopes: scopes, ExpiresAt: at(30)}}
}

// apiKey makes a key of somebody's that may read workflows.
func apiKey(t *testing.T, s *store.Store, owner, hash string) *shared.APIKey {
	t.Helper()
	k, err := s.CreateKey(t.Context(), caller(owner, shared.Participant), newKey(hash, shared.ReadWorkflows), at(0))
	must(t, err)
	return k
}

func apiKeyCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"a key calls for its owner, within its scopes": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			made, err := s.CreateKey(t.Context(), participant(), newKey("h", shared.ReadWorkflows, shared.EditWorkflows), at(0))
			must(t, err)
			same(t, "made", made, &shared.APIKey{
				ID: made.ID, Owner: "pia", Name: "Key h", Scopes: []shared.Permission{shared.ReadWorkflows, shared.EditWorkflows},
				CreatedAt: at(0), ExpiresAt: at(30),
			})
			used, err := s.Key(t.Context(), "h", false, at(1))
			must(t, err)
			who := used.Caller()
			want(t, "owner", who.Person.Name, "pia")
			want(t, "groups", len(who.Person.Groups), 2)
			want(t, "key", who.Key, fmt.Sprint(made.ID))
			for permission, may := range map[shared.Permission]bool{
				shared.ReadWorkflows: true, shared.SignedIn: true,
				shared.EditWorkflows: false, // pia may not
				shared.Start:         false, // the key may not
			} {
				want(t, string(permission), who.May(permission), may)
			}
			must(t, change(t, s, "pia", sets(shared.Designer)))
			used, err = s.Key(t.Context(), "h", false, at(1))
			must(t, err)
			want(t, "edit, now that pia may", used.Caller().May(shared.EditWorkflows), true)
			want(t, "publish", used.Caller().May(shared.Publish), false)
		},
		"a key ends": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			keys := map[string]*shared.APIKey{}
			for _, hash := range []string{"expires", "revoked", "disabled", "demo"} {
				owner := "pia"
				if hash == "disabled" {
					owner = "dora"
				}
				n := newKey(hash, shared.ReadWorkflows)
				n.Demo = hash == "demo"
				var err error
				keys[hash], err = s.CreateKey(t.Context(), caller(owner, shared.Viewer), n, at(0))
				must(t, err)
				must2(t)(s.Key(t.Context(), hash, n.Demo, at(29)))
			}
			must(t, s.RevokeKey(t.Context(), participant(), keys["revoked"].ID, at(2)))
			wantCode(t, s.RevokeKey(t.Context(), participant(), keys["revoked"].ID, at(2)), shared.CodeConflict)
			must(t, change(t, s, "dora", disabled(true)))
			for hash, moment := range map[string]int{"expires": 30, "revoked": 2, "disabled": 2, "demo": 2} {
				_, err := s.Key(t.Context(), hash, false, at(moment))
				wantCode(t, err, shared.CodeUnauthenticated)
			}
			_, err := s.Key(t.Context(), "revoked", true, at(2))
			wantCode(t, err, shared.CodeUnauthenticated)
			for _, hash := range []string{"", "unknown", "REVOKED"} {
				_, err := s.Key(t.Context(), hash, false, at(2))
				wantCode(t, err, shared.CodeNotFound)
			}
			list, _, err := s.Keys(t.Context(), participant(), store.KeyFilter{Owner: "pia"})
			must(t, err)
			want(t, "keys", len(list), 3)
			want(t, "revoked", list[1].RevokedAt, at(2))
		},
		"its use is noted now and then": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			k := apiKey(t, s, "pia", "h")
			for minute, noted := range []int{1, 1, 1, 1, 1, 1, 6} { // at minute 0 nothing is asked
				if minute == 0 {
					continue
				}
				must(t, s.TouchKey(t.Context(), k.ID, at(minute), 5*time.Minute))
				list, _, err := s.Keys(t.Context(), participant(), store.KeyFilter{Owner: "pia"})
				must(t, err)
				want(t, fmt.Sprint("used at minute ", minute), list[0].UsedAt, at(noted))
				used, err := s.Key(t.Context(), "h", false, at(7))
				must(t, err)
				want(t, "used", used.UsedAt.Equal(at(noted)), true)
			}
		},
		"everything that is wrong is said at once": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			bad := newKey("h", "root", shared.SignedIn, shared.Public, shared.Start, shared.Start)
			bad.Name, bad.ExpiresAt = "", at(0)
			_, err := s.CreateKey(t.Context(), participant(), bad, at(0))
			wantProblems(t, err, engine.CodeInvalid, "name", "scopes", "scopes", "scopes", "scopes", "expiresAt")
			bad = newKey("h")
			bad.ExpiresAt = at(0).Add(shared.LongestKeyLife + time.Microsecond)
			_, err = s.CreateKey(t.Context(), participant(), bad, at(0))
			wantProblems(t, err, engine.CodeInvalid, "scopes", "expiresAt")
		},
		"a key makes no key, nor does who acts for another": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			keyed, acted := participant(), participant()
			keyed.Key, acted.SignedIn = "1", "chief"
			for _, who := range []store.Caller{keyed, acted, {}, store.Server()} {
				_, err := s.CreateKey(t.Context(), who, newKey("h", shared.Start), at(0))
				wantCode(t, err, engine.CodeForbidden)
			}
			must(t, change(t, s, "pia", disabled(true)))
			_, err := s.CreateKey(t.Context(), participant(), newKey("h", shared.Start), at(0))
			wantCode(t, err, shared.CodeNotFound)
		},
		"keys are listed newest first, page by page": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			for n := range 5 {
				apiKey(t, s, []string{"pia", "dora"}[n%2], fmt.Sprint("h", n))
			}
			names := through(t, func(after string) (ids []string, next string, err error) {
				list, next, err := s.Keys(t.Context(), chief(), store.KeyFilter{After: after, Limit: 2})
				for n := range list {
					ids = append(ids, list[n].Owner+":"+list[n].Name)
				}
				return ids, next, err
			}, func(page int) { apiKey(t, s, "pia", fmt.Sprint("later", page)) })
			want(t, "keys", strings.Join(names, ", "), "pia:Key h4, dora:Key h3, pia:Key h2, dora:Key h1, pia:Key h0")
			list, _, err := s.Keys(t.Context(), designer(), store.KeyFilter{Owner: "dora"})
			must(t, err)
			want(t, "dora's", len(list), 2)
			_, _, err = s.Keys(t.Context(), chief(), store.KeyFilter{After: "x"})
			wantCode(t, err, engine.CodeInvalid)
		},
		"one has so many keys and no more": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			const most = 100
			for n := range most {
				apiKey(t, s, "pia", fmt.Sprint(n))
			}
			_, err := s.CreateKey(t.Context(), participant(), newKey("more", shared.Start), at(0))
			wantCode(t, err, engine.CodeInvalid)
			must2(t)(s.CreateKey(t.Context(), participant(), store.NewKey{Hash: "later", CreateKey: shared.CreateKey{Name: "later", Scopes: []shared.Permission{shared.Start}, ExpiresAt: at(60)}}, at(30)))
		},
		"strangers see and revoke no keys": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			k, elsewhere := apiKey(t, s, "pia", "h"), apiKey(t, s, "dora", "other")
			missing := s.RevokeKey(t.Context(), chief(), 1<<40, at(1))
			for _, who := range []store.Caller{{}, designer(), other(), viewer(), caller("ulla", "root")} {
				_, _, err := s.Keys(t.Context(), who, store.KeyFilter{Owner: "pia"})
				wantSame(t, err, missing)
				_, _, err = s.Keys(t.Context(), who, store.KeyFilter{})
				wantSame(t, err, missing)
				wantSame(t, s.RevokeKey(t.Context(), who, k.ID, at(1)), missing)
			}
			keyed := participant()
			keyed.Key = fmt.Sprint(elsewhere.ID)
			wantCode(t, s.RevokeKey(t.Context(), keyed, k.ID, at(1)), engine.CodeForbidden)
			keyed.Key = fmt.Sprint(k.ID) // found in the wrong place, it ends itself
			must(t, s.RevokeKey(t.Context(), keyed, k.ID, at(1)))
			must(t, s.RevokeKey(t.Context(), chief(), elsewhere.ID, at(1)))
		},
	}
}
