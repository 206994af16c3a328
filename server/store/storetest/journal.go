package storetest

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func admin() store.Caller { return caller("adam", shared.Admin) }

// entryIDs lists entries of the audit log, newest first.
func entryIDs(t *testing.T, s *store.Store, f store.JournalFilter) string {
	t.Helper()
	list, before, err := s.Journal(t.Context(), admin(), f)
	must(t, err)
	want(t, "place to go on", before, 0)
	var ids []string
	for _, entry := range list {
		ids = append(ids, fmt.Sprint(entry.ID))
	}
	return strings.Join(ids, " ")
}

// begun is a store whose journal has begun, and the id of the last entry.
func begun(t *testing.T, s *store.Store) int64 {
	t.Helper()
	published(t, s)
	head, err := s.JournalHead(t.Context())
	must(t, err)
	return head
}

func journalCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"it says who did what and when": func(t *testing.T, s *store.Store) {
			head := begun(t, s)
			id := begin(t, s, "group:finance").Instance
			step := signed(id, "pia")
			step.Caller.SignedIn, step.Caller.Key = "boss", "7"
			commit(t, s, step)
			list, _, err := s.Journal(t.Context(), admin(), store.JournalFilter{Instance: id})
			must(t, err)
			want(t, "entries", len(list), 2)
			var events []engine.Event
			must(t, json.Unmarshal(list[0].Detail, &events))
			want(t, "events", len(events), 3)
			want(t, "outcome", events[0].Outcome, "fine")
			want(t, "length of the hash", len(list[0].Hash), 64)
			list[0].Detail, list[0].Hash = nil, ""
			same(t, "entry", list[0], shared.AuditEntry{ID: head + 2, At: at(4), Actor: "boss as pia by key 7", Action: "complete", Object: "revision 1", Instance: id})
		},
		"it is filtered": func(t *testing.T, s *store.Store) {
			head := begun(t, s)
			commit(t, s, beginning("group:finance"), beginning("group:finance"))
			as, by := claimed(1, "pia"), claimed(2, "pia")
			as.Caller.SignedIn, by.Caller.Key = "boss", "7"
			commit(t, s, as, by)
			commit(t, s, after(signed(1, "pi"), 1))
			for _, c := range []struct {
				filter store.JournalFilter
				ids    []int64
			}{
				{store.JournalFilter{After: head}, []int64{5, 4, 3, 2, 1}},
				{store.JournalFilter{After: head, Before: head + 3}, []int64{2, 1}},
				{store.JournalFilter{After: head, Actor: "pia"}, []int64{4, 3, 2, 1}},
				{store.JournalFilter{After: head, Actor: "boss"}, []int64{3}},
				{store.JournalFilter{After: head, Actor: "pi"}, []int64{5}},
				{store.JournalFilter{After: head, Actor: "7"}, nil},
				{store.JournalFilter{After: head, Actor: "%"}, nil},
				{store.JournalFilter{After: head, Action: "claim"}, []int64{4, 3}},
				{store.JournalFilter{After: head, Action: "claim", Instance: 2}, []int64{4}},
				{store.JournalFilter{Instance: 1}, []int64{5, 3, 1}},
				{store.JournalFilter{Instance: 12}, nil},
				{store.JournalFilter{Object: "revision 1"}, nil}, // of a step: it is found by its instance
			} {
				var ids []string
				for _, id := range c.ids {
					ids = append(ids, fmt.Sprint(head+id))
				}
				want(t, fmt.Sprintf("%+v", c.filter), entryIDs(t, s, c.filter), strings.Join(ids, " "))
			}
		},
		"it goes on where it was left while it grows": func(t *testing.T, s *store.Store) {
			head := begun(t, s)
			for range 5 {
				begin(t, s, "group:finance")
			}
			var seen []string
			for before := int64(0); ; {
				list, next, err := s.Journal(t.Context(), admin(), store.JournalFilter{After: head, Before: before, Limit: 2})
				must(t, err)
				for _, entry := range list {
					seen = append(seen, fmt.Sprint(entry.ID-head))
				}
				if before = next; next == 0 {
					break
				}
				begin(t, s, "group:finance")
			}
			want(t, "seen", strings.Join(seen, " "), "5 4 3 2 1")
		},
		"only who may read it does": func(t *testing.T, s *store.Store) {
			begun(t, s)
			keyed := admin()
			keyed.Key, keyed.Scopes = "7", []shared.Permission{shared.ReadInstances}
			callers := strangers()
			for name, who := range map[string]store.Caller{
				"designer": designer(), "participant": participant(), "viewer": viewer(),
				"operator": caller("olga", shared.Operator), "a key for something else": keyed,
			} {
				callers[name] = who
			}
			for name, who := range callers {
				list, _, err := s.Journal(t.Context(), who, store.JournalFilter{})
				if engine.CodeOf(err) != shared.CodeNotFound || len(list) > 0 {
					t.Errorf("%s got %d entries, %v", name, len(list), err)
				}
			}
		},
		"whoever follows it hears what happened and whom it concerns": func(t *testing.T, s *store.Store) {
			head := begun(t, s)
			id := begin(t, s, "group:finance").Instance
			commit(t, s, signed(id, "mara"))
			list, err := s.JournalAfter(t.Context(), head, 10)
			must(t, err)
			want(t, "entries", len(list), 2)
			same(t, "entry", list[1], store.JournalEntry{
				ID: head + 2, At: at(4), Actor: "mara", Action: "complete", Object: "revision 1", Instance: id, Workflow: "expense",
				Involved: []engine.Actor{"group:finance", "user:mara", "user:pia"},
			})
			rest, err := s.JournalAfter(t.Context(), head+1, 1)
			must(t, err)
			same(t, "rest", rest, list[1:])
			none, err := s.JournalAfter(t.Context(), head+2, 10)
			must(t, err)
			want(t, "entries after the last", len(none), 0)
			others, err := s.JournalAfter(t.Context(), 0, int(head))
			must(t, err)
			for _, entry := range others {
				want(t, "instance", entry.Instance, 0)
			}
		},
		"whoever follows it is woken when it has grown": func(t *testing.T, s *store.Store) {
			begun(t, s)
			<-s.Grown() // once for all that came before
			select {
			case <-s.Grown():
				t.Error("it has not grown again")
			default:
			}
			commit(t, s, beginning("group:finance"))
			<-s.Grown()
			wantCode(t, s.Commit(t.Context(), []*store.Step{signed(12, "pia")}), shared.CodeConflict)
			select {
			case <-s.Grown():
				t.Error("it grew by a step that was refused")
			default:
			}
		},
		"an empty one is whole": func(t *testing.T, s *store.Store) {
			v := verified(t, s)
			want(t, "entries", v.Entries, 0)
			want(t, "head", v.Head, "")
			head, err := s.JournalHead(t.Context())
			must(t, err)
			want(t, "head", head, 0)
		},
		"it is verified while it grows": func(t *testing.T, s *store.Store) {
			begun(t, s)
			ctx, stop := context.WithCancel(t.Context())
			done := make(chan error)
			go func() {
				for ctx.Err() == nil {
					if err := s.Commit(context.Background(), []*store.Step{beginning("group:finance")}); err != nil {
						done <- err
						return
					}
				}
				done <- nil
			}()
			last := int64(0)
			for began := time.Now(); time.Since(began) < 300*time.Millisecond; {
				v := verified(t, s)
				want(t, "never shorter", v.Entries >= last, true)
				last = v.Entries
			}
			stop()
			must(t, <-done)
			head, err := s.JournalHead(t.Context())
			must(t, err)
			want(t, "entries", verified(t, s).Entries, head)
		},
		"it is longer than a page": func(t *testing.T, s *store.Store) {
			head := begun(t, s)
			for range 4 {
				batch := make([]*store.Step, 300)
				for n := range batch {
					batch[n] = beginning("group:finance")
				}
				commit(t, s, batch...)
			}
			want(t, "entries", verified(t, s).Entries, head+1200)
		},
	}
}
