package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
)

// Step is everything one command changes about one instance. It is written as a
// whole or not at all.
type Step struct {
	// Instance is the id; 0 begins a new instance, and Commit fills it in.
	Instance int64
	// Sequence is that of the last event the command was decided on. If another
	// came since, the step is a conflict.
	Sequence int
	// Events are the command's, at least one.
	Events []engine.Event
	// Fold is the instance after them.
	Fold *engine.Instance
	// Waiting names the states where something is open after them.
	Waiting []string
	// New says what a new instance is; nil otherwise.
	New *NewInstance

	Opened   []OpenedTask
	Changed  []ChangedTask
	SignOffs []NewSignOff
}

// NewInstance is what never changes about an instance.
type NewInstance struct {
	Workflow string // key
	Version  int
	Name     string // of the workflow
	Title    string
}

// OpenedTask is a task that begins; one that was cancelled by the same command
// is closed already.
type OpenedTask struct {
	Activation int
	State      string // id
	StateName  string
	Actors     []engine.Actor // resolved: users, groups, anyone
	Sole       string         // the only person who may act, if it is one
	Claimed    string         // whom the server gave it to
	OpenedAt   time.Time
	ClosedAt   time.Time
}

// ChangedTask is an open task that is claimed, released or closed.
type ChangedTask struct {
	Activation int
	Revision   int // the one it had; it rises by one
	Claimed    string
	ClosedAt   time.Time // zero: it stays open
}

// NewSignOff is a decision to be recorded.
type NewSignOff struct {
	Event int // its place in Events
	Seen  int // revision of the task the signer saw
}

// Commit writes the steps in one transaction, in order. It takes a batch so that
// commands that wait together can share one; a conflict of one step undoes the
// batch, and whoever made it up repeats the steps one by one.
func (s *Store) Commit(ctx context.Context, steps []*Step) error {
	err := s.change(ctx, "store a step", func(ctx context.Context, tx bun.IDB) error {
		for _, step := range steps {
			if err := commitStep(ctx, tx, step); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		for _, step := range steps {
			if step.New != nil {
				step.Instance = 0 // the id was given by what is undone now
			}
		}
	}
	return err
}

func commitStep(ctx context.Context, db bun.IDB, step *Step) error {
	if len(step.Events) == 0 {
		return errors.New("a step without events")
	}
	if err := saveInstance(ctx, db, step); err != nil {
		return err
	}
	if err := insertEvents(ctx, db, step.Instance, step.Sequence, step.Events); err != nil {
		return err
	}
	if err := insertTasks(ctx, db, step.Instance, step.Opened); err != nil {
		return err
	}
	for _, task := range step.Changed {
		if err := changeTask(ctx, db, step.Instance, task); err != nil {
			return err
		}
	}
	return insertSignOffs(ctx, db, step)
}

func saveInstance(ctx context.Context, db bun.IDB, step *Step) (err error) {
	row := &instanceRow{
		ID: step.Instance, Starter: step.Fold.Starter, Status: step.Fold.Status, Attention: step.Fold.NeedsAttention(),
		Sequence: step.Sequence + len(step.Events), StartedAt: step.Fold.Started, EndedAt: step.Fold.Ended,
	}
	if row.Waiting, err = encode("what an instance waits for", step.Waiting); err != nil {
		return err
	}
	if row.Fold, err = encode("an instance", step.Fold); err != nil {
		return err
	}
	if n := step.New; n != nil {
		row.Workflow, row.Version, row.Name, row.Title = n.Workflow, n.Version, n.Name, n.Title
		_, err := db.NewInsert().Model(row).Returning("id").Exec(ctx)
		step.Instance = row.ID
		return err
	}
	result, err := db.NewUpdate().Model(row).
		Column("status", "attention", "waiting", "sequence", "fold", "ended_at").
		WherePK().Where("sequence = ?", step.Sequence).Exec(ctx)
	return changedOne(result, err, "Something else happened in this instance just now. Look at it again, then repeat.")
}

func insertTasks(ctx context.Context, db bun.IDB, instance int64, opened []OpenedTask) error {
	if len(opened) == 0 {
		return nil
	}
	rows := make([]taskRow, len(opened))
	var actors []taskActorRow
	for n, task := range opened {
		list, err := encode("a task's actors", task.Actors)
		if err != nil {
			return err
		}
		rows[n] = taskRow{
			Instance: instance, Activation: task.Activation, State: task.State, StateName: task.StateName,
			Actors: list, Sole: task.Sole, Claimed: task.Claimed, Revision: 1, OpenedAt: task.OpenedAt, ClosedAt: task.ClosedAt,
		}
		for _, actor := range task.Actors {
			actors = append(actors, taskActorRow{Actor: actor, Instance: instance, Activation: task.Activation})
		}
	}
	// Without it, nullzero columns make Bun ask for what it wrote.
	if _, err := db.NewInsert().Model(&rows).Returning("NULL").Exec(ctx); err != nil {
		return err
	}
	if len(actors) == 0 {
		return nil
	}
	_, err := db.NewInsert().Model(&actors).On("CONFLICT DO NOTHING").Exec(ctx)
	return err
}

func changeTask(ctx context.Context, db bun.IDB, instance int64, task ChangedTask) error {
	row := &taskRow{
		Instance: instance, Activation: task.Activation,
		Claimed: task.Claimed, Revision: task.Revision + 1, ClosedAt: task.ClosedAt,
	}
	result, err := db.NewUpdate().Model(row).Column("claimed", "revision", "closed_at").
		WherePK().Where("revision = ? AND closed_at IS NULL", task.Revision).Exec(ctx)
	return changedOne(result, err, "This task has changed just now. Look at it again, then repeat.")
}

func insertSignOffs(ctx context.Context, db bun.IDB, step *Step) error {
	if len(step.SignOffs) == 0 {
		return nil
	}
	rows := make([]signOffRow, len(step.SignOffs))
	for n, s := range step.SignOffs {
		event := &step.Events[s.Event]
		if event.Kind != engine.Signed {
			return fmt.Errorf("a sign-off made from event %q", event.Kind)
		}
		data, err := encode("a sign-off's data", event.Data)
		if err != nil {
			return err
		}
		rows[n] = signOffRow{
			Instance: step.Instance, Sequence: step.Sequence + 1 + s.Event, Activation: event.Activation,
			State: event.State, Signer: event.By, Outcome: event.Outcome, Notes: event.Notes,
			Data: data, Seen: s.Seen, SignedAt: event.At,
		}
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
}
