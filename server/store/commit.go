package store

import (
	"context"
	"errors"
	"strconv"
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
	// Caller, Action and Object say in the journal who did what, and which
	// revision of the task a signer saw.
	Caller Caller
	Action string
	Object string
	// Events are the command's, at least one, all of one moment.
	Events []engine.Event
	// Fold is the instance after them.
	Fold *engine.Instance
	// Waiting names the states where something is open after them.
	Waiting []string
	// New says what a new instance is; nil otherwise.
	New *NewInstance

	Opened  []OpenedTask
	Changed []ChangedTask
	Closed  []int // activations of tasks that were open before
	SignOff []SignedTask
	// Involved have to do with the instance from now on and had not before.
	Involved []engine.Actor
	// Handed are tasks that were given to somebody in turn.
	Handed []HandedTask
	// Request is recorded with the step; nil for none.
	Request *Request

	body []byte // of the journal entry, see Prepare
	row  *instanceRow
}

// NewInstance is what never changes about an instance.
type NewInstance struct {
	Workflow string // key
	Version  int
	Name     string // of the workflow
	Title    string
}

// OpenedTask is a task that begins and is still open after the command.
type OpenedTask struct {
	Activation int
	State      string // id
	StateName  string
	Actors     []engine.Actor // resolved: users, groups, anyone
	Sole       string         // the only person who may act, if it is one
	Claimed    string         // whom the server gave it to
	OpenedAt   time.Time
}

// ChangedTask is a task that stays open and is not what somebody saw before.
type ChangedTask struct {
	Activation int
	Revision   int // the one it has from now on
	Claimed    string
	// Actors replace those it had; nil leaves them.
	Actors []engine.Actor
	Sole   string
}

// SignedTask is a decision somebody took part in, acting or represented.
type SignedTask struct {
	Activation int
	Signer     string
}

// HandedTask is a task that went to a person.
type HandedTask struct {
	Workflow, State, Person string
	At                      time.Time
}

// Prepare encodes what Commit writes. Whoever submits the step does it, so that
// the one who writes for all has less to do; Commit prepares what nobody has.
func (s *Store) Prepare(step *Step) (err error) {
	if len(step.Events) == 0 {
		return errors.New("a step without events")
	}
	if err := storable(step.texts()...); err != nil {
		return err
	}
	if step.body, err = packEvents(step.Events); err != nil {
		return err
	}
	row := &instanceRow{
		ID: step.Instance, Starter: step.Fold.Starter, Status: step.Fold.Status, Attention: step.Fold.NeedsAttention(),
		Sequence: step.Sequence + len(step.Events), StartedAt: step.Fold.Started, EndedAt: step.Fold.Ended,
	}
	if n := step.New; n != nil {
		row.Workflow, row.Version, row.Name, row.Title = n.Workflow, n.Version, n.Name, n.Title
	}
	if row.Waiting, err = encode("what an instance waits for", step.Waiting); err != nil {
		return err
	}
	row.Fold, err = encode("an instance", step.Fold)
	step.row = row
	return err
}

// Commit writes the steps in one transaction, each table once for all of them:
// commands that wait together share the cost of the disk. No two may be of one
// instance. A conflict of one undoes the batch, and whoever made it up commits
// them one by one.
func (s *Store) Commit(ctx context.Context, steps []*Step) error {
	for _, step := range steps {
		if step.row != nil {
			continue
		}
		if err := s.Prepare(step); err != nil {
			return err
		}
	}
	err := s.transact(ctx, func(ctx context.Context, tx bun.Tx) error { return s.commitBatch(ctx, tx, steps) })
	if err != nil {
		for _, step := range steps {
			if step.New != nil {
				step.Instance, step.row.ID = 0, 0 // the id was given by what is undone now
			}
		}
	}
	return failed("store a step", err)
}

// result names what a step made or changed, as the API calls it.
func (step *Step) result() string { return strconv.FormatInt(step.Instance, 10) }

func (s *Store) commitBatch(ctx context.Context, tx bun.Tx, steps []*Step) error {
	// All that write steps wait for each other here and nowhere else, so no two
	// servers ever hold what the other one waits for.
	head, err := s.holdHead(ctx, tx)
	if err != nil || len(steps) == 0 {
		return err
	}
	if err := s.insertInstances(ctx, tx, steps); err != nil {
		return err
	}
	if err := s.updateInstances(ctx, tx, steps); err != nil {
		return err
	}
	if err := s.commitTasks(ctx, tx, steps); err != nil {
		return err
	}
	rows := make([]*journalRow, len(steps))
	for n, step := range steps {
		rows[n] = &journalRow{
			At: step.Events[0].At.UnixMicro(), Actor: step.Caller.signature(), Action: step.Action, Object: step.Object,
			Instance: step.Instance, Sequence: step.Sequence + 1, Body: step.body,
		}
	}
	if err := s.appendJournal(ctx, tx, head, rows); err != nil {
		return err
	}
	if err := s.insertSigned(ctx, tx, steps, rows); err != nil {
		return err
	}
	requests := make([]*Request, len(steps))
	for n, step := range steps {
		requests[n] = step.Request
		if step.Request != nil {
			step.Request.Result = step.result()
		}
	}
	return noteRequests(ctx, tx, requests...)
}

// insertInstances begins new instances. Their ids are taken first, so that every
// step knows its own.
func (s *Store) insertInstances(ctx context.Context, tx bun.Tx, steps []*Step) error {
	var rows []*instanceRow
	for _, step := range steps {
		if step.New != nil {
			rows = append(rows, step.row)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	next, err := takeInstanceIDs(ctx, tx, len(rows))
	if err != nil {
		return err
	}
	values := make([][]any, len(rows))
	for n, r := range rows {
		r.ID = next[n]
		values[n] = []any{
			r.ID, r.Workflow, r.Version, r.Name, r.Title, r.Starter, string(r.Status), r.Attention,
			string(r.Waiting), r.Sequence, string(r.Fold), s.moment(r.StartedAt), s.moment(r.EndedAt), searchable(r.Title, r.Name),
		}
	}
	for _, step := range steps {
		step.Instance = step.row.ID
	}
	if _, err = s.writeRows(ctx, tx, &s.bulks.newInstances, values); err != nil {
		return err
	}
	return checkStartable(ctx, tx, rows)
}

// takeInstanceIDs gives ids no instance has or ever had.
func takeInstanceIDs(ctx context.Context, db bun.IDB, count int) ([]int64, error) {
	ids := make([]int64, 0, count)
	if isPostgres(db) {
		err := db.NewSelect().ColumnExpr("nextval(pg_get_serial_sequence('instances', 'id'))").
			TableExpr("generate_series(1, ?)", count).Scan(ctx, &ids)
		return ids, err
	}
	// There is one writer, so what was given last stays what was given last.
	var last int64
	err := db.NewSelect().ColumnExpr("coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'instances'), 0)").Scan(ctx, &last)
	for range count {
		last++
		ids = append(ids, last)
	}
	return ids, err
}

// updateInstances writes what the steps left of their instances, each guarded by
// the event it was decided on.
func (s *Store) updateInstances(ctx context.Context, tx bun.Tx, steps []*Step) error {
	var values [][]any
	for _, step := range steps {
		if r := step.row; step.New == nil {
			values = append(values, []any{r.ID, step.Sequence, string(r.Status), r.Attention, string(r.Waiting), r.Sequence, string(r.Fold), s.moment(r.EndedAt)})
		}
	}
	n, err := s.writeRows(ctx, tx, &s.bulks.instances, values)
	return wrote(len(values), n, err, "Something else happened in this instance just now. Look at it again, then repeat.")
}
