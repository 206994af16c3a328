package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// ArchiveWorkflow puts a workflow away: nobody starts, changes or publishes it
// until it is taken out again. What runs goes on.
func (s *Store) ArchiveWorkflow(ctx context.Context, caller Caller, key string, revision int, at time.Time) (*shared.Saved, error) {
	return s.changeLife(ctx, caller, key, revision, at, "workflow.archive", func(w *workflowRow) error {
		if !w.ArchivedAt.IsZero() {
			return conflict("This workflow is in the archive already. Load it again.")
		}
		w.ArchivedAt = at
		return nil
	})
}

// UnarchiveWorkflow takes a workflow out of the archive.
func (s *Store) UnarchiveWorkflow(ctx context.Context, caller Caller, key string, revision int, at time.Time) (*shared.Saved, error) {
	return s.changeLife(ctx, caller, key, revision, at, "workflow.unarchive", func(w *workflowRow) error {
		if w.ArchivedAt.IsZero() {
			return conflict("This workflow is not in the archive. Load it again.")
		}
		w.ArchivedAt = time.Time{}
		return nil
	})
}

// endRight is the right to archive and delete: what people run is ended by who
// may publish, what was never published by who may change it.
func (r *workflowRow) endRight() shared.Right {
	if r.Version > 0 {
		return shared.RightPublish
	}
	return shared.RightDesign
}

// changeLife makes one guarded change of where a workflow is in its life. It
// counts as a change of the draft: who is editing it learns of it.
func (s *Store) changeLife(ctx context.Context, caller Caller, key string, revision int, at time.Time, action string, fn func(*workflowRow) error) (*shared.Saved, error) {
	err := s.change(ctx, "change a workflow", func(ctx context.Context, tx bun.Tx) error {
		w, err := permitted(ctx, tx, caller, key, shared.RightSee, revision)
		if err != nil {
			return err
		}
		if right := w.endRight(); !w.has(right) {
			return lacking(right)
		}
		if err := fn(&w.workflowRow); err != nil {
			return err
		}
		w.Revision, w.UpdatedAt, w.UpdatedBy = revision+1, at, caller.Person.Name
		result, err := tx.NewUpdate().Model(&w.workflowRow).Column("archived_at", "deleted_at", "revision", "updated_at", "updated_by").
			WherePK().Where("revision = ?", revision).Exec(ctx)
		if err := changedOne(result, err, "Somebody else changed this workflow just now. Load it again."); err != nil {
			return err
		}
		if !w.DeletedAt.IsZero() {
			if err := refuseWhileRunning(ctx, tx, key); err != nil {
				return err
			}
		}
		return s.note(ctx, tx, caller, at, act{action, "workflow:" + key, nil})
	})
	if err != nil {
		return nil, err
	}
	return &shared.Saved{Revision: revision + 1, UpdatedAt: at}, nil
}

// DeleteWorkflow takes a workflow away for good; it is refused while instances
// run. Its key stays taken and the instances it has had can still be read.
func (s *Store) DeleteWorkflow(ctx context.Context, caller Caller, key string, revision int, at time.Time) error {
	_, err := s.changeLife(ctx, caller, key, revision, at, "workflow.delete", func(w *workflowRow) error {
		w.DeletedAt = at
		return nil
	})
	return err
}

// refuseWhileRunning counts what would be left without its workflow. Who holds the
// head of the journal has waited for the steps under way; those that come later
// find the workflow gone (see [checkStartable]).
func refuseWhileRunning(ctx context.Context, tx bun.Tx, key string) error {
	if _, err := lockHead(ctx, tx); err != nil {
		return err
	}
	running, err := tx.NewSelect().Model((*instanceRow)(nil)).
		Where("i.workflow = ? AND i.status IN (?)", key, bun.List([]engine.Status{engine.StatusRunning, engine.StatusSuspended})).Count(ctx)
	if err != nil || running == 0 {
		return err
	}
	count := "1 instance of this workflow has"
	if running > 1 {
		count = fmt.Sprintf("%d instances of this workflow have", running)
	}
	return &engine.Error{Code: shared.CodeInUse, Message: count + " not ended. Wait for the end or cancel, then delete; or archive the workflow, so that no more are started."}
}

// checkStartable refuses new instances of workflows that were archived or
// deleted after their start was decided. It is asked once they are inserted.
func checkStartable(ctx context.Context, db bun.IDB, started []*instanceRow) error {
	var keys []string
	for _, row := range started {
		if !slices.Contains(keys, row.Workflow) {
			keys = append(keys, row.Workflow)
		}
	}
	var gone []workflowRow
	err := db.NewSelect().Model(&gone).Column("key", "archived_at", "deleted_at").
		Where("w.key IN (?) AND (w.archived_at IS NOT NULL OR w.deleted_at IS NOT NULL)", bun.List(keys)).Scan(ctx)
	if err != nil || len(gone) == 0 {
		return err
	}
	if !gone[0].DeletedAt.IsZero() {
		return NotFound()
	}
	return gone[0].inArchive()
}

// DuplicateWorkflow stores a copy of the draft with that revision under a free
// key. Whoever sees a workflow may copy it, if they may create any; who may see
// the original narrows who may see the copy.
func (s *Store) DuplicateWorkflow(ctx context.Context, caller Caller, key string, revision int, at time.Time) (*shared.Draft, error) {
	var draft *shared.Draft
	err := s.change(ctx, "duplicate a workflow", func(ctx context.Context, tx bun.Tx) error {
		original, err := permitted(ctx, tx, caller, key, shared.RightSee, revision)
		if err != nil {
			return err
		}
		if err := mayCreate(caller); err != nil {
			return err
		}
		if !caller.allows(shared.ReadWorkflows) {
			return NotFound()
		}
		var w engine.Workflow
		if err := decode("a draft", original.Draft, &w); err != nil {
			return err
		}
		w.Name = w.Title() + " (copy)"
		row := new(workflowRow)
		if err := insertWorkflow(ctx, tx, caller, row, &w, at); err != nil {
			return err
		}
		if err := copySight(ctx, tx, caller, key, w.Key); err != nil {
			return err
		}
		if draft, err = newDraft(ctx, tx, caller, row, &w); err != nil {
			return err
		}
		return s.note(ctx, tx, caller, at, act{"workflow.duplicate", "workflow:" + w.Key, map[string]string{"of": key}})
	})
	return draft, err
}

// copySight lists those who see one workflow for another, and the caller, if it
// is not open to all.
func copySight(ctx context.Context, tx bun.Tx, caller Caller, from, to string) error {
	var rows []rightRow
	if err := tx.NewSelect().Model(&rows).Where("r.workflow = ? AND r.may = ?", from, shared.RightSee).Scan(ctx); err != nil || len(rows) == 0 {
		return err
	}
	for n := range rows {
		rows[n].Workflow = to
	}
	if caller.Person.IsHuman() {
		rows = append(rows, rightRow{Workflow: to, May: shared.RightSee, Actor: engine.Actor("user:" + caller.Person.Name)})
	}
	_, err := tx.NewInsert().Model(&rows).On("CONFLICT DO NOTHING").Exec(ctx)
	return err
}
