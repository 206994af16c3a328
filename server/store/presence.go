package store

import (
	"context"
	"encoding/json"
	"time"

	"github.com/uptrace/bun"

	"statecraft/shared"
)

// presenceRow is a tab in which somebody has a draft open. Rows are written often
// and are soon over: the journal has none of it, and copies leave it out.
type presenceRow struct {
	bun.BaseModel `bun:"table:presence,alias:p"`

	Workflow  string          `bun:"workflow,pk"`
	User      string          `bun:"user_name,pk"`
	Tab       string          `bun:"tab,pk"`
	Selection json.RawMessage `bun:"selection,type:text"`
	SeenAt    time.Time       `bun:"seen_at"`
}

// How many tabs one person has at one draft, past which the one not heard of for
// longest is gone, and of how many others one is told.
const (
	mostTabs   = 10
	mostOthers = 50
)

// Present notes that a tab of the caller's has a draft open, and tells of the
// others that do: the last that were heard of. Whoever may see the workflow may
// be there, and sees who is.
func (s *Store) Present(ctx context.Context, caller Caller, key, tab string, p shared.Presence, at time.Time) (*shared.Others, error) {
	row := &presenceRow{Workflow: key, User: caller.Person.Name, Tab: tab, SeenAt: at}
	err := storable(append([]string{tab}, p.Selection...)...)
	if err == nil {
		row.Selection, err = encode("a selection", p.Selection)
	}
	if err != nil {
		return nil, err
	}
	var others *shared.Others
	// Not with change: nothing anybody remembers is different now.
	err = s.transact(ctx, func(ctx context.Context, tx bun.Tx) error {
		w, err := loadWorkflow(ctx, tx, caller, key)
		if err != nil {
			return err
		}
		if err := clearPresence(ctx, tx, row); err != nil {
			return err
		}
		_, err = tx.NewInsert().Model(row).On("CONFLICT (workflow, user_name, tab) DO UPDATE").
			Set("selection = EXCLUDED.selection, seen_at = EXCLUDED.seen_at").Returning("NULL").Exec(ctx)
		if err != nil {
			return err
		}
		others, err = othersAt(ctx, tx, row)
		if err == nil {
			others.Revision = w.Revision
		}
		return err
	})
	return others, failed("note who is there", err)
}

// clearPresence removes the tabs nobody has heard of, at any draft, and those the
// person of a row has too many of at this one.
func clearPresence(ctx context.Context, tx bun.Tx, row *presenceRow) error {
	over := tx.NewSelect().Model((*presenceRow)(nil)).Column("workflow", "user_name", "tab").
		Where("p.seen_at <= ?", row.SeenAt.Add(-shared.PresenceLasts))
	if isPostgres(tx) {
		over.For("UPDATE SKIP LOCKED") // somebody else is just at it: nobody waits for that
	}
	if _, err := tx.NewDelete().Model((*presenceRow)(nil)).Where("(workflow, user_name, tab) IN (?)", over).Exec(ctx); err != nil {
		return err
	}
	kept := tx.NewSelect().Model((*presenceRow)(nil)).Column("tab").
		Where("p.workflow = ? AND p.user_name = ? AND p.tab <> ?", row.Workflow, row.User, row.Tab).
		Order("p.seen_at DESC", "p.tab").Limit(mostTabs - 1)
	_, err := tx.NewDelete().Model((*presenceRow)(nil)).
		Where("workflow = ? AND user_name = ? AND tab <> ? AND tab NOT IN (?)", row.Workflow, row.User, row.Tab, kept).Exec(ctx)
	return err
}

func othersAt(ctx context.Context, db bun.IDB, row *presenceRow) (*shared.Others, error) {
	var rows []*presenceRow
	err := db.NewSelect().Model(&rows).
		Where("p.workflow = ? AND p.seen_at > ? AND NOT (p.user_name = ? AND p.tab = ?)",
			row.Workflow, row.SeenAt.Add(-shared.PresenceLasts), row.User, row.Tab).
		Order("p.seen_at DESC", "p.user_name", "p.tab").Limit(mostOthers).Scan(ctx)
	if err != nil {
		return nil, err
	}
	others := &shared.Others{Tabs: make([]shared.Tab, len(rows))}
	for n, r := range rows {
		others.Tabs[n] = shared.Tab{ID: r.Tab, User: r.User, SeenAt: r.SeenAt.UTC()}
		if err := decode("a selection", r.Selection, &others.Tabs[n].Selection); err != nil {
			return nil, err
		}
	}
	return others, nil
}

// Absent notes that a tab of the caller's has a draft open no longer. A tab that
// has not changes nothing.
func (s *Store) Absent(ctx context.Context, caller Caller, key, tab string) error {
	if err := storable(tab); err != nil {
		return err
	}
	return failed("note who is there no longer", s.transact(ctx, func(ctx context.Context, tx bun.Tx) error {
		if _, err := loadWorkflow(ctx, tx, caller, key); err != nil {
			return err
		}
		row := &presenceRow{Workflow: key, User: caller.Person.Name, Tab: tab}
		_, err := tx.NewDelete().Model(row).WherePK().Exec(ctx)
		return err
	}))
}
