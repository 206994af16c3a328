package store

import (
	"context"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"statecraft/shared"
)

// StillIn finds out for many at once who calls with a session or key, by its
// hash: what [Store.Session] and [Store.Key] tell of each. Those that are good no
// longer are left out. However many there are, it takes the same few queries.
func (s *Store) StillIn(ctx context.Context, hashes []string, demo bool, at time.Time) (sessions map[string]*Session, keys map[string]*UsedKey, err error) {
	sessions, keys = map[string]*Session{}, map[string]*UsedKey{}
	if len(hashes) == 0 {
		return sessions, keys, nil
	}
	err = s.look(ctx, "find out who is still in", func(ctx context.Context, tx bun.IDB) error {
		var sessionRows []sessionRow
		err1 := tx.NewSelect().Model(&sessionRows).
			Where("s.hash IN (?) AND s.expires_at > ? AND s.demo = ?", bun.List(hashes), at, demo).Scan(ctx)
		var keyRows []apiKeyRow
		err2 := tx.NewSelect().Model(&keyRows).
			Where("ak.hash IN (?) AND ak.revoked_at IS NULL AND ak.expires_at > ? AND ak.demo = ?", bun.List(hashes), at, demo).Scan(ctx)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		users, err := usersOf(ctx, tx, sessionRows, keyRows)
		if err != nil {
			return err
		}
		for n := range sessionRows {
			row := &sessionRows[n]
			user, acting := users[row.User], users[row.ActingAs]
			if user != nil && (row.ActingAs == "" || acting != nil) {
				sessions[row.Hash] = row.session(user, acting)
			}
		}
		for n := range keyRows {
			row := &keyRows[n]
			key, err := row.key()
			if err != nil {
				return err
			}
			if user := users[row.Owner]; user != nil {
				keys[row.Hash] = &UsedKey{ID: row.ID, User: *user, Scopes: key.Scopes, UsedAt: row.UsedAt}
			}
		}
		return nil
	})
	return sessions, keys, err
}

// usersOf gives everybody sessions and keys speak of who is not disabled.
func usersOf(ctx context.Context, db bun.IDB, sessions []sessionRow, keys []apiKeyRow) (map[string]*shared.User, error) {
	users := map[string]*shared.User{}
	var names []string
	for n := range sessions {
		names = append(names, sessions[n].User, sessions[n].ActingAs)
	}
	for n := range keys {
		names = append(names, keys[n].Owner)
	}
	if len(names) == 0 {
		return users, nil
	}
	var rows []userRow
	if err := db.NewSelect().Model(&rows).Where("u.name IN (?) AND NOT u.disabled", bun.List(names)).Scan(ctx); err != nil {
		return nil, err
	}
	details, err := userDetails(ctx, db, rows)
	for n := range details {
		users[details[n].Name] = &details[n].User
	}
	return users, err
}
