package storetest

import (
	"context"
	"fmt"
	"testing"

	"statecraft/server/store"
	"statecraft/shared"
)

func request(key, body string) *store.Request {
	return &store.Request{Caller: "pia", Key: key, Asked: []byte("POST /api/v1/workflows\n" + body), At: at(1)}
}

// wantRepeated checks what is known of a request.
func wantRepeated(t *testing.T, s *store.Store, r *store.Request, result string, found bool) {
	t.Helper()
	got, known, err := s.Repeated(t.Context(), r)
	must(t, err)
	want(t, "found", known, found)
	want(t, "result", got, result)
}

func requestCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"a step records what came of its request": func(t *testing.T, s *store.Store) {
			published(t, s)
			step := beginning("group:finance")
			step.Request = request("k", "body")
			wantRepeated(t, s, request("k", "body"), "", false)
			commit(t, s, beginning("group:finance"), step)
			wantRepeated(t, s, request("k", "body"), "2", true)
		},
		"the same key for something else is refused": func(t *testing.T, s *store.Store) {
			published(t, s)
			step := beginning("group:finance")
			step.Request = request("k", "body")
			commit(t, s, step)
			_, _, err := s.Repeated(t.Context(), request("k", "another body"))
			wantCode(t, err, "invalid")
			mine := request("k", "another body")
			mine.Caller = "otto" // has keys of his own
			wantRepeated(t, s, mine, "", false)
			wantRepeated(t, s, request("K", "body"), "", false)
		},
		"the same request twice at once is carried out once": func(t *testing.T, s *store.Store) {
			published(t, s)
			results := race(10, func(int) error {
				step := beginning("group:finance")
				step.Request = request("k", "body")
				return s.Commit(context.Background(), []*store.Step{step, beginning("user:otto")})
			})
			want(t, "winners", onlyConflicts(t, results), 1)
			list, _, err := s.Instances(t.Context(), designer(), store.InstanceFilter{})
			must(t, err)
			want(t, "instances", len(list), 2)
		},
		"the same request twice in a batch is refused": func(t *testing.T, s *store.Store) {
			published(t, s)
			first, second := beginning("group:finance"), beginning("group:finance")
			first.Request, second.Request = request("k", "body"), request("k", "body")
			wantCode(t, s.Commit(t.Context(), []*store.Step{first, second}), shared.CodeConflict)
			wantRepeated(t, s, request("k", "body"), "", false)
			commit(t, s, second)
			wantRepeated(t, s, request("k", "body"), fmt.Sprint(second.Instance), true)
		},
		"what is undone leaves no record": func(t *testing.T, s *store.Store) {
			published(t, s)
			step := beginning("group:finance")
			step.Request = request("k", "body")
			wantCode(t, s.Commit(t.Context(), []*store.Step{step, signed(12, "pia")}), shared.CodeConflict)
			wantRepeated(t, s, request("k", "body"), "", false)

			r := request("other", "body")
			w := workflow("expense")
			_, err := s.SaveDraft(store.WithRequest(t.Context(), r), designer(), w, 7, at(2))
			wantCode(t, err, shared.CodeConflict)
			wantRepeated(t, s, r, "", false)
		},
		"any change records its request": func(t *testing.T, s *store.Store) {
			published(t, s)
			r := request("k", "body")
			_, err := s.SaveDraft(store.WithRequest(t.Context(), r), designer(), workflow("expense"), 1, at(2))
			must(t, err)
			_, known, err := s.Repeated(t.Context(), request("k", "body"))
			must(t, err)
			want(t, "found", known, true)
			// Whoever asks again without looking first changes nothing.
			_, err = s.SaveDraft(store.WithRequest(t.Context(), r), designer(), workflow("expense"), 2, at(3))
			wantCode(t, err, shared.CodeConflict)
			draft, err := s.Draft(t.Context(), designer(), "expense")
			must(t, err)
			want(t, "revision", draft.Revision, 2)
		},
		"old records are forgotten": func(t *testing.T, s *store.Store) {
			published(t, s)
			for n, key := range []string{"old", "new"} {
				step := beginning("group:finance")
				step.Request = request(key, "body")
				step.Request.At = at(n * 10)
				commit(t, s, step)
			}
			must(t, s.ForgetRequests(t.Context(), at(10)))
			wantRepeated(t, s, request("old", "body"), "", false)
			wantRepeated(t, s, request("new", "body"), "2", true)
		},
	}
}
