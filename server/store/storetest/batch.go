package storetest

import (
	"fmt"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// mixed is a batch in which every kind of step comes in turn: new instances,
// tasks that are taken, given to others, and signed.
func mixed(t *testing.T, s *store.Store, size int) []*store.Step {
	t.Helper()
	var before []*store.Step
	for range size {
		before = append(before, beginning("group:finance"))
	}
	commit(t, s, before...)
	batch := make([]*store.Step, size)
	for n := range batch {
		id := before[n].Instance
		batch[n] = []*store.Step{beginning("group:finance", "user:otto"), claimed(id, "pia"), signed(id, "pia"), delegated(id, "otto")}[n%4]
	}
	return batch
}

func batchCases() map[string]func(*testing.T, *store.Store) {
	cases := map[string]func(*testing.T, *store.Store){
		"of two steps of one instance none is stored": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			wantCode(t, s.Commit(t.Context(), []*store.Step{claimed(id, "pia"), claimed(id, "mara")}), shared.CodeConflict)
			wantUnsigned(t, s, id, 3)
		},
	}
	cases["256 steps of 50 events are stored at once"] = func(t *testing.T, s *store.Store) {
		published(t, s)
		batch := mixed(t, s, 256)
		for _, step := range batch {
			last := step.Events[len(step.Events)-1]
			for len(step.Events) < 50 {
				step.Events = append(step.Events, engine.Event{Kind: engine.DataSet, At: last.At, Data: map[string]any{"n": float64(len(step.Events))}})
			}
		}
		commit(t, s, batch...)
		for n := 0; n < len(batch); n += 17 {
			events, err := s.History(t.Context(), designer(), batch[n].Instance)
			must(t, err)
			same(t, "events", events[batch[n].Sequence:], batch[n].Events)
		}
		verified(t, s)
	}
	for _, size := range []int{1, 2, 3, 64, 65, 300} {
		cases[fmt.Sprintf("%d steps are stored at once", size)] = func(t *testing.T, s *store.Store) {
			published(t, s)
			batch := mixed(t, s, size)
			was := verified(t, s)
			commit(t, s, batch...)
			want(t, "new entries", verified(t, s).Entries-was.Entries, int64(size))
			ids := map[int64]bool{}
			for n, step := range batch {
				ids[step.Instance] = true
				if size <= 64 || n%7 == 0 || n > size-5 { // every kind, everywhere
					wantStored(t, s, step)
				}
			}
			want(t, "instances", len(ids), size)
		}
		cases[fmt.Sprintf("a conflict undoes %d steps", size)] = func(t *testing.T, s *store.Store) {
			published(t, s)
			batch := mixed(t, s, size)
			stale := signed(begin(t, s, "group:finance").Instance, "pia")
			stale.Sequence--
			was := verified(t, s)
			place := size / 2
			batch = append(batch[:place:place], append([]*store.Step{stale}, batch[place:]...)...)
			wantCode(t, s.Commit(t.Context(), batch), shared.CodeConflict)
			same(t, "journal", verified(t, s), was)
			list, _, err := s.Instances(t.Context(), designer(), store.InstanceFilter{})
			must(t, err)
			want(t, "instances", len(list), size+1)
			for _, step := range batch {
				if step.New != nil {
					want(t, "id of the undone instance", step.Instance, 0)
				}
			}
			// The same steps go through without the one that was late.
			rest := append(batch[:place:place], batch[place+1:]...)
			commit(t, s, rest...)
			wantStored(t, s, rest[0])
		}
	}
	return cases
}

// wantStored checks that a step of a batch has left what it says.
func wantStored(t *testing.T, s *store.Store, step *store.Step) {
	t.Helper()
	i, err := s.Instance(t.Context(), designer(), step.Instance)
	must(t, err)
	same(t, "fold", &i.Fold, step.Fold)
	want(t, "sequence", i.Sequence, step.Sequence+len(step.Events))
	events, err := s.History(t.Context(), designer(), step.Instance)
	must(t, err)
	same(t, "events", events[step.Sequence:], step.Events)
	for _, actor := range step.Involved {
		if kind, name, _ := actor.Parse(); kind == engine.ActorKindUser {
			_, err := s.Instance(t.Context(), caller(name, shared.Participant), step.Instance)
			must(t, err)
		}
	}
	task, err := s.Task(t.Context(), designer(), store.TaskID{Instance: step.Instance, Activation: 1}, store.Known{})
	must(t, err)
	want(t, "closed", !task.ClosedAt.IsZero(), len(step.Closed) > 0)
	for _, change := range step.Changed {
		want(t, "revision", task.Revision, change.Revision)
		want(t, "claimed", task.Claimed, change.Claimed)
		if change.Actors != nil {
			same(t, "actors", task.Actors, change.Actors)
		}
	}
	for _, opened := range step.Opened {
		same(t, "actors", task.Actors, opened.Actors)
	}
}

// verified checks the chain of the journal.
func verified(t *testing.T, s *store.Store) store.VerifiedJournal {
	t.Helper()
	v, err := s.VerifyJournal(t.Context())
	must(t, err)
	if v.Broken != nil {
		t.Fatalf("the journal is broken: %+v", *v.Broken)
	}
	return v
}
