package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"statecraft/engine"
	"statecraft/shared"
)

func TestErrorsOfADatabaseGetACode(t *testing.T) {
	refused := func(code string) error { return &pgconn.PgError{Severity: "ERROR", Code: code, Message: "secret"} }
	for _, c := range []struct {
		err  error
		code engine.Code
	}{
		{nil, ""},
		{sql.ErrNoRows, shared.CodeNotFound},
		{conflict("late"), shared.CodeConflict},
		{refused("23505"), shared.CodeConflict}, // unique
		{refused("23503"), engine.CodeInternal}, // foreign key: a fault of ours
		{refused("42601"), engine.CodeInternal}, // syntax
		{refused("22021"), engine.CodeInternal}, // a text it cannot keep
		{refused("25P02"), engine.CodeInternal}, // going on after an error
		{refused("25006"), shared.CodeUnavailable},
		{refused("40P01"), shared.CodeUnavailable},
		{refused("40001"), shared.CodeUnavailable},
		{refused("53100"), shared.CodeUnavailable},
		{refused("55P03"), shared.CodeUnavailable},
		{refused("57014"), shared.CodeUnavailable},
		{refused("57P03"), shared.CodeUnavailable},
		{refused(""), engine.CodeInternal},
		{driver.ErrBadConn, shared.CodeUnavailable},
		{io.ErrUnexpectedEOF, shared.CodeUnavailable},
		{&net.OpError{Op: "read", Err: errors.New("reset")}, shared.CodeUnavailable},
		{context.DeadlineExceeded, shared.CodeUnavailable},
		{errors.New("a bug"), engine.CodeInternal},
	} {
		for _, err := range []error{c.err, wrapped(c.err)} {
			got := failed("try", err)
			if engine.CodeOf(got) != c.code || (got == nil) != (c.err == nil) {
				t.Errorf("%v became %v with code %q, want %q", err, got, engine.CodeOf(got), c.code)
			}
			var told *shared.Error
			if errors.As(got, &told) && told.Message == "" {
				t.Errorf("%v tells the caller nothing", err)
			}
		}
	}
}

func wrapped(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("around: %w", err)
}

func TestWhatBecameOfACommit(t *testing.T) {
	for _, c := range []struct {
		err error
		may bool
	}{
		{nil, false},
		{context.Canceled, false}, // before it was sent
		{pgx.ErrTxCommitRollback, false},
		{&pgconn.PgError{Severity: "ERROR", Code: "40001"}, false},
		{&pgconn.PgError{Severity: "FATAL", Code: "57P01"}, false},
		{&pgconn.PgError{Severity: "PANIC", Code: "53100"}, true},
		{fmt.Errorf("timeout: %w", context.DeadlineExceeded), true}, // while it was waited for
		{io.ErrUnexpectedEOF, true},
		{errors.New("anything else"), true},
	} {
		if got := mayHaveHappened(c.err); got != c.may {
			t.Errorf("%v: %v, want %v", c.err, got, c.may)
		}
	}
}
