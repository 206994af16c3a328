package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"statecraft/shared"
)

// noteRow is something the database itself remembers.
type noteRow struct {
	bun.BaseModel `bun:"table:notes,alias:n"`

	Name  string `bun:"name,pk"`
	Value string `bun:"value"`
}

// NoteSendingPaused is the note that keeps servers from sending anything; its
// value says why.
const NoteSendingPaused = "sending-paused"

// Note gives what the database remembers under a name; empty where it remembers
// nothing. It is for the server, so it takes no Caller.
func (s *Store) Note(ctx context.Context, name string) (string, error) {
	var values []string
	err := s.read.NewSelect().Model((*noteRow)(nil)).Column("value").Where("n.name = ?", name).Scan(ctx, &values)
	if err != nil || len(values) == 0 {
		return "", failed("read a note", err)
	}
	return values[0], nil
}

// DeleteNote has the database forget a note. Forgetting one that is not there
// changes nothing.
func (s *Store) DeleteNote(ctx context.Context, caller Caller, name string, at time.Time) error {
	if !caller.May(shared.ManagePeople) {
		return NotFound()
	}
	return s.change(ctx, "forget a note", func(ctx context.Context, tx bun.Tx) error {
		result, err := tx.NewDelete().Model((*noteRow)(nil)).Where("name = ?", name).Exec(ctx)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err
		}
		return s.note(ctx, tx, caller, at, act{"note.delete", "note:" + name, nil})
	})
}

// Restored makes the copy of a database safe to use in the place of what it was
// copied from. Nothing is sent until somebody confirms it, because what the copy
// does not know may have been sent before. Every way in that was given once is
// void: sessions, one-time keys and one-time passwords may be in wrong hands, or
// were ended since.
func (s *Store) Restored(ctx context.Context, caller Caller, why string, at time.Time) error {
	if !caller.isServer() {
		return NotFound()
	}
	return s.change(ctx, "make a copy safe", func(ctx context.Context, tx bun.Tx) error {
		for _, model := range []any{(*sessionRow)(nil), (*keyRow)(nil), (*presenceRow)(nil)} {
			if _, err := tx.NewDelete().Model(model).Where("TRUE").Exec(ctx); err != nil {
				return err
			}
		}
		_, err := tx.NewUpdate().Model((*userRow)(nil)).Set("password = '', password_until = NULL, revision = revision + 1").
			Where("password_until IS NOT NULL").Exec(ctx)
		if err != nil {
			return err
		}
		row := &noteRow{Name: NoteSendingPaused, Value: why}
		if _, err := tx.NewInsert().Model(row).On("CONFLICT (name) DO UPDATE").Set("value = EXCLUDED.value").Returning("NULL").Exec(ctx); err != nil {
			return err
		}
		return s.note(ctx, tx, caller, at, act{"database.restore", "database", map[string]string{"why": why}})
	})
}
