package store

import (
	"cmp"
	"context"
	"database/sql"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// closedTask tells from the history what became of a task that is not open any
// more. There is nothing left to be asked, so it has no revision and no actors.
// along is shown the events on the way back, until it has seen enough.
func (s *Store) closedTask(ctx context.Context, db bun.IDB, in *Instance, activation int, names stateNames, along func([]engine.Event) (more bool)) (shared.Task, error) {
	if activation < 1 || activation > in.Fold.LastActivation {
		return shared.Task{}, sql.ErrNoRows
	}
	t := pastTask{Task: taskIn(&in.Summary, activation)}
	if err := t.recall(ctx, s, db, 0, along); err != nil {
		return shared.Task{}, err
	}
	err := names.fill(ctx, db, &t.Task)
	return t.Task, err
}

// pastTask is a task being put together from its events, the last first.
type pastTask struct {
	shared.Task
	// began says its activation has begun: nothing older is about it. opened says
	// that it was a task. held says it is known who held it in the end.
	began, opened, held bool
}

func taskIn(in *shared.InstanceSummary, activation int) shared.Task {
	return shared.Task{
		ID: TaskID{Instance: in.ID, Activation: activation}.String(), Instance: in.ID, Activation: activation,
		Workflow: in.Workflow, Name: in.Name, Version: in.Version, Title: in.Title, Actors: []engine.Actor{},
	}
}

// recall goes back through the history until the activation began. It starts with
// the command whose first event comes before one; 0 is the newest. along is shown
// the same events, and further ones until it has seen enough; nil is not.
func (t *pastTask) recall(ctx context.Context, s *Store, db bun.IDB, before int, along func([]engine.Event) (more bool)) error {
	more := along != nil
	err := s.backwards(ctx, db, t.Instance, before, func(_ *journalRow, events []engine.Event) bool {
		more = more && along(events)
		for n := len(events) - 1; n >= 0; n-- {
			if e := &events[n]; e.Activation == t.Activation && !t.began {
				t.follow(e)
			}
		}
		return !t.began || more
	})
	if err == nil && !t.opened {
		err = sql.ErrNoRows
	}
	return err
}

func (t *pastTask) follow(e *engine.Event) {
	switch e.Kind {
	case engine.StateEntered:
		t.began = true
	case engine.TaskOpened:
		t.opened = true
		t.State, t.OpenedAt = e.State, e.At
	case engine.StateLeft, engine.ActivationCancelled:
		t.ClosedAt = e.At
	case engine.Signed:
		if t.SignOff == nil {
			s := signOff(e)
			t.SignOff = &s
		}
	case engine.TaskClaimed, engine.TaskAssigned, engine.TaskReleased:
		if !t.held && e.Kind != engine.TaskReleased {
			t.Claimed = cmp.Or(e.To, e.By)
		}
		t.held = true
	}
}

// stateNames are what the states of versions are called, as far as somebody asked.
type stateNames map[versionKey]*engine.Workflow

type versionKey struct {
	workflow string
	version  int
}

// fill puts the name of its state into a task that only knows the id.
func (n stateNames) fill(ctx context.Context, db bun.IDB, t *shared.Task) error {
	key := versionKey{t.Workflow, t.Version}
	w, known := n[key]
	if !known {
		row := &versionRow{Workflow: t.Workflow, Version: t.Version}
		if err := db.NewSelect().Model(row).Column("content").WherePK().Scan(ctx); err != nil {
			return err
		}
		w = new(engine.Workflow)
		if err := decode("a version", row.Content, w); err != nil {
			return err
		}
		n[key] = w
	}
	t.StateName = t.State
	if state := w.State(t.State); state != nil {
		t.StateName = state.Title()
	}
	return nil
}
