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

// later is n seconds after the moment presence begins with.
func later(n int) time.Time { return at(0).Add(time.Duration(n) * time.Second) }

// others are the tabs somebody hears of when they say they are there.
func others(t *testing.T, s *store.Store, who store.Caller, tab string, seconds int, selection ...string) string {
	t.Helper()
	found, err := s.Present(t.Context(), who, "expense", tab, shared.Presence{Selection: selection}, later(seconds))
	must(t, err)
	list := make([]string, len(found.Tabs))
	for n, tab := range found.Tabs {
		list[n] = strings.TrimSpace(fmt.Sprint(tab.User, "/", tab.ID, " ", strings.Join(tab.Selection, "+")))
	}
	return strings.Join(list, ", ")
}

func presenceCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"everybody at a draft hears of everybody else": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			want(t, "at first", others(t, s, designer(), "a", 0), "")
			want(t, "vera hears of", others(t, s, viewer(), "b", 1, "check"), "dora/a")
			want(t, "dora hears of", others(t, s, designer(), "a", 2, "it's", "check -> \"done\""), "vera/b check")
			want(t, "vera hears of", others(t, s, viewer(), "b", 3), "dora/a it's+check -> \"done\"")
			want(t, "dora's other tab hears of", others(t, s, designer(), "b", 4), "vera/b, dora/a it's+check -> \"done\"")
		},
		"when and at which revision is told": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			must2(t)(s.SaveDraft(t.Context(), designer(), workflow("expense"), 1, at(0)))
			others(t, s, viewer(), "b", 5, "check")
			found, err := s.Present(t.Context(), designer(), "expense", "a", shared.Presence{}, later(6))
			must(t, err)
			same(t, "others", found, &shared.Others{Tabs: []shared.Tab{{ID: "b", User: "vera", Selection: []string{"check"}, SeenAt: later(5)}}, Revision: 2})
		},
		"who is not heard of is gone": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			lasts := int(shared.PresenceLasts / time.Second)
			others(t, s, viewer(), "b", 0)
			want(t, "still there", others(t, s, designer(), "a", lasts-1), "vera/b")
			want(t, "gone", others(t, s, designer(), "a", lasts), "")
			want(t, "back", others(t, s, viewer(), "b", lasts+1), "dora/a")
		},
		"who leaves is gone at once": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			others(t, s, viewer(), "b", 0)
			others(t, s, designer(), "b", 0)
			for range 2 {
				must(t, s.Absent(t.Context(), viewer(), "expense", "b"))
			}
			must(t, s.Absent(t.Context(), viewer(), "expense", "never"))
			want(t, "there", others(t, s, designer(), "a", 1), "dora/b")
		},
		"each workflow has its own": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			create(t, s, "other")
			_, err := s.Present(t.Context(), viewer(), "other", "b", shared.Presence{}, later(0))
			must(t, err)
			want(t, "at expense", others(t, s, designer(), "a", 1), "")
		},
		"nobody is at more than a few tabs": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			for n := range 25 {
				others(t, s, viewer(), fmt.Sprint("t", n), n)
			}
			found := strings.Split(others(t, s, designer(), "a", 25), ", ")
			want(t, "tabs", len(found), 10)
			want(t, "the last", found[0], "vera/t24")
			want(t, "the first that is kept", found[9], "vera/t15")
		},
		"one is told of a part of a crowd": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			for n := range 60 {
				others(t, s, caller(fmt.Sprint("v", n), shared.Viewer), "a", n/3)
			}
			found := strings.Split(others(t, s, designer(), "a", 21), ", ")
			want(t, "tabs", len(found), 50)
			want(t, "the last", found[0], "v57/a")
		},
		"many come and go at once": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			for _, err := range race(12, func(n int) error {
				who := caller(fmt.Sprint("v", n%4), shared.Viewer)
				for step := range 6 {
					if _, err := s.Present(t.Context(), who, "expense", fmt.Sprint(n), shared.Presence{}, later(step*20)); err != nil {
						return err
					}
				}
				return s.Absent(t.Context(), who, "expense", fmt.Sprint(n))
			}) {
				must(t, err)
			}
			want(t, "left", others(t, s, designer(), "a", 100), "")
		},
		"strangers are nowhere": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			others(t, s, designer(), "a", 0)
			keyed := designer()
			keyed.Key, keyed.Scopes = "k", []shared.Permission{shared.ReadInstances}
			for _, who := range []store.Caller{{}, caller("ulla", "root"), {Person: engine.Person{Name: "nina"}}, keyed} {
				_, err := s.Present(t.Context(), who, "expense", "x", shared.Presence{}, later(1))
				wantCode(t, err, shared.CodeNotFound)
				wantCode(t, s.Absent(t.Context(), who, "expense", "a"), shared.CodeNotFound)
			}
			for _, key := range []string{"elsewhere", "no key", "\x00"} {
				_, err := s.Present(t.Context(), designer(), key, "x", shared.Presence{}, later(1))
				wantCode(t, err, shared.CodeNotFound)
				wantCode(t, s.Absent(t.Context(), designer(), key, "x"), shared.CodeNotFound)
			}
			want(t, "still there", others(t, s, viewer(), "b", 2), "dora/a")
		},
		"texts nobody can read are refused": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			_, err := s.Present(t.Context(), designer(), "expense", "a\x00", shared.Presence{}, later(0))
			wantCode(t, err, "invalid")
			_, err = s.Present(t.Context(), designer(), "expense", "a", shared.Presence{Selection: []string{"\xff"}}, later(0))
			wantCode(t, err, "invalid")
			wantCode(t, s.Absent(t.Context(), designer(), "expense", "a\x00"), "invalid")
		},
		"being there leaves no trace": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			before, known := must1(t)(s.JournalHead(t.Context())), s.Changes()
			others(t, s, designer(), "a", 0)
			must(t, s.Absent(t.Context(), designer(), "expense", "a"))
			want(t, "journal", must1(t)(s.JournalHead(t.Context())), before)
			want(t, "what is remembered of people", s.Changes(), known)
		},
	}
}

// must1 gives a number that cannot be missing.
func must1(t *testing.T) func(int64, error) int64 {
	return func(n int64, err error) int64 {
		t.Helper()
		must(t, err)
		return n
	}
}
