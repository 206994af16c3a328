package store

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// workflowRow is a workflow with its draft.
type workflowRow struct {
	bun.BaseModel `bun:"table:workflows,alias:w"`

	Key            string          `bun:"key,pk"`
	Name           string          `bun:"name"`
	Description    string          `bun:"description"`
	States         int             `bun:"states"`
	Draft          json.RawMessage `bun:"draft,type:text"`
	Revision       int             `bun:"revision"`
	Version        int             `bun:"version"`
	Example        bool            `bun:"example"`
	CreatedAt      time.Time       `bun:"created_at"`
	UpdatedAt      time.Time       `bun:"updated_at"`
	UpdatedBy      string          `bun:"updated_by"`
	ArchivedAt     time.Time       `bun:"archived_at,nullzero"`
	DeletedAt      time.Time       `bun:"deleted_at,nullzero"`
	RightsRevision int             `bun:"rights_revision"`
}

// foundWorkflow is a workflow the caller of a query sees, and what they may do
// with it.
type foundWorkflow struct {
	workflowRow `bun:",extend"`
	mayColumns
}

// set fills what follows from the draft.
func (r *workflowRow) set(w *engine.Workflow) (err error) {
	if err := storable(w.Key, w.Name, w.Description); err != nil {
		return err
	}
	r.Name, r.Description, r.States = w.Title(), w.Description, len(w.States)
	r.Draft, err = encode("a draft", w)
	return err
}

// workflowsOf narrows a query to the workflows the caller may see. Deleted ones
// are there for what they started only, and so for the server.
func workflowsOf(caller Caller) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if caller.isServer() {
			return q
		}
		return q.Where("w.deleted_at IS NULL").Apply(seeIf(caller, "w.key").where)
	}
}

// WorkflowFilter narrows a list of workflows; empty fields do not.
type WorkflowFilter struct {
	// Archived lists those in the archive, and no others.
	Archived bool
	// Text is part of the name, the key or the description.
	Text string
	// After is what a list before this one gave to go on with; empty at the
	// beginning. Limit is 0 for MostListed.
	After string
	Limit int
}

// Workflows lists the workflows the caller may see, by name. next is empty where
// there are no more. MayStart is left to the caller of this method: it takes a
// compiled version to know.
func (s *Store) Workflows(ctx context.Context, caller Caller, f WorkflowFilter) (list []shared.WorkflowSummary, next string, err error) {
	if f.Limit <= 0 || f.Limit > MostListed {
		f.Limit = MostListed
	}
	rows := []struct {
		foundWorkflow `bun:",extend"`
		Running       int `bun:"running,scanonly"`
	}{}
	q := s.read.NewSelect().Model(&rows).ExcludeColumn("draft").
		ColumnExpr("(SELECT count(*) FROM instances AS i WHERE i.workflow = w.key AND i.status = ?) AS running", engine.StatusRunning).
		Where("w.deleted_at IS NULL").Apply(withMay(caller), workflowsOf(caller)).
		Order("w.name", "w.key").Limit(int64(f.Limit) + 1)
	if err := f.narrow(q); err != nil {
		return nil, "", err
	}
	if err := q.Scan(ctx); err != nil {
		return nil, "", failed("list workflows", err)
	}
	if len(rows) > f.Limit {
		rows = rows[:f.Limit]
		last := &rows[len(rows)-1]
		next = workflowCursor(last.Name, last.Key)
	}
	list = make([]shared.WorkflowSummary, len(rows))
	for n := range rows {
		list[n] = rows[n].summary()
		list[n].Running = rows[n].Running
	}
	return list, next, nil
}

func (f *WorkflowFilter) narrow(q *bun.SelectQuery) error {
	if f.Archived {
		q.Where("w.archived_at IS NOT NULL")
	} else {
		q.Where("w.archived_at IS NULL")
	}
	if err := storable(f.Text); err != nil {
		return err
	}
	if f.Text != "" {
		part := containing(f.Text)
		q.Where("lower(w.name) LIKE ? ESCAPE '!' OR w.key LIKE ? ESCAPE '!' OR lower(w.description) LIKE ? ESCAPE '!'", part, part, part)
	}
	if f.After == "" {
		return nil
	}
	name, key, err := parseWorkflowCursor(f.After)
	q.Where("(w.name, w.key) > (?, ?)", name, key)
	return err
}

// workflowCursor is the place after a workflow in a list by name.
func workflowCursor(name, key string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(key + "\n" + name))
}

func parseWorkflowCursor(text string) (name, key string, err error) {
	place, err := base64.RawURLEncoding.Strict().DecodeString(text)
	key, name, found := strings.Cut(string(place), "\n")
	if err != nil || !found || !engine.ValidKey(key) || strings.ToValidUTF8(name, "") != name || strings.ContainsRune(name, 0) {
		return "", "", badCursor()
	}
	return name, key, nil
}

func (r *foundWorkflow) summary() shared.WorkflowSummary {
	return shared.WorkflowSummary{
		Key: r.Key, Name: r.Name, Description: r.Description,
		Revision: r.Revision, Version: r.Version, Example: r.Example, States: r.States,
		UpdatedAt: r.UpdatedAt.UTC(), UpdatedBy: r.UpdatedBy,
		Archived: !r.ArchivedAt.IsZero(), May: r.list(),
	}
}

// Draft gives the draft of a workflow.
func (s *Store) Draft(ctx context.Context, caller Caller, key string) (*shared.Draft, error) {
	var draft *shared.Draft
	err := s.look(ctx, "load a draft", func(ctx context.Context, tx bun.IDB) error {
		row := new(foundWorkflow)
		err := tx.NewSelect().Model(row).ColumnExpr("w.*").
			Apply(workflow(key), withMay(caller), workflowsOf(caller)).Scan(ctx)
		if err != nil {
			return err
		}
		draft, err = row.draft(ctx, tx)
		return err
	})
	return draft, err
}

// loadWorkflow gives a workflow the caller may read, without its draft.
func loadWorkflow(ctx context.Context, db bun.IDB, caller Caller, key string) (*foundWorkflow, error) {
	row := new(foundWorkflow)
	q := db.NewSelect().Model(row).ExcludeColumn("draft")
	return row, q.Apply(workflow(key), withMay(caller), workflowsOf(caller)).Scan(ctx)
}

// findWorkflow is loadWorkflow for something else than reading it: a key need not
// be for that.
func findWorkflow(ctx context.Context, db bun.IDB, caller Caller, key string) (*foundWorkflow, error) {
	row := new(foundWorkflow)
	q := db.NewSelect().Model(row).ExcludeColumn("draft")
	return row, q.Apply(workflow(key), withMay(caller), workflowsOf(caller.unscoped())).Scan(ctx)
}

// findFor is findWorkflow for who wants to know of one right only.
func findFor(ctx context.Context, db bun.IDB, caller Caller, key string, right shared.Right) (*foundWorkflow, error) {
	row := new(foundWorkflow)
	q := db.NewSelect().Model(row).ExcludeColumn("draft")
	return row, q.Apply(workflow(key), withRight(caller, right), workflowsOf(caller.unscoped())).Scan(ctx)
}

// workflow narrows a query to the one with a key. Not every text is one a
// database takes.
func workflow(key string) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if !engine.ValidKey(key) {
			return q.Where("FALSE")
		}
		return q.Where("w.key = ?", key)
	}
}

func (r *foundWorkflow) draft(ctx context.Context, db bun.IDB) (*shared.Draft, error) {
	d := &shared.Draft{
		Revision: r.Revision, Version: r.Version, UpdatedAt: r.UpdatedAt.UTC(), UpdatedBy: r.UpdatedBy,
		Archived: !r.ArchivedAt.IsZero(), May: r.list(),
	}
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
