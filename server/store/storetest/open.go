package storetest

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"sync"
	"testing"

	"statecraft/server/store"
	"statecraft/server/store/pgtest"
)

// Both runs a test on an empty store of each kind.
func Both(t *testing.T, run func(*testing.T, *store.Store)) {
	t.Helper()
	t.Run("SQLite", func(t *testing.T) { run(t, SQLite(t)) })
	t.Run("PostgreSQL", func(t *testing.T) { run(t, Postgres(t)) })
}

// SQLite opens an empty store in a file that goes with the test.
func SQLite(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "statecraft.db"))
	return opened(t, s, err)
}

// Postgres opens an empty store in a database that goes with the test.
func Postgres(t testing.TB) *store.Store {
	t.Helper()
	return OpenPostgres(t, PostgresAddress(t))
}

// OpenPostgres opens the store behind an address, for tests in which several
// servers use one.
func OpenPostgres(t testing.TB, address string) *store.Store {
	t.Helper()
	s, err := store.OpenPostgres(t.Context(), address)
	return opened(t, s, err)
}

func opened(t testing.TB, s *store.Store, err error) *store.Store {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// PostgresAddress gives the address of a database with all tables and nothing in
// them. It is for this test alone until it ends.
func PostgresAddress(t testing.TB) string {
	t.Helper()
	c := pgtest.Shared(t)
	d, err := made()
	if err != nil {
		t.Fatal(err)
	}
	name := d.take(t, c)
	t.Cleanup(func() { d.give(c.Address(name), name) })
	return c.Address(name)
}

// made is what the tests of a program have in common: making the tables takes
// longer than most tests.
var made = sync.OnceValues(makeDatabases)

// databases are copies of one with all tables, emptied and used again.
type databases struct {
	template string
	mutex    sync.Mutex
	free     []string
}

func makeDatabases() (*databases, error) {
	const name = "template_of_stores"
	c, err := pgtest.Running()
	if err == nil {
		err = c.Make(context.Background(), name, "template0")
	}
	if err != nil {
		return nil, err
	}
	s, err := store.OpenPostgres(context.Background(), c.Address(name))
	if err != nil {
		return nil, err
	}
	return &databases{template: name}, s.Close()
}

func (d *databases) take(t testing.TB, c *pgtest.Cluster) string {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if last := len(d.free) - 1; last >= 0 {
		name := d.free[last]
		d.free = d.free[:last]
		return name
	}
	return c.Create(t, d.template)
}

// give takes a database back. One that cannot be emptied, because the test has
// left something open, is not used again.
func (d *databases) give(address, name string) {
	if empty(address) != nil {
		return
	}
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.free = append(d.free, name)
}

// clear empties every table but the list of migrations, and counts from 1 again.
const clear = `SET lock_timeout = '5s';
DO $$ BEGIN
  EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' RESTART IDENTITY'
           FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'migration%');
END $$;
INSERT INTO journal_head (one, id, hash) VALUES (1, 0, '');`

func empty(address string) error {
	db, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(context.Background(), clear)
	return errors.Join(err, db.Close())
}
