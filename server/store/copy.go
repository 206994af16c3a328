package store

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"statecraft/shared"
)

// Copy puts everything one database has into another, which must be empty: all of
// it in one transaction, or nothing. It ends well only where every table has as
// many rows as the one it was copied from and the journal verifies. progress hears
// how many rows of a table are there by now. Changes made to the first meanwhile
// are not copied, so nobody should be at work there.
func Copy(ctx context.Context, from, to *Store, progress func(table string, rows int)) error {
	err := from.look(ctx, "read the database", func(_ context.Context, source bun.IDB) error { // it can be stopped at any time
		if err := takeTime(ctx, source); err != nil {
			return err
		}
		return to.transact(ctx, func(_ context.Context, target bun.Tx) error {
			c := copying{reader: from.read, source: source, target: target, progress: progress}
			return c.all(ctx)
		})
	})
	if err == nil && isPostgres(to.write) {
		// Until it knows how much has come it plans for empty tables.
		_, err = to.write.ExecContext(ctx, "SET statement_timeout = 0; ANALYZE; RESET statement_timeout")
	}
	return failed("copy the database", err)
}

// copying is a copy under way: one transaction reads, one writes.
type copying struct {
	reader   *bun.DB // of the source
	source   bun.IDB
	target   bun.Tx
	progress func(table string, rows int)
}

func (c *copying) all(ctx context.Context) error {
	if err := takeTime(ctx, c.target); err != nil {
		return err
	}
	// Held until the end: whoever else writes there waits, and finds it is not
	// empty any more.
	if _, err := lockHead(ctx, c.target); err != nil {
		return err
	}
	for _, t := range copiedTables() {
		if err := t.wantEmpty(ctx, c.target); err != nil {
			return err
		}
	}
	for _, t := range copiedTables() {
		if err := t.copy(ctx, c, t.name); err != nil {
			return fmt.Errorf("copy %s: %w", t.name, err)
		}
	}
	if err := c.head(ctx); err != nil {
		return err
	}
	for _, table := range countedTables() {
		if err := c.counter(ctx, table); err != nil {
			return err
		}
	}
	return c.verify(ctx)
}

// takeTime lifts the deadlines of a transaction: a large table takes longer than
// any statement of a request.
func takeTime(ctx context.Context, db bun.IDB) error {
	if !isPostgres(db) {
		return nil
	}
	_, err := db.ExecContext(ctx, "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")
	return err
}

func (c *copying) head(ctx context.Context) error {
	head := &headRow{One: 1}
	if err := c.source.NewSelect().Model(head).WherePK().Scan(ctx); err != nil {
		return err
	}
	_, err := c.target.NewUpdate().Model(head).Column("id", "hash").WherePK().Exec(ctx)
	return err
}

func (c *copying) verify(ctx context.Context) error {
	v := verifier{}
	for !v.done {
		if err := v.page(ctx, c.target); err != nil {
			return err
		}
	}
	if b := v.broken; b != nil {
		return &shared.Error{Code: shared.CodeConflict, Message: fmt.Sprintf("The journal does not verify at entry %d: %s. Nothing was copied; see what happened there first.", b.ID, b.Why)}
	}
	return nil
}

// countedTables give their rows numbers that are never used again.
func countedTables() []string { return []string{"instances", "api_keys"} }

// counter has the target go on with the number after the last one the source
// has given, even where that row is gone.
func (c *copying) counter(ctx context.Context, table string) error {
	last, err := lastNumber(ctx, c.source, table)
	if err != nil || last == 0 {
		return err
	}
	if isPostgres(c.target) {
		_, err := c.target.ExecContext(ctx, "SELECT setval(pg_get_serial_sequence(?, 'id'), ?)", table, last)
		return err
	}
	if _, err := c.target.ExecContext(ctx, "DELETE FROM sqlite_sequence WHERE name = ?", table); err != nil {
		return err
	}
	_, err = c.target.ExecContext(ctx, "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", table, last)
	return err
}

func lastNumber(ctx context.Context, db bun.IDB, table string) (last int64, err error) {
	expression := "coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)"
	if isPostgres(db) {
		expression = "coalesce(pg_sequence_last_value(pg_get_serial_sequence(?, 'id')::regclass), 0)"
	}
	err = db.NewSelect().ColumnExpr(expression, table).Scan(ctx, &last)
	return last, err
}
