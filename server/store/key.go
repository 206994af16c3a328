package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// keyRow is a secret that works once.
type keyRow struct {
	bun.BaseModel `bun:"table:keys,alias:k"`

	Purpose   string    `bun:"purpose,pk"`
	Hash      string    `bun:"hash"`
	CreatedAt time.Time `bun:"created_at"`
	ClaimedAt time.Time `bun:"claimed_at,nullzero"`
}

// firstAdministrator is the key that the console shows.
const firstAdministrator = "first-administrator"

// SetFirstKey replaces the one-time key of the first administrator; the one
// before is void.
func (s *Store) SetFirstKey(ctx context.Context, hash string, at time.Time) error {
	return s.change(ctx, "make a one-time key", func(ctx context.Context, tx bun.Tx) error {
		row := &keyRow{Purpose: firstAdministrator, Hash: hash, CreatedAt: at}
		_, err := tx.NewInsert().Model(row).On("CONFLICT (purpose) DO UPDATE").
			Set("hash = EXCLUDED.hash, created_at = EXCLUDED.created_at, claimed_at = NULL").
			Returning("NULL").Exec(ctx)
		if err != nil {
			return err
		}
		return s.note(ctx, tx, Server(), at, act{"first-key.make", "first-key", nil})
	})
}

// ClaimFirstKey uses up the one-time key and begins a session, in one
// transaction. With an administrator it makes that user one: a new user, or one
// who had no password until now.
func (s *Store) ClaimFirstKey(ctx context.Context, keyHash string, administrator *NewUser, session NewSession) error {
	return s.change(ctx, "claim a one-time key", func(ctx context.Context, tx bun.Tx) error {
		result, err := tx.NewUpdate().Model((*keyRow)(nil)).Set("claimed_at = ?", session.CreatedAt).
			Where("purpose = ? AND hash = ? AND claimed_at IS NULL", firstAdministrator, keyHash).Exec(ctx)
		if err := changedOne(result, err, ""); isConflict(err) {
			return &engine.Error{Code: shared.CodeUnauthenticated, Message: "This key was used already, or the server has started again since and made another. Take the line the server printed last."}
		} else if err != nil {
			return err
		}
		if administrator != nil {
			if err := saveAdministrator(ctx, tx, *administrator, session.CreatedAt); err != nil {
				return err
			}
		}
		caller := Caller{Person: engine.Person{Name: session.User}}
		if err := s.note(ctx, tx, caller, session.CreatedAt, act{"first-key.claim", "first-key", map[string]bool{"administrator": administrator != nil}}); err != nil {
			return err
		}
		return s.beginSession(ctx, tx, session)
	})
}

func saveAdministrator(ctx context.Context, db bun.IDB, n NewUser, at time.Time) error {
	row, err := n.row(at)
	if err != nil {
		return err
	}
	result, err := db.NewInsert().Model(row).On("CONFLICT (name) DO UPDATE").
		Set("password = EXCLUDED.password, permissions = EXCLUDED.permissions, revision = u.revision + 1").
		Where("u.password = '' AND NOT u.disabled").Returning("NULL").Exec(ctx)
	if err := changedOne(result, err, ""); isConflict(err) {
		return &engine.Error{Code: shared.CodeExists, Field: "user", Message: "Somebody has this name already. Choose another one."}
	}
	return err
}
