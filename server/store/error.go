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
	return wrote(1, n, err, message)
}

// wrote is changedOne for a statement that changes several rows at once.
func wrote(rows int, changed int64, err error, message string) error {
	if err == nil && changed != int64(rows) {
		err = conflict(message)
	}
	return err
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
	case isRaceInPostgres(err):
		return conflict("Somebody else did the same just now. Look at it again, then repeat.")
	case isTemporary(err):
		return &unavailable{
			cause:   fmt.Errorf("%s: %w", attempt, err),
			message: "The data cannot be reached right now and nothing was changed. Try again in a moment.",
		}
	}
	return fmt.Errorf("%s: %w", attempt, err)
}

// isTemporary recognises what is no fault of the program: somebody else holds
// the file, the disk is full or cannot be written, or the time was up.
func isTemporary(err error) bool {
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return true
	}
	return isTemporaryInSQLite(err) || isTemporaryInPostgres(err)
}

func isTemporaryInSQLite(err error) bool {
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
