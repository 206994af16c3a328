package store

import (
	"context"
	"encoding/json"
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
	var rows []*journalRow
	err := s.look(ctx, "look for changes of a draft", func(ctx context.Context, tx bun.IDB) error {
		if _, err := findWorkflow(ctx, tx, caller, key); err != nil {
			return err
		}
		return tx.NewSelect().Model(&rows).Where("j.instance IS NULL AND j.object = ? AND j.action = ?", "workflow:"+key, "draft.save").
			Order("j.id DESC").Limit(mostDraftChanges).Scan(ctx)
	})
	list := []shared.DraftChange{}
	for n := len(rows) - 1; n >= 0 && err == nil; n-- {
		var text json.RawMessage
		var saved savedDraft
		if text, err = unpack(rows[n].Body); err == nil {
			err = decode("a change of a draft", text, &saved)
		}
		if err == nil && saved.Revision > since {
			list = append(list, shared.DraftChange{
				Revision: saved.Revision, At: time.UnixMicro(rows[n].At).UTC(), By: rows[n].Actor, Changes: saved.Changes,
			})
		}
	}
	return list, err
}
