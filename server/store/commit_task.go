package store

import (
	"context"

	"github.com/uptrace/bun"

	"statecraft/engine"
)

// taskRows gathers what a batch of steps does to tasks, table by table.
type taskRows struct {
	gone, unseated, changed, opened, actors, involved [][]any
	handed                                            []*handedRow
}

// commitTasks closes, changes and opens tasks. The guard on the instances covers
// them: whatever changes a task is an event of its instance.
func (s *Store) commitTasks(ctx context.Context, tx bun.Tx, steps []*Step) error {
	var all taskRows
	for _, step := range steps {
		if err := all.add(s, step); err != nil {
			return err
		}
	}
	for _, part := range []struct {
		bulk    *bulk
		rows    [][]any
		guarded bool
	}{
		{&s.bulks.actorsGone, all.unseated, false},
		{&s.bulks.tasksGone, all.gone, true},
		{&s.bulks.tasks, all.changed, true},
		{&s.bulks.tasksOpen, all.opened, true},
		{&s.bulks.actors, all.actors, false},
		{&s.bulks.involved, all.involved, false},
	} {
		n, err := s.writeRows(ctx, tx, part.bulk, part.rows)
		if !part.guarded {
			n = int64(len(part.rows))
		}
		if err := wrote(len(part.rows), n, err, "This task has changed just now. Look at it again, then repeat."); err != nil {
			return err
		}
	}
	// One at a time: the same person may get two in a batch, and one statement
	// cannot change a row twice.
	for _, row := range all.handed {
		if _, err := tx.NewInsert().Model(row).On("CONFLICT (workflow, state, person) DO UPDATE").Set("at = EXCLUDED.at").Returning("NULL").Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (r *taskRows) add(s *Store, step *Step) error {
	for _, activation := range step.Closed {
		r.gone = append(r.gone, []any{step.Instance, activation})
		r.unseated = append(r.unseated, []any{step.Instance, activation})
	}
	for _, task := range step.Changed {
		var actors, only any // nil leaves them
		if task.Actors != nil {
			list, err := encode("a task's actors", task.Actors)
			if err != nil {
				return err
			}
			actors, only = string(list), task.Sole
			r.unseated = append(r.unseated, []any{step.Instance, task.Activation})
			r.seat(step.Instance, task.Activation, task.Actors)
		}
		r.changed = append(r.changed, []any{step.Instance, task.Activation, task.Claimed, actors, only, task.Revision})
	}
	for _, task := range step.Opened {
		list, err := encode("a task's actors", task.Actors)
		if err != nil {
			return err
		}
		r.opened = append(r.opened, []any{step.Instance, task.Activation, task.State, task.StateName, string(list), task.Sole, task.Claimed, 1, s.moment(task.OpenedAt)})
		r.seat(step.Instance, task.Activation, task.Actors)
	}
	for _, actor := range step.Involved {
		r.involved = append(r.involved, []any{string(actor), step.Instance})
	}
	for _, h := range step.Handed {
		r.handed = append(r.handed, &handedRow{Workflow: h.Workflow, State: h.State, Person: h.Person, At: h.At})
	}
	return nil
}

func (r *taskRows) seat(instance int64, activation int, actors []engine.Actor) {
	for _, actor := range actors {
		r.actors = append(r.actors, []any{string(actor), instance, activation})
	}
}

// insertSigned lists who signed which task, by the entries of the journal. What
// is signed for the whole instance (activation 0) is no task.
func (s *Store) insertSigned(ctx context.Context, tx bun.Tx, steps []*Step, entries []*journalRow) error {
	var rows [][]any
	for n, step := range steps {
		for _, signed := range step.SignOff {
			if signed.Activation > 0 {
				rows = append(rows, []any{signed.Signer, entries[n].ID, signed.Activation})
			}
		}
	}
	_, err := s.writeRows(ctx, tx, &s.bulks.signed, rows)
	return err
}
