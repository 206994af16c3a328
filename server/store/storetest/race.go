package storetest

import (
	"context"
	"errors"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func raceCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"of many steps at once one wins": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			results := race(50, func(int) error { return s.Commit(context.Background(), []*store.Step{signed(id, "pia")}) })
			want(t, "winners", onlyConflicts(t, results), 1)
			events, err := s.History(t.Context(), designer(), id)
			must(t, err)
			want(t, "events", len(events), 6)
			done, _, err := s.Tasks(t.Context(), participant(), store.TaskFilter{View: shared.TasksDone})
			must(t, err)
			want(t, "done tasks", len(done), 1)
			verified(t, s)
		},
		"of many batches that overlap none is stored in part": func(t *testing.T, s *store.Store) {
			published(t, s)
			const instances = 6
			var ids []int64
			for range instances {
				ids = append(ids, begin(t, s, "group:finance").Instance)
			}
			// Each takes all of them, one forwards, one backwards.
			results := race(20, func(n int) error {
				var batch []*store.Step
				for place := range ids {
					if n%2 == 1 {
						place = len(ids) - 1 - place
					}
					batch = append(batch, claimed(ids[place], "pia"), beginning(engine.ActorAnyone))
				}
				return s.Commit(context.Background(), batch)
			})
			want(t, "winners", onlyConflicts(t, results), 1)
			list, _, err := s.Instances(t.Context(), designer(), store.InstanceFilter{})
			must(t, err)
			want(t, "instances", len(list), 2*instances)
			verified(t, s)
		},
		"steps of different instances all go through": func(t *testing.T, s *store.Store) {
			published(t, s)
			const instances = 40
			batch := make([]*store.Step, instances)
			for n := range batch {
				batch[n] = beginning("group:finance")
			}
			commit(t, s, batch...)
			for _, err := range race(instances, func(n int) error {
				return s.Commit(context.Background(), []*store.Step{signed(batch[n].Instance, "pia")})
			}) {
				must(t, err)
			}
			want(t, "entries of the steps", verified(t, s).Entries >= 2*instances, true)
		},
		"readers see whole steps": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			const steps = 30
			results := race(5, func(n int) error {
				for step := range steps {
					if n == 0 {
						if err := s.Commit(context.Background(), []*store.Step{after(claimed(id, "pia"), step)}); err != nil {
							return err
						}
						continue
					}
					i, err := s.Instance(context.Background(), designer(), id)
					if err != nil {
						return err
					}
					if i.Sequence != i.Fold.Events || i.Tasks[1] != i.Sequence-2 {
						return errors.New("a reader saw half a step")
					}
				}
				return nil
			})
			want(t, "without errors", onlyConflicts(t, results), 5)
		},
	}
}
