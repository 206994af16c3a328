package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"statecraft/engine"
	"statecraft/shared"
)

// NotFound is the one answer for what does not exist and for what the caller
// may not see, so that nobody can probe which it is.
func NotFound() error {
	return &engine.Error{Code: shared.CodeNotFound, Message: "There is no such thing here, or it is not yours to see. Check the address, or ask an administrator."}
}

func conflict(message string) error {
	return &engine.Error{Code: shared.CodeConflict, Message: message}
}

// changedOne turns a guarded update that missed its row into a conflict.
func changedOne(result sql.Result, err error, message string) error {
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	if err != nil {
		return err
	}
	if n != 1 {
		return conflict(message)
	}
	return nil
}

// failed says what was being attempted when the database gave an error. Errors
// that already tell the caller what to do pass through; what a retry may mend is
// CodeUnavailable; anything else stays a fault of ours.
func failed(attempt string, err error) error {
	var told *engine.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &told):
		return err
	case errors.Is(err, sql.ErrNoRows):
		return NotFound()
	case isTemporary(err):
		return &unavailable{cause: fmt.Errorf("%s: %w", attempt, err)}
	}
	return fmt.Errorf("%s: %w", attempt, err)
}

// isTemporary recognises what is no fault of the program: somebody else holds
// the file, the disk is full or cannot be written, or the time was up.
func isTemporary(err error) bool {
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return true
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Code() & 0xff { // the rest of the number is detail
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY,
		sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_INTERRUPT:
		return true
	}
	return false
}

// unavailable is an error for the caller that keeps its cause for the log.
type unavailable struct{ cause error }

func (u *unavailable) Error() string { return u.cause.Error() }

// As gives the caller's side of the error to errors.As.
func (u *unavailable) As(target any) bool {
	e, ok := target.(**engine.Error)
	if ok {
		*e = &engine.Error{Code: shared.CodeUnavailable, Message: "The data cannot be reached right now and nothing was changed. Try again in a moment."}
	}
	return ok
}

func (u *unavailable) Unwrap() error { return u.cause }
