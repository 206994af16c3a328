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

// taskRow is an open human activation as the inbox shows it. Closed ones are
// found in the journal.
type taskRow struct {
	bun.BaseModel `bun:"table:tasks,alias:t"`

	Instance   int64           `bun:"instance,pk"`
	Activation int             `bun:"activation,pk"`
	State      string          `bun:"state"`
	StateName  string          `bun:"state_name"`
	Actors     json.RawMessage `bun:"actors,type:text"`
	Sole       string          `bun:"sole"`
	Claimed    string          `bun:"claimed"`
	Revision   int             `bun:"revision"`
	OpenedAt   time.Time       `bun:"opened_at"`
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

// listedTask is a task with what a list shows of its instance.
type listedTask struct {
	taskRow  `bun:",extend"`
	Workflow string `bun:"workflow"`
	Name     string `bun:"name"`
	Version  int    `bun:"version"`
	Title    string `bun:"title"`
}

func selectTasks(db bun.IDB, rows any) *bun.SelectQuery {
	return db.NewSelect().Model(rows).ColumnExpr("t.*").
		ColumnExpr("i.workflow, i.name, i.version, i.title").
		Join("JOIN instances AS i ON i.id = t.instance")
}

func (r *listedTask) task() (shared.Task, error) {
	t := shared.Task{
		ID:       TaskID{Instance: r.Instance, Activation: r.Activation}.String(),
		Revision: r.Revision, Instance: r.Instance, Activation: r.Activation,
		Workflow: r.Workflow, Name: r.Name, Version: r.Version, Title: r.Title,
		State: r.State, StateName: r.StateName, Claimed: r.Claimed, OpenedAt: r.OpenedAt.UTC(),
	}
	return t, decode("a task's actors", r.Actors, &t.Actors)
}

// inboxView is a view of somebody's inbox: the tasks that are asked of any of some
// actors, as far as a condition on them holds.
type inboxView struct {
	actors []string
	only   condition
}

// viewOf is a view of the caller's. A task only the caller may do is theirs, so it
// never counts as unassigned. Nobody has what there is not.
func viewOf(caller Caller, view shared.TaskView) inboxView {
	v := inboxView{actors: caller.actors(), only: condition{text: "TRUE"}}
	name := caller.Person.Name
	switch view {
	case shared.TasksAll:
	case shared.TasksMine:
		v.only = condition{"t.claimed = ? OR t.claimed = '' AND t.sole = ?", []any{name, name}}
	case shared.TasksUnassigned:
		v.only = condition{text: "t.claimed = '' AND t.sole = ''"}
	case shared.TasksGroups:
		v.actors, v.only = caller.groups(), condition{"t.claimed <> ?", []any{name}}
	default:
		v.actors = nil
	}
	if !caller.May(shared.ActOnTasks) {
		v.actors = nil
	}
	return v
}

// narrow has a query on tasks find those of the view.
func (v inboxView) narrow(q *bun.SelectQuery) *bun.SelectQuery {
	if len(v.actors) == 0 {
		return q.Where("FALSE")
	}
	return q.Where("(t.instance, t.activation) IN (SELECT ta.instance, ta.activation FROM task_actors AS ta WHERE ta.actor IN (?))", bun.List(v.actors)).
		Apply(v.only.where)
}

// TaskFilter says which tasks to list.
type TaskFilter struct {
	View     shared.TaskView
	Workflow string // key; empty for all
	// Text is part of the instance's title, the workflow's name or, of open tasks,
	// the state's.
	Text string
	// Order is by when they were opened or signed; empty for what is usual.
	Order shared.TaskOrder
	// After is what a list before this one gave to go on with; empty at the
	// beginning. Limit is 0 for MostListed.
	After string
	Limit int
}

// Tasks lists one view of the caller's inbox: open tasks oldest first, done ones
// by when they were signed, last first, unless the filter wants it otherwise. next
// is empty where there are no more.
func (s *Store) Tasks(ctx context.Context, caller Caller, f TaskFilter) (list []shared.Task, next string, err error) {
	if f.Limit <= 0 || f.Limit > MostListed {
		f.Limit = MostListed
	}
	if err := storable(f.Workflow, f.Text); err != nil {
		return nil, "", err
	}
	err = s.look(ctx, "list tasks", func(ctx context.Context, tx bun.IDB) error {
		if f.View == shared.TasksDone {
			list, next, err = s.doneTasks(ctx, tx, caller, f)
			return err
		}
		list, next, err = openTasks(ctx, tx, caller, f)
		return err
	})
	return list, next, err
}

func openTasks(ctx context.Context, db bun.IDB, caller Caller, f TaskFilter) ([]shared.Task, string, error) {
	var rows []listedTask
	d := f.direction(shared.TasksOldest)
	q := selectTasks(db, &rows).Apply(viewOf(caller, f.View).narrow).OrderExpr(d.order("t.opened_at", "t.instance", "t.activation")).Limit(int64(f.Limit) + 1)
	if f.Workflow != "" {
		q.Where("i.workflow = ?", f.Workflow)
	}
	if f.Text != "" {
		part := containing(f.Text)
		q.Where("i.search LIKE ? ESCAPE '!' OR lower(t.state_name) LIKE ? ESCAPE '!'", part, part)
	}
	if f.After != "" {
		at, id, err := d.parseTask(f.After)
		if err != nil {
			return nil, "", err
		}
		q.Where("(t.opened_at, t.instance, t.activation) ? (?, ?, ?)", d.after(), at, id.Instance, id.Activation)
	}
	if err := q.Scan(ctx); err != nil {
		return nil, "", err
	}
	next := ""
	if len(rows) > f.Limit {
		rows = rows[:f.Limit]
		next = d.taskCursor(&rows[len(rows)-1].taskRow)
	}
	list := make([]shared.Task, len(rows))
	for n := range rows {
		var err error
		if list[n], err = rows[n].task(); err != nil {
			return nil, "", err
		}
	}
	return list, next, nil
}

// Task is one task with the instance it belongs to and the sign-offs there, all
// of one moment.
type Task struct {
	shared.Task
	In       *Instance
	SignOffs []shared.SignOff // oldest first, the last MostSignOffs
}

// Known is what a caller remembers of an instance, so that it need not be read
// again where nothing has happened in it since. Its zero value is nothing.
type Known struct {
	Instance *Instance
	Workflow *engine.Workflow // in the version the instance follows
}

// Task gives a task to whoever may see its instance.
func (s *Store) Task(ctx context.Context, caller Caller, id TaskID, known Known) (*Task, error) {
	t := new(Task)
	err := s.look(ctx, "load a task", func(ctx context.Context, tx bun.IDB) (err error) {
		if t.In, err = s.known(ctx, tx, &known, caller, id.Instance); err != nil {
			return err
		}
		if _, open := t.In.Tasks[id.Activation]; !open {
			return t.recall(ctx, s, tx, id, known.Workflow)
		}
		if t.Task, err = openTask(ctx, tx, id); err != nil {
			return err
		}
		last := lastSignOffs{activation: id.Activation}
		err = s.backwards(ctx, tx, id.Instance, 0, func(_ *journalRow, events []engine.Event) bool { return last.follow(events) })
		t.SignOffs, t.SignOff = last.oldestFirst(), last.of // a vote, while others still have to sign
		return err
	})
	return t, err
}

// known gives an instance as it is now. One that is remembered counts where it
// says itself that the caller may see it; else the database decides.
func (s *Store) known(ctx context.Context, db bun.IDB, k *Known, caller Caller, id int64) (*Instance, error) {
	if k.Instance == nil || !k.Instance.Involves(caller) {
		return s.loadInstance(ctx, db, caller, id)
	}
	sequence, err := s.sequence(ctx, db, id)
	if err != nil {
		return nil, err
	}
	if sequence != k.Instance.Sequence {
		return s.loadInstance(ctx, db, caller, id)
	}
	return k.Instance, nil
}

// sequence is that of the last event of an instance.
func (s *Store) sequence(ctx context.Context, db bun.IDB, id int64) (sequence int, err error) {
	if tx, ok := db.(bun.Tx); ok && !isPostgres(db) {
		return s.loading.sequence(ctx, tx, id)
	}
	err = db.NewSelect().Model((*instanceRow)(nil)).Column("sequence").Where("i.id = ?", id).Scan(ctx, &sequence)
	return sequence, err
}

// recall tells what became of a task that is not open any more, and the sign-offs,
// on one way back through the history.
func (t *Task) recall(ctx context.Context, s *Store, db bun.IDB, id TaskID, w *engine.Workflow) error {
	last := lastSignOffs{activation: id.Activation}
	names := stateNames{}
	if w != nil {
		names[versionKey{t.In.Summary.Workflow, t.In.Summary.Version}] = w
	}
	var err error
	t.Task, err = s.closedTask(ctx, db, t.In, id.Activation, names, last.follow)
	if t.SignOffs = last.oldestFirst(); t.SignOff == nil {
		t.SignOff = last.of
	}
	return err
}

func openTask(ctx context.Context, db bun.IDB, id TaskID) (shared.Task, error) {
	row := new(listedTask)
	if err := selectTasks(db, row).Where("t.instance = ? AND t.activation = ?", id.Instance, id.Activation).Scan(ctx); err != nil {
		return shared.Task{}, err
	}
	return row.task()
}
