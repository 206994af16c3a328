package store

import (
	"context"
	"strconv"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// UsedKey is a key that somebody calls with.
type UsedKey struct {
	ID     int64
	User   shared.User // its owner
	Scopes []shared.Permission
	UsedAt time.Time // before this
}

// Caller is its owner, limited to its scopes.
func (k *UsedKey) Caller() Caller {
	c := CallerOf(&k.User)
	c.Key = strconv.FormatInt(k.ID, 10)
	c.Scopes = append([]shared.Permission{}, k.Scopes...) // none are not all
	return c
}

// Key finds the key with a hash. Not found means there is none; one that is no
// longer good, whose owner is disabled, or that belongs to the other mode, is
// CodeUnauthenticated. It takes no Caller: who knows the secret is the caller.
func (s *Store) Key(ctx context.Context, hash string, demo bool, at time.Time) (*UsedKey, error) {
	var found *UsedKey
	err := s.look(ctx, "load a key", func(ctx context.Context, tx bun.IDB) error {
		row := new(apiKeyRow)
		if err := tx.NewSelect().Model(row).Where("ak.hash = ?", hash).Scan(ctx); err != nil {
			return err
		}
		if !row.RevokedAt.IsZero() || !row.ExpiresAt.After(at) || row.Demo != demo {
			return overKey()
		}
		user, err := loadUser(ctx, tx, row.Owner)
		if isMissing(err) {
			return overKey()
		}
		if err != nil {
			return err
		}
		key, err := row.key()
		found = &UsedKey{ID: row.ID, User: *user, Scopes: key.Scopes, UsedAt: row.UsedAt}
		return err
	})
	return found, err
}

func overKey() error {
	return &engine.Error{Code: shared.CodeUnauthenticated, Message: "This key is good no longer. Make a new one."}
}

// TouchKey notes that a key was used, unless somebody has just done so.
func (s *Store) TouchKey(ctx context.Context, id int64, at time.Time, every time.Duration) error {
	return s.change(ctx, "note the use of a key", func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.NewUpdate().Model((*apiKeyRow)(nil)).Set("used_at = ?", at).
			Where("id = ? AND revoked_at IS NULL AND (used_at IS NULL OR used_at <= ?)", id, at.Add(-every)).Exec(ctx)
		return err
	})
}
