package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// NewWorkflow is a workflow to be stored for the first time.
type NewWorkflow struct {
	Workflow *engine.Workflow
	Example  bool // came with the program
	At       time.Time
}

// CreateWorkflow stores a workflow with revision 1. A key that is taken gets the
// first free number appended; the answer tells the key.
func (s *Store) CreateWorkflow(ctx context.Context, caller Caller, n NewWorkflow) (*shared.Draft, error) {
	if err := mayCreate(caller); err != nil {
		return nil, err
	}
	w := *n.Workflow
	row := &workflowRow{Example: n.Example}
	var draft *shared.Draft
	err := s.change(ctx, "create a workflow", func(ctx context.Context, tx bun.Tx) (err error) {
		if err := insertWorkflow(ctx, tx, caller, row, &w, n.At); err != nil {
			return err
		}
		if draft, err = newDraft(ctx, tx, caller, row, &w); err != nil {
			return err
		}
		return s.note(ctx, tx, caller, n.At, act{"workflow.create", "workflow:" + w.Key, nil})
	})
	return draft, err
}

// mayCreate refuses who creates no workflows: no workflow can list them for it.
func mayCreate(caller Caller) error {
	switch {
	case caller.May(shared.EditWorkflows):
		return nil
	case caller.May(shared.ReadWorkflows):
		return &engine.Error{Code: engine.CodeForbidden, Message: "Your permission sets do not include creating workflows. Ask an administrator."}
	}
	return NotFound()
}

func newDraft(ctx context.Context, tx bun.Tx, caller Caller, row *workflowRow, w *engine.Workflow) (*shared.Draft, error) {
	cameTo(ctx, w.Key)
	found, err := findWorkflow(ctx, tx, caller, w.Key)
	return &shared.Draft{Workflow: *w, Revision: row.Revision, UpdatedAt: row.UpdatedAt, UpdatedBy: row.UpdatedBy, May: found.list()}, err
}

// maxKey is how long a workflow's key may be.
const maxKey = 64

// insertWorkflow stores the first revision under the key the workflow asks for,
// or with "-2", "-3" … while that is taken; it fills in key and row. Deleted
// workflows keep their keys.
func insertWorkflow(ctx context.Context, tx bun.Tx, caller Caller, row *workflowRow, w *engine.Workflow, at time.Time) error {
	row.Revision, row.CreatedAt, row.UpdatedAt, row.UpdatedBy = 1, at, at, caller.Person.Name
	const most = 1000
	asked := w.Key
	for n := 1; n <= most; n++ {
		if n > 1 {
			number := "-" + strconv.Itoa(n)
			w.Key = asked[:min(len(asked), maxKey-len(number))] + number
		}
		taken, err := tx.NewSelect().Model((*workflowRow)(nil)).Where("w.key = ?", w.Key).Exists(ctx)
		if err != nil {
			return err
		}
		if taken {
			continue
		}
		row.Key = w.Key
		if err := row.set(w); err != nil {
			return err
		}
		// Somebody else may take the key at the same moment.
		result, err := tx.NewInsert().Model(row).On("CONFLICT DO NOTHING").Returning("NULL").Exec(ctx)
		if err = changedOne(result, err, ""); !isConflict(err) {
			return err
		}
	}
	return &engine.Error{Code: shared.CodeExists, Field: "key",
		Message: fmt.Sprintf("%d workflows are called %q already. Choose another key.", most, asked)}
}

// lockWorkflow gives a workflow the caller sees, with its draft, and keeps others
// from changing it until the commit.
func lockWorkflow(ctx context.Context, tx bun.Tx, caller Caller, key string) (*foundWorkflow, error) {
	row := new(foundWorkflow)
	q := tx.NewSelect().Model(row).ColumnExpr("w.*").Where("w.deleted_at IS NULL").
		Apply(workflow(key), withMay(caller), workflowsOf(caller.unscoped()))
	if isPostgres(tx) {
		q.For("UPDATE OF w")
	}
	return row, q.Scan(ctx)
}

// permitted is lockWorkflow for a change that takes a right and names the
// revision of the draft it is based on.
func permitted(ctx context.Context, tx bun.Tx, caller Caller, key string, right shared.Right, revision int) (*foundWorkflow, error) {
	row, err := lockWorkflow(ctx, tx, caller, key)
	switch {
	case err != nil:
		return nil, err
	case !row.has(right):
		return nil, lacking(right)
	case row.Revision != revision:
		return nil, row.stale()
	}
	return row, nil
}

// lacking refuses who sees a workflow and may not do this with it.
func lacking(right shared.Right) error {
	message := map[shared.Right]string{
		shared.RightDesign:  "You may see this workflow but not change it. Ask an administrator for the right to.",
		shared.RightPublish: "You may see this workflow but not publish or archive it. Ask an administrator for the right to.",
		shared.RightStart:   "You may see this workflow but not start it. Ask an administrator for the right to.",
	}[right]
	return &engine.Error{Code: engine.CodeForbidden, Message: message}
}

// stale says who was faster.
func (r *workflowRow) stale() error {
	return conflict(fmt.Sprintf("%s changed this workflow since you opened it; it is at revision %d now. Load it again, then repeat your change.", r.UpdatedBy, r.Revision))
}

// inArchive refuses what is not done with archived workflows.
func (r *workflowRow) inArchive() error {
	if r.ArchivedAt.IsZero() {
		return nil
	}
	return &engine.Error{Code: shared.CodeArchived, Message: "This workflow is in the archive. Take it out of there first."}
}

// SaveDraft replaces the draft with that revision. A newer one is a conflict.
func (s *Store) SaveDraft(ctx context.Context, caller Caller, w *engine.Workflow, revision int, at time.Time) (*shared.Saved, error) {
	row := &workflowRow{Key: w.Key, Revision: revision + 1, UpdatedAt: at, UpdatedBy: caller.Person.Name}
	if err := row.set(w); err != nil {
		return nil, err
	}
	err := s.change(ctx, "save a draft", func(ctx context.Context, tx bun.Tx) error {
		before, err := permitted(ctx, tx, caller, w.Key, shared.RightDesign, revision)
		if err != nil {
			return err
		}
		if err := before.inArchive(); err != nil {
			return err
		}
		result, err := tx.NewUpdate().Model(row).
			Column("name", "description", "states", "draft", "revision", "updated_at", "updated_by").
			WherePK().Where("revision = ?", revision).Exec(ctx)
		if err := changedOne(result, err, "Somebody else changed this workflow just now. Load it again."); err != nil {
			return err
		}
		change, err := draftChange(before.Draft, w, row.Revision)
		if err != nil {
			return err
		}
		return s.note(ctx, tx, caller, at, act{"draft.save", "workflow:" + w.Key, change})
	})
	if err != nil {
		return nil, err
	}
	return &shared.Saved{Revision: row.Revision, UpdatedAt: at}, nil
}

func isConflict(err error) bool {
	var e *engine.Error
	return errors.As(err, &e) && e.Code == shared.CodeConflict
}
