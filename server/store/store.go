package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/uptrace/bun"
)

// Store is one open database.
type Store struct {
	// write has one connection, so writers wait in line here and not in the
	// database; read has several that cannot write.
	write *bun.DB
	read  *bun.DB
}

// Close waits for what is under way and closes the database.
func (s *Store) Close() error {
	return errors.Join(s.read.Close(), s.write.Close())
}

// change runs fn in one write transaction.
func (s *Store) change(ctx context.Context, attempt string, fn func(ctx context.Context, tx bun.IDB) error) error {
	err := s.write.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error { return fn(ctx, tx) })
	return failed(attempt, err)
}

// look runs fn in one read transaction: everything it reads is of one moment.
func (s *Store) look(ctx context.Context, attempt string, fn func(ctx context.Context, tx bun.IDB) error) error {
	err := s.read.RunInTx(ctx, &sql.TxOptions{ReadOnly: true}, func(ctx context.Context, tx bun.Tx) error { return fn(ctx, tx) })
	return failed(attempt, err)
}
