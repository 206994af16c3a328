package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"statecraft/shared"
)

// ErrUnknown is what a change ends with when the database was lost just while it
// was being committed: it may have happened. Trying it again without looking
// could do it twice; with a [Request] it may be repeated as it was. Its code is
// that of everything which is unavailable.
var ErrUnknown = errors.New("it is not known whether this was written")

// transact runs fn in one write transaction.
func (s *Store) transact(ctx context.Context, fn func(ctx context.Context, tx bun.Tx) error) (err error) {
	defer func() { s.learn(err) }()
	if err := s.prepareBulks(ctx); err != nil {
		return err
	}
	committing, err := inTransaction(ctx, s.write, nil, fn)
	switch {
	case err == nil:
		select {
		case s.grown <- struct{}{}:
		default: // it is told already
		}
	case errors.Is(err, sql.ErrTxDone) && ctx.Err() != nil:
		return ctx.Err() // which has undone it
	case committing && mayHaveHappened(err):
		return &unavailable{cause: errors.Join(ErrUnknown, err), message: "The database was lost just now, and it is not known whether this was written down. Look at it before you repeat it; a request with an Idempotency-Key can be repeated as it was."}
	}
	return err
}

// inTransaction runs fn and commits what it has done; committing tells whether it
// came to that. Who asks may stop it until then; on SQLite between what fn does
// and the commit only, because there is nothing to wait for but the disk, and to
// be ready to stop costs a goroutine for each statement.
func inTransaction(ctx context.Context, db *bun.DB, options *sql.TxOptions, fn func(ctx context.Context, tx bun.Tx) error) (committing bool, err error) {
	var tx bun.Tx
	asked := ctx
	if isPostgres(db) {
		tx, err = begin(ctx, db, options)
	} else {
		var conn bun.Conn
		if conn, err = db.Conn(ctx); err != nil {
			return false, err
		}
		defer func() { _ = conn.Close() }() // gives it back
		ctx = context.WithoutCancel(ctx)
		tx, err = conn.BeginTx(ctx, options)
	}
	if err != nil {
		return false, err
	}
	return finish(ctx, tx, func(ctx context.Context, tx bun.Tx) error {
		if err := fn(ctx, tx); err != nil {
			return err
		}
		return asked.Err()
	})
}

// finish runs fn and ends the transaction, one way or the other.
func finish(ctx context.Context, tx bun.Tx, fn func(ctx context.Context, tx bun.Tx) error) (committing bool, err error) {
	defer func() {
		if !committing {
			_ = tx.Rollback() // what went wrong before says more
		}
	}()
	if err := fn(ctx, tx); err != nil {
		return false, err
	}
	committing = true
	return true, tx.Commit()
}

// begin begins a transaction. A connection that was lost since it was used last is
// replaced: nothing was asked of it yet.
func begin(ctx context.Context, db *bun.DB, options *sql.TxOptions) (tx bun.Tx, err error) {
	for range db.Stats().MaxOpenConnections + 1 {
		if tx, err = db.BeginTx(ctx, options); err == nil || !isLost(err) || ctx.Err() != nil {
			break
		}
	}
	return tx, err
}

// mayHaveHappened tells whether a commit that gave an error may be durable all
// the same: it was sent, and the answer is not a refusal. That pgx calls an error
// safe to retry says nothing here: so it does when a connection is closed before
// the answer to a commit.
func mayHaveHappened(err error) bool {
	var refused *pgconn.PgError
	var file *sqlite.Error
	switch {
	case err == nil, err == context.Canceled, err == context.DeadlineExceeded: // as it is: nothing was sent
		return false
	case errors.As(err, &refused):
		return refused.Severity == "PANIC"
	case errors.As(err, &file):
		return file.Code()&0xff == sqlite3.SQLITE_IOERR // it may be on the disk, and be found there after a crash
	}
	return !errors.Is(err, pgx.ErrTxCommitRollback)
}

// isRaceInPostgres recognises a row that somebody else has made at the same
// moment: both looked, and neither saw it.
func isRaceInPostgres(err error) bool {
	const uniqueViolation = "23505"
	var e *pgconn.PgError
	return errors.As(err, &e) && e.Code == uniqueViolation
}

// unavailable is an error for the caller that keeps its cause for the log.
type unavailable struct {
	cause   error
	message string
}

func (u *unavailable) Error() string { return u.cause.Error() }

// As gives the caller's side of the error to errors.As.
func (u *unavailable) As(target any) bool {
	e, ok := target.(**shared.Error)
	if ok {
		*e = &shared.Error{Code: shared.CodeUnavailable, Message: u.message}
	}
	return ok
}

func (u *unavailable) Unwrap() error { return u.cause }
