package store

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// savedDraft is what the journal keeps of a save.
type savedDraft struct {
	Revision int            `json:"revision"`
	Changes  shared.Changes `json:"changes"`
}

func draftChange(before json.RawMessage, after *engine.Workflow, revision int) (*savedDraft, error) {
	var old engine.Workflow
	if err := decode("a draft", before, &old); err != nil {
		return nil, err
	}
	return &savedDraft{Revision: revision, Changes: shared.Compare(&old, after)}, nil
}

// mostDraftChanges is how many saves DraftChanges tells of: the last ones.
const mostDraftChanges = 50

// DraftChanges tells what was saved in a draft since a revision, oldest first,
// for somebody who still has that one.
func (s *Store) DraftChanges(ctx context.Context, caller Caller, key string, since int) ([]shared.DraftChange, error) {
	list := []shared.DraftChange{}
	err := s.look(ctx, "look for changes of a draft", func(ctx context.Context, tx bun.IDB) error {
		if _, err := findWorkflow(ctx, tx, caller, key); err != nil {
			return err
		}
		saves, _, err := savesOf(ctx, tx, key, DraftFilter{Since: since, Limit: mostDraftChanges})
		slices.Reverse(saves)
		list = append(list, saves...)
		return err
	})
	return list, err
}

// DraftFilter says which saves of a draft to list.
type DraftFilter struct {
	// Since is the revision they followed; 0 for all.
	Since int
	// After is what a list before this one gave to go on with; empty at the
	// beginning. Limit is 0 for MostListed.
	After string
	Limit int
}

// DraftHistory lists who saved what in a draft, newest first. next is empty where
// there are no more.
func (s *Store) DraftHistory(ctx context.Context, caller Caller, key string, f DraftFilter) (list []shared.DraftChange, next string, err error) {
	if f.Limit <= 0 || f.Limit > MostListed {
		f.Limit = MostListed
	}
	err = s.look(ctx, "list the saves of a draft", func(ctx context.Context, tx bun.IDB) error {
		if _, err := loadWorkflow(ctx, tx, caller, key); err != nil {
			return err
		}
		list, next, err = savesOf(ctx, tx, key, f)
		return err
	})
	return list, next, err
}

// savesOf reads them from the journal. Revisions only rise, so the first that is
// too old is the end.
func savesOf(ctx context.Context, db bun.IDB, key string, f DraftFilter) (list []shared.DraftChange, next string, err error) {
	before, err := cursorNumber(f.After)
	if err != nil {
		return nil, "", err
	}
	var rows []*journalRow
	q := db.NewSelect().Model(&rows).Where("j.instance IS NULL AND j.object = ? AND j.action = ?", "workflow:"+key, "draft.save").
		Order("j.id DESC").Limit(int64(f.Limit) + 1)
	if before > 0 {
		q.Where("j.id < ?", before)
	}
	if err := q.Scan(ctx); err != nil {
		return nil, "", err
	}
	for n, row := range rows {
		text, err := unpack(row.Body)
		var saved savedDraft
		if err == nil {
			err = decode("a change of a draft", text, &saved)
		}
		if err != nil || saved.Revision <= f.Since {
			return list, "", err
		}
		if n == f.Limit {
			return list, numberCursor(rows[n-1].ID), nil
		}
		list = append(list, shared.DraftChange{
			Revision: saved.Revision, At: time.UnixMicro(row.At).UTC(), By: row.Actor, Changes: saved.Changes,
		})
	}
	return list, "", nil
}
