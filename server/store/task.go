package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// taskRow is a human activation as the inbox shows it; it stays when closed.
type taskRow struct {
	bun.BaseModel `bun:"table:tasks,alias:t"`

	Instance   int64           `bun:"instance,pk"`
	Activation int             `bun:"activation,pk"`
	State      string          `bun:"state"`
	StateName  string          `bun:"state_name"`
	Actors     json.RawMessage `bun:"actors"`
	Sole       string          `bun:"sole"`
	Claimed    string          `bun:"claimed"`
	Revision   int             `bun:"revision"`
	OpenedAt   time.Time       `bun:"opened_at"`
	ClosedAt   time.Time       `bun:"closed_at,nullzero"`
}

// taskActorRow is one actor of a task.
type taskActorRow struct {
	bun.BaseModel `bun:"table:task_actors,alias:ta"`

	Actor      engine.Actor `bun:"actor,pk"`
	Instance   int64        `bun:"instance,pk"`
	Activation int          `bun:"activation,pk"`
}

// TaskID is how a task is called outside, such as "12-3".
type TaskID struct {
	Instance   int64
	Activation int
}

func (id TaskID) String() string { return fmt.Sprintf("%d-%d", id.Instance, id.Activation) }

// ParseTaskID reads what String writes and nothing else, so that a task has one
// address.
func ParseTaskID(text string) (id TaskID, ok bool) {
	instance, activation, _ := strings.Cut(text, "-")
	var err1, err2 error
	id.Instance, err1 = strconv.ParseInt(instance, 10, 64)
	id.Activation, err2 = strconv.Atoi(activation)
	return id, err1 == nil && err2 == nil && id.Instance > 0 && id.Activation > 0 && id.String() == text
}

// listedTask is a task with what a list shows of its instance and sign-off.
type listedTask struct {
	taskRow  `bun:",extend"`
	Workflow string `bun:"workflow"`
	Name     string `bun:"name"`
	Version  int    `bun:"version"`
	Title    string `bun:"title"`

	Sequence int             `bun:"so_sequence"`
	Signer   string          `bun:"so_signer"`
	Outcome  string          `bun:"so_outcome"`
	Notes    string          `bun:"so_notes"`
	Data     json.RawMessage `bun:"so_data"`
	SignedAt time.Time       `bun:"so_signed_at"`
}

func selectTasks(db bun.IDB, rows any) *bun.SelectQuery {
	q := db.NewSelect().Model(rows).ColumnExpr("t.*").
		ColumnExpr("i.workflow, i.name, i.version, i.title").
		Join("JOIN instances AS i ON i.id = t.instance").
		// A task signed by several shows the sign-off that closed it: the last.
		Join("LEFT JOIN sign_offs AS so ON so.instance = t.instance AND so.sequence = (SELECT max(last.sequence) FROM sign_offs AS last WHERE last.instance = t.instance AND last.activation = t.activation)")
	for _, column := range []string{"sequence", "signer", "outcome", "notes", "data", "signed_at"} {
		q.ColumnExpr("so.? AS ?", bun.Ident(column), bun.Ident("so_"+column))
	}
	return q
}

func (r *listedTask) task() (shared.Task, error) {
	t := shared.Task{
		ID:       TaskID{Instance: r.Instance, Activation: r.Activation}.String(),
		Revision: r.Revision, Instance: r.Instance, Activation: r.Activation,
		Workflow: r.Workflow, Name: r.Name, Version: r.Version, Title: r.Title,
		State: r.State, StateName: r.StateName, Claimed: r.Claimed, OpenedAt: r.OpenedAt.UTC(),
	}
	if !r.ClosedAt.IsZero() {
		t.ClosedAt = r.ClosedAt.UTC()
	}
	if r.Sequence > 0 {
		s := signOffRow{State: r.State, Signer: r.Signer, Outcome: r.Outcome, Notes: r.Notes, Data: r.Data, SignedAt: r.SignedAt}
		signOff, err := s.signOff()
		if err != nil {
			return t, err
		}
		t.SignOff = &signOff
	}
	return t, decode("a task's actors", r.Actors, &t.Actors)
}

// tasksOf narrows a query to the tasks the caller is an actor of.
func tasksOf(caller Caller) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if !caller.May(shared.ActOnTasks) || !caller.Person.IsHuman() {
			return q.Where("FALSE")
		}
		return q.Where("EXISTS (SELECT 1 FROM task_actors AS ta WHERE ta.instance = t.instance AND ta.activation = t.activation AND ta.actor IN (?))",
			bun.List(caller.actors()))
	}
}

// inView narrows a query to one view of the inbox. A task only the caller may do
// is theirs, so it never counts as unassigned.
func inView(caller Caller, view shared.TaskView) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		name := caller.Person.Name
		switch view {
		case shared.TasksAll:
			q.Where("t.closed_at IS NULL")
		case shared.TasksMine:
			q.Where("t.closed_at IS NULL").Where("t.claimed = ? OR t.claimed = '' AND t.sole = ?", name, name)
		case shared.TasksUnassigned:
			q.Where("t.closed_at IS NULL").Where("t.claimed = '' AND t.sole = ''")
		case shared.TasksDone:
			return q.Where("EXISTS (SELECT 1 FROM sign_offs AS mine WHERE mine.instance = t.instance AND mine.activation = t.activation AND mine.signer = ?)", name).
				Order("so.signed_at DESC", "t.instance DESC", "t.activation DESC")
		default:
			q.Where("FALSE")
		}
		return q.Apply(tasksOf(caller)).Order("t.opened_at", "t.instance", "t.activation")
	}
}

// Tasks lists one view of the caller's inbox: open tasks oldest first, done ones
// by when they were signed, last first.
func (s *Store) Tasks(ctx context.Context, caller Caller, view shared.TaskView) ([]shared.Task, error) {
	var rows []listedTask
	if err := selectTasks(s.read, &rows).Apply(inView(caller, view)).Limit(MostListed).Scan(ctx); err != nil {
		return nil, failed("list tasks", err)
	}
	list := make([]shared.Task, len(rows))
	for n := range rows {
		var err error
		if list[n], err = rows[n].task(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Task is one task with the instance it belongs to and the sign-offs there, all
// of one moment.
type Task struct {
	shared.Task
	In       *Instance
	SignOffs []shared.SignOff // oldest first
}

// Task gives a task to whoever may see its instance.
func (s *Store) Task(ctx context.Context, caller Caller, id TaskID) (*Task, error) {
	t := new(Task)
	err := s.look(ctx, "load a task", func(ctx context.Context, tx bun.IDB) (err error) {
		if t.In, err = loadInstance(ctx, tx, caller, id.Instance); err != nil {
			return err
		}
		row := new(listedTask)
		if err = selectTasks(tx, row).Where("t.instance = ? AND t.activation = ?", id.Instance, id.Activation).Scan(ctx); err != nil {
			return err
		}
		if t.Task, err = row.task(); err != nil {
			return err
		}
		t.SignOffs, err = loadSignOffs(ctx, tx, id.Instance)
		return err
	})
	return t, err
}
