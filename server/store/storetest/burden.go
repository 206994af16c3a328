package storetest

import (
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
)

// handed is a new instance whose task goes to somebody in turn.
func handed(to string, minutes int) *store.Step {
	step := beginning("group:finance")
	step.Opened[0].Claimed = to
	step.Events = append(step.Events, engine.Event{Kind: engine.TaskAssigned, At: at(minutes), To: to, Activation: 1, State: "check"})
	step.Fold.Events++
	step.Handed = []store.HandedTask{{Workflow: "expense", State: "check", Person: to, At: at(minutes)}}
	return step
}

func burdenCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"it counts open tasks and knows who was last": func(t *testing.T, s *store.Store) {
			published(t, s)
			commit(t, s, handed("pia", 3))
			commit(t, s, handed("mara", 4), handed("pia", 5), handed("pia", 6)) // one person twice in a batch
			b, err := s.Burden(t.Context(), "expense", "check")
			must(t, err)
			same(t, "open", b.Open, map[string]int{"pia": 3, "mara": 1})
			same(t, "last", b.Last, map[string]time.Time{"pia": at(6), "mara": at(4)})

			step := after(signed(1, "pia"), 1)
			commit(t, s, step)
			b, err = s.Burden(t.Context(), "expense", "elsewhere")
			must(t, err)
			same(t, "open", b.Open, map[string]int{"pia": 2, "mara": 1})
			same(t, "last", b.Last, map[string]time.Time{})
		},
		"turns taken at once are all noted": func(t *testing.T, s *store.Store) {
			published(t, s)
			people := []string{"ann", "ben", "cleo"}
			for _, err := range race(12, func(n int) error {
				first, second := people[n%3], people[(n+1)%3]
				return s.Commit(t.Context(), []*store.Step{handed(first, 3), handed(second, 4)})
			}) {
				must(t, err)
			}
			b, err := s.Burden(t.Context(), "expense", "check")
			must(t, err)
			same(t, "open", b.Open, map[string]int{"ann": 8, "ben": 8, "cleo": 8})
		},
		"an empty store has none": func(t *testing.T, s *store.Store) {
			b, err := s.Burden(t.Context(), "expense", "check")
			must(t, err)
			want(t, "people", len(b.Open)+len(b.Last), 0)
		},
	}
}
