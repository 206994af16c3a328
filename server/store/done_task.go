package store

import (
	"context"
	"slices"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// signedRow says that somebody took part in a decision.
type signedRow struct {
	bun.BaseModel `bun:"table:signed,alias:sg"`

	Signer     string `bun:"signer,pk"`
	Entry      int64  `bun:"entry,pk"` // of the journal
	Activation int    `bun:"activation,pk"`
}

// doneTasks lists the tasks the caller has signed, or somebody for them, the last
// signed first.
func (s *Store) doneTasks(ctx context.Context, db bun.IDB, caller Caller, f TaskFilter) ([]shared.Task, string, error) {
	list := []shared.Task{}
	if !caller.May(shared.ActOnTasks) || !caller.Person.IsHuman() {
		return list, "", nil
	}
	rows, next, err := signedBy(ctx, db, caller, f)
	if err != nil || len(rows) == 0 {
		return list, "", err
	}
	found := doneRows{store: s, names: stateNames{}}
	if err := found.load(ctx, db, rows); err != nil {
		return nil, "", err
	}
	for _, row := range rows {
		task, err := found.task(ctx, db, row)
		if err != nil {
			return nil, "", err
		}
		list = append(list, task)
	}
	return list, next, nil
}

// signedBy gives a page of what the caller signed, and the place to go on after.
func signedBy(ctx context.Context, db bun.IDB, caller Caller, f TaskFilter) ([]signedRow, string, error) {
	var rows []signedRow
	d := f.direction(shared.TasksNewest)
	q := db.NewSelect().Model(&rows).Where("sg.signer = ?", caller.Person.Name).
		OrderExpr(d.order("sg.entry", "sg.activation")).Limit(int64(f.Limit) + 1)
	const instance = "EXISTS (SELECT 1 FROM journal AS j JOIN instances AS i ON i.id = j.instance WHERE j.id = sg.entry AND "
	if f.Workflow != "" {
		q.Where(instance+"i.workflow = ?)", f.Workflow)
	}
	if f.Text != "" {
		q.Where(instance+"i.search LIKE ? ESCAPE '!')", containing(f.Text))
	}
	if f.After != "" {
		entry, activation, err := d.parseSigned(f.After)
		if err != nil {
			return nil, "", err
		}
		q.Where("(sg.entry, sg.activation) ? (?, ?)", d.after(), entry, activation)
	}
	if err := q.Scan(ctx); err != nil {
		return nil, "", err
	}
	if len(rows) <= f.Limit {
		return rows, "", nil
	}
	return rows[:f.Limit], d.signedCursor(&rows[f.Limit-1]), nil
}

// doneRows are the rows a page of done tasks is made of, loaded at once.
type doneRows struct {
	store     *Store
	entries   map[int64]*journalRow
	instances map[int64]*shared.InstanceSummary
	open      map[TaskID]*listedTask // where others still have to sign
	names     stateNames
}

func (d *doneRows) load(ctx context.Context, db bun.IDB, rows []signedRow) error {
	ids := make([]int64, len(rows))
	for n, row := range rows {
		ids[n] = row.Entry
	}
	var entries []*journalRow
	if err := db.NewSelect().Model(&entries).Where("j.id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return err
	}
	d.entries = map[int64]*journalRow{}
	ids = ids[:0]
	for _, entry := range entries {
		d.entries[entry.ID] = entry
		ids = append(ids, entry.Instance)
	}
	var instances []*instanceRow
	if err := db.NewSelect().Model(&instances).ExcludeColumn("fold", "search").Where("i.id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return err
	}
	d.instances = map[int64]*shared.InstanceSummary{}
	for _, in := range instances {
		summary, err := in.summary()
		if err != nil {
			return err
		}
		d.instances[in.ID] = &summary
	}
	var open []*listedTask
	if err := selectTasks(db, &open).Where("t.instance IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return err
	}
	d.open = map[TaskID]*listedTask{}
	for _, task := range open {
		d.open[TaskID{task.Instance, task.Activation}] = task
	}
	return nil
}

// task tells what became of a task somebody signed: it is open where others still
// have to sign.
func (d *doneRows) task(ctx context.Context, db bun.IDB, row signedRow) (shared.Task, error) {
	entry := d.entries[row.Entry]
	events, err := entry.events(new(unpacker))
	if err != nil {
		return shared.Task{}, err
	}
	t := pastTask{Task: taskIn(d.instances[entry.Instance], row.Activation)}
	if open := d.open[TaskID{entry.Instance, row.Activation}]; open != nil {
		for n := range events {
			if e := &events[n]; e.Activation == row.Activation && e.Kind == engine.Signed {
				t.follow(e)
			}
		}
		task, err := open.task()
		task.SignOff = t.SignOff
		return task, err
	}
	before := 0
	if closes(events, row.Activation) {
		before = entry.Sequence + 1 // what came later is not about it
	}
	if err := t.recall(ctx, d.store, db, before, nil); err != nil {
		return shared.Task{}, err
	}
	return t.Task, d.names.fill(ctx, db, &t.Task)
}

func closes(events []engine.Event, activation int) bool {
	return slices.ContainsFunc(events, func(e engine.Event) bool {
		return e.Activation == activation && (e.Kind == engine.StateLeft || e.Kind == engine.ActivationCancelled)
	})
}
