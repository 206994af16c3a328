package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"statecraft/server/store"
	"statecraft/shared"
)

// through goes through a list page by page, doing something between the pages,
// and gives what it saw.
func through(t *testing.T, page func(after string) (ids []string, next string, err error), between func(page int)) []string {
	t.Helper()
	var seen []string
	after := ""
	for n := 0; ; n++ {
		ids, next, err := page(after)
		must(t, err)
		seen = append(seen, ids...)
		if next == "" {
			return seen
		}
		if len(ids) == 0 || n > 1000 {
			t.Fatalf("page %d is %v and goes on after %q", n, ids, next)
		}
		after = next
		between(n)
	}
}

func instancePage(t *testing.T, s *store.Store, limit int) func(string) ([]string, string, error) {
	return func(after string) (ids []string, next string, err error) {
		list, next, err := s.Instances(t.Context(), designer(), store.InstanceFilter{After: after, Limit: limit})
		for _, i := range list {
			ids = append(ids, fmt.Sprint(i.ID))
		}
		return ids, next, err
	}
}

func taskPage(t *testing.T, s *store.Store, view shared.TaskView, limit int) func(string) ([]string, string, error) {
	return func(after string) (ids []string, next string, err error) {
		list, next, err := s.Tasks(t.Context(), participant(), store.TaskFilter{View: view, After: after, Limit: limit})
		for _, task := range list {
			ids = append(ids, task.ID)
		}
		return ids, next, err
	}
}

func pageCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"a list goes on where it was left while others begin": func(t *testing.T, s *store.Store) {
			published(t, s)
			for range 7 {
				begin(t, s, "group:finance")
			}
			for _, limit := range []int{1, 2, 7, 8} {
				var first []string
				seen := through(t, instancePage(t, s, limit), func(int) { begin(t, s, "group:finance") })
				if first == nil {
					first = seen
				}
				want(t, "last", seen[len(seen)-1], "1")
				want(t, "each once", len(slices.Compact(slices.Clone(seen))), len(seen))
			}
		},
		"open tasks go on where they were left while others close": func(t *testing.T, s *store.Store) {
			published(t, s)
			// All opened at one moment, so only the ids tell their places.
			for range 9 {
				begin(t, s, "group:finance")
			}
			closing := [][]int64{{2, 6}, {4}, {7}} // the last that was seen, and one further on
			seen := through(t, taskPage(t, s, shared.TasksAll, 2), func(page int) {
				for _, id := range closing[page] {
					commit(t, s, signed(id, "pia"))
				}
				begin(t, s, "user:otto")
			})
			want(t, "seen", strings.Join(seen, " "), "1-1 2-1 3-1 4-1 5-1 7-1 8-1 9-1")
		},
		"open tasks are ordered by when they were opened": func(t *testing.T, s *store.Store) {
			published(t, s)
			for _, minutes := range []int{30, 10, 20, 10} {
				step := beginning("group:finance")
				step.Opened[0].OpenedAt = at(minutes)
				commit(t, s, step)
			}
			seen := through(t, taskPage(t, s, shared.TasksAll, 1), func(int) {})
			want(t, "seen", strings.Join(seen, " "), "2-1 4-1 3-1 1-1")
		},
		"done tasks go on where they were left while others are signed": func(t *testing.T, s *store.Store) {
			published(t, s)
			for range 5 {
				commit(t, s, signed(begin(t, s, "group:finance").Instance, "pia"))
			}
			seen := through(t, taskPage(t, s, shared.TasksDone, 2), func(int) {
				commit(t, s, signed(begin(t, s, "group:finance").Instance, "pia"))
			})
			want(t, "seen", strings.Join(seen, " "), "5-1 4-1 3-1 2-1 1-1")
		},
		"a list has bounds": func(t *testing.T, s *store.Store) {
			published(t, s)
			batch := make([]*store.Step, store.MostListed+1)
			for n := range batch {
				batch[n] = beginning("group:finance")
			}
			commit(t, s, batch...)
			for _, limit := range []int{0, -1, store.MostListed, store.MostListed + 1, 1 << 40} {
				ids, next, err := instancePage(t, s, limit)("")
				must(t, err)
				want(t, "instances", len(ids), store.MostListed)
				want(t, "place to go on", next, "2")
				ids, next, err = taskPage(t, s, shared.TasksAll, limit)("")
				must(t, err)
				want(t, "tasks", len(ids), store.MostListed)
				want(t, "more", next != "", true)
			}
		},
		"places no list has given are refused": func(t *testing.T, s *store.Store) {
			for _, place := range []string{"x", "0", "-1", "01", "+1", "1e3", " 1", "9223372036854775808", "1-", "1.1", "1.1-0", "1-1-1", "'", "9223372036854775807.1-1", "-9223372036854775808.1-1", "1\x00", "\xff"} {
				_, _, err := instancePage(t, s, 2)(place)
				wantCode(t, err, "invalid")
				_, _, err = taskPage(t, s, shared.TasksAll, 2)(place)
				wantCode(t, err, "invalid")
				_, _, err = taskPage(t, s, shared.TasksDone, 2)(place)
				wantCode(t, err, "invalid")
			}
		},
	}
}
