package storetest

import (
	"testing"

	"statecraft/server/store"
)

// What a test leaves behind, the next does not find, although it may have the same
// database: the one that was used last is given first.
func TestEveryTestBeginsAnew(t *testing.T) {
	for range 3 {
		Both(t, func(t *testing.T, s *store.Store) {
			want(t, "entries before", verified(t, s).Entries, 0)
			addPeople(t, s)
			published(t, s)
			want(t, "instance", begin(t, s, "group:finance").Instance, 1)
		})
	}
}
