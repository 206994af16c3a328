package store

import (
	"context"
	"crypto/rand"
	"errors"

	"github.com/uptrace/bun"
)

// noteTried is where a change is tried that means nothing.
const noteTried = "tried-to-write"

// Writable tells why nothing can be written down; nil where it can. It knows from
// the changes people ask for, and tries one itself only after one has failed, so
// that it finds out when the fault is over. It is for the server, so it takes no
// Caller.
func (s *Store) Writable(ctx context.Context) error {
	if !s.stuck.Load() {
		return nil
	}
	return s.change(ctx, "look whether anything can be written", func(ctx context.Context, tx bun.Tx) error {
		// The same lock as a step; and a new value, or SQLite might write nothing.
		if _, err := lockHead(ctx, tx); err != nil {
			return err
		}
		row := &noteRow{Name: noteTried, Value: rand.Text()}
		_, err := tx.NewInsert().Model(row).On("CONFLICT (name) DO UPDATE").Set("value = EXCLUDED.value").Returning("NULL").Exec(ctx)
		return err
	})
}

// learn remembers how a change went. That a caller went away says nothing.
func (s *Store) learn(err error) {
	switch {
	case err == nil:
		s.stuck.Store(false)
	case !errors.Is(err, context.Canceled) && isTemporary(err):
		s.stuck.Store(true)
	}
}
