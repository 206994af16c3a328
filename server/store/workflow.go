package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// workflowRow is a workflow with its draft.
type workflowRow struct {
	bun.BaseModel `bun:"table:workflows,alias:w"`

	Key         string          `bun:"key,pk"`
	Name        string          `bun:"name"`
	Description string          `bun:"description"`
	States      int             `bun:"states"`
	Draft       json.RawMessage `bun:"draft"`
	Revision    int             `bun:"revision"`
	Version     int             `bun:"version"`
	Example     bool            `bun:"example"`
	CreatedAt   time.Time       `bun:"created_at"`
	UpdatedAt   time.Time       `bun:"updated_at"`
	UpdatedBy   string          `bun:"updated_by"`
}

// set fills what follows from the draft.
func (r *workflowRow) set(w *engine.Workflow) (err error) {
	r.Name, r.Description, r.States = w.Title(), w.Description, len(w.States)
	r.Draft, err = encode("a draft", w)
	return err
}

// workflowsOf narrows a query to the workflows the caller may see.
func workflowsOf(caller Caller) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if !caller.May(shared.ReadWorkflows) {
			return q.Where("FALSE")
		}
		return q
	}
}

// Workflows lists the workflows the caller may see, by name. MayStart is left to
// the caller of this method: it takes a compiled version to know.
func (s *Store) Workflows(ctx context.Context, caller Caller) ([]shared.WorkflowSummary, error) {
	rows := []struct {
		workflowRow `bun:",extend"`
		Running     int `bun:"running,scanonly"`
	}{}
	err := s.read.NewSelect().Model(&rows).
		ExcludeColumn("draft").
		ColumnExpr("(SELECT count(*) FROM instances AS i WHERE i.workflow = w.key AND i.status = ?) AS running", engine.StatusRunning).
		Apply(workflowsOf(caller)).
		Order("w.name", "w.key").
		Scan(ctx)
	if err != nil {
		return nil, failed("list workflows", err)
	}
	list := make([]shared.WorkflowSummary, len(rows))
	for i, r := range rows {
		list[i] = shared.WorkflowSummary{
			Key: r.Key, Name: r.Name, Description: r.Description,
			Revision: r.Revision, Version: r.Version, Example: r.Example,
			States: r.States, Running: r.Running,
			UpdatedAt: r.UpdatedAt.UTC(), UpdatedBy: r.UpdatedBy,
		}
	}
	return list, nil
}

// Draft gives the draft of a workflow.
func (s *Store) Draft(ctx context.Context, caller Caller, key string) (*shared.Draft, error) {
	var draft *shared.Draft
	err := s.look(ctx, "load a draft", func(ctx context.Context, tx bun.IDB) error {
		row, err := loadWorkflow(ctx, tx, caller, key)
		if err != nil {
			return err
		}
		draft, err = row.draft(ctx, tx)
		return err
	})
	return draft, err
}

func loadWorkflow(ctx context.Context, db bun.IDB, caller Caller, key string) (*workflowRow, error) {
	row := new(workflowRow)
	err := db.NewSelect().Model(row).Where("w.key = ?", key).Apply(workflowsOf(caller)).Scan(ctx)
	return row, err
}

func (r *workflowRow) draft(ctx context.Context, db bun.IDB) (*shared.Draft, error) {
	d := &shared.Draft{Revision: r.Revision, Version: r.Version, UpdatedAt: r.UpdatedAt.UTC(), UpdatedBy: r.UpdatedBy}
	if err := decode("a draft", r.Draft, &d.Workflow); err != nil {
		return nil, err
	}
	if r.Version > 0 {
		same, err := db.NewSelect().Model((*versionRow)(nil)).
			Where("workflow = ? AND version = ? AND content = ?", r.Key, r.Version, r.Draft).Exists(ctx)
		if err != nil {
			return nil, err
		}
		d.Changed = !same
	}
	return d, nil
}

// NewWorkflow is a workflow to be stored for the first time.
type NewWorkflow struct {
	Workflow *engine.Workflow
	Example  bool // came with the program
	At       time.Time
}

// maxKey is how long a workflow's key may be.
const maxKey = 64

// CreateWorkflow stores a workflow with revision 1. A key that is taken gets the
// first free number appended; the answer tells the key.
func (s *Store) CreateWorkflow(ctx context.Context, caller Caller, n NewWorkflow) (*shared.Draft, error) {
	if !caller.May(shared.EditWorkflows) {
		return nil, NotFound()
	}
	w := *n.Workflow
	row := &workflowRow{
		Revision: 1, Example: n.Example,
		CreatedAt: n.At, UpdatedAt: n.At, UpdatedBy: caller.Person.Name,
	}
	err := s.change(ctx, "create a workflow", func(ctx context.Context, tx bun.IDB) (err error) {
		if w.Key, err = freeKey(ctx, tx, n.Workflow.Key); err != nil {
			return err
		}
		row.Key = w.Key
		if err := row.set(&w); err != nil {
			return err
		}
		_, err = tx.NewInsert().Model(row).Exec(ctx)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &shared.Draft{Workflow: w, Revision: row.Revision, UpdatedAt: row.UpdatedAt, UpdatedBy: row.UpdatedBy}, nil
}

// freeKey is the key itself, or with "-2", "-3" … while it is taken.
func freeKey(ctx context.Context, db bun.IDB, key string) (string, error) {
	const most = 1000
	for n := 1; n <= most; n++ {
		candidate := key
		if n > 1 {
			number := "-" + strconv.Itoa(n)
			candidate = key[:min(len(key), maxKey-len(number))] + number
		}
		taken, err := db.NewSelect().Model((*workflowRow)(nil)).Where("w.key = ?", candidate).Exists(ctx)
		if err != nil || !taken {
			return candidate, err
		}
	}
	return "", &engine.Error{Code: shared.CodeExists, Field: "key",
		Message: fmt.Sprintf("%d workflows are called %q already. Choose another key.", most, key)}
}

// SaveDraft replaces the draft with that revision. A newer one is a conflict.
func (s *Store) SaveDraft(ctx context.Context, caller Caller, w *engine.Workflow, revision int, at time.Time) (*shared.Saved, error) {
	if !caller.May(shared.EditWorkflows) {
		return nil, NotFound()
	}
	row := &workflowRow{Key: w.Key, Revision: revision + 1, UpdatedAt: at, UpdatedBy: caller.Person.Name}
	if err := row.set(w); err != nil {
		return nil, err
	}
	err := s.change(ctx, "save a draft", func(ctx context.Context, tx bun.IDB) error {
		result, err := tx.NewUpdate().Model(row).
			Column("name", "description", "states", "draft", "revision", "updated_at", "updated_by").
			WherePK().Where("revision = ?", revision).Exec(ctx)
		err = changedOne(result, err, "")
		if isConflict(err) {
			return staleDraft(ctx, tx, caller, w.Key)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return &shared.Saved{Revision: row.Revision, UpdatedAt: at}, nil
}

// staleDraft says why a change of a draft missed: there is none, or somebody
// else was faster.
func staleDraft(ctx context.Context, db bun.IDB, caller Caller, key string) error {
	row, err := loadWorkflow(ctx, db, caller, key)
	if err != nil {
		return err
	}
	return conflict(fmt.Sprintf("%s saved this workflow since you opened it; it is at revision %d now. Load it again, then repeat your change.", row.UpdatedBy, row.Revision))
}

func isConflict(err error) bool {
	var e *engine.Error
	return errors.As(err, &e) && e.Code == shared.CodeConflict
}
