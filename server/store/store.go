package store

import (
	"context"
	"database/sql"
	"errors"
	"sync/atomic"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect"
)

// Store is one open database.
type Store struct {
	// write is for transactions that change something. On SQLite it has one
	// connection, so writers wait in line here and not in the database; read has
	// several that cannot write.
	write *bun.DB
	read  *bun.DB

	grown chan struct{}
	stuck atomic.Bool // the last change could not be written, see Writable

	changes atomic.Int64 // see Changes

	bulks      *bulks
	statements statements
	loading    loading
	copied     string
}

func newStore(write, read *bun.DB) *Store {
	return &Store{write: write, read: read, grown: make(chan struct{}, 1), bulks: newBulks(isPostgres(write))}
}

// Close waits for what is under way and closes the database.
func (s *Store) Close() error {
	return errors.Join(s.read.Close(), s.write.Close())
}

// Grown receives after this server has added to the journal; once for several
// additions. It is for one who follows.
func (s *Store) Grown() <-chan struct{} { return s.grown }

// isPostgres tells which of the two databases it is, for what they do not have
// in common.
func isPostgres(db bun.IDB) bool { return db.Dialect().Name() == dialect.PG }

// Changes counts what this server may have changed besides steps of instances:
// whoever remembers who is who looks here first.
func (s *Store) Changes() int64 { return s.changes.Load() }

// change runs fn in one write transaction, together with the record of the
// request that asks for it.
func (s *Store) change(ctx context.Context, attempt string, fn func(ctx context.Context, tx bun.Tx) error) error {
	err := s.transact(ctx, func(ctx context.Context, tx bun.Tx) error {
		if err := fn(ctx, tx); err != nil {
			return err
		}
		return noteRequests(ctx, tx, requestOf(ctx))
	})
	s.changes.Add(1) // whatever came of it: a lost answer may have been a yes
	return failed(attempt, err)
}

// look runs fn in one read transaction: everything it reads is of one moment.
func (s *Store) look(ctx context.Context, attempt string, fn func(ctx context.Context, tx bun.IDB) error) error {
	options := &sql.TxOptions{ReadOnly: true}
	if isPostgres(s.read) {
		options.Isolation = sql.LevelRepeatableRead
	}
	if !isPostgres(s.read) {
		if err := s.loading.prepare(ctx, s.read.DB); err != nil {
			return failed(attempt, err)
		}
	}
	_, err := inTransaction(ctx, s.read, options, func(ctx context.Context, tx bun.Tx) error { return fn(ctx, tx) })
	return failed(attempt, err)
}
