package crash

import (
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"statecraft/server/backup"
	"statecraft/server/store"
	"statecraft/server/store/pgtest"
)

// database is where servers keep everything.
type database interface {
	// servers is how many use it at the same time.
	servers() int
	// settings are what a server is started with.
	settings(server int) (environment, args []string)
	// settle waits until nothing of a server that was killed is under way any more.
	settle(t testing.TB, server int)
	// look gives what is stored, past the server, until the test ends. Nobody may
	// be writing.
	look(t testing.TB) (*store.Store, *sql.DB)
	// verify are the arguments with which the program verifies its journal.
	verify() (environment, args []string)
}

// file is a database of SQLite in a data folder.
type file struct{ folder string }

func (f *file) servers() int { return 1 }

func (f *file) settings(int) (environment, args []string) { return nil, []string{"--data", f.folder} }

func (f *file) settle(testing.TB, int) {}

func (f *file) verify() (environment, args []string) {
	return nil, []string{"audit", "verify", "--data", f.folder}
}

// copy gives a folder with the database as it is, its log beside it.
func (f *file) copy(t testing.TB) string {
	t.Helper()
	folder := t.TempDir()
	for _, end := range []string{"", "-wal"} {
		text, err := os.ReadFile(filepath.Join(f.folder, backup.DatabaseName+end))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		check(t, err)
		check(t, os.WriteFile(filepath.Join(folder, backup.DatabaseName+end), text, 0o600))
	}
	return folder
}

// look opens a copy, so that what the next server finds is what the last has left.
func (f *file) look(t testing.TB) (*store.Store, *sql.DB) {
	t.Helper()
	path := filepath.Join(f.copy(t), backup.DatabaseName)
	s, err := store.OpenSQLite(t.Context(), path)
	check(t, err)
	return s, openSQL(t, "sqlite", path)
}

// cluster is a database in a PostgreSQL of its own, and two servers that share it.
type cluster struct {
	*pgtest.Cluster
	name    string
	folders []string
}

func newCluster(t testing.TB) *cluster {
	t.Helper()
	c := &cluster{Cluster: pgtest.Start(t), folders: []string{t.TempDir(), t.TempDir()}}
	c.name = c.Create(t, "template0")
	db := c.open(t)
	for _, role := range []string{"server0", "server1"} {
		// Each its own, so that one can tell whose a connection is.
		if _, err := db.Exec("CREATE ROLE " + role + " SUPERUSER LOGIN PASSWORD 'secret'"); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func (c *cluster) servers() int { return len(c.folders) }

func (c *cluster) of(server int) string {
	u, err := url.Parse(c.Loopback(c.name))
	if err != nil {
		panic(err)
	}
	u.User = url.UserPassword([]string{"server0", "server1"}[server], "secret")
	return u.String()
}

func (c *cluster) settings(server int) (environment, args []string) {
	return []string{"STATECRAFT_DB=" + c.of(server)}, []string{"--data", c.folders[server]}
}

func (c *cluster) verify() (environment, args []string) {
	environment, args = c.settings(0)
	return environment, append([]string{"audit", "verify"}, args...)
}

// settle waits for the connections of the server to go: what was sent on them is
// still carried out.
func (c *cluster) settle(t testing.TB, server int) {
	t.Helper()
	db := c.open(t)
	until(t, "the connections of a killed server end", func() bool {
		n := -1
		err := db.QueryRow("SELECT count(*) FROM pg_stat_activity WHERE usename = $1", []string{"server0", "server1"}[server]).Scan(&n)
		return err == nil && n == 0
	})
}

func (c *cluster) look(t testing.TB) (*store.Store, *sql.DB) {
	t.Helper()
	s, err := store.OpenPostgres(t.Context(), c.Loopback(c.name))
	if err != nil {
		t.Fatal(err)
	}
	return s, c.open(t)
}

func (c *cluster) open(t testing.TB) *sql.DB { return openSQL(t, "pgx", c.Loopback(c.name)) }

func openSQL(t testing.TB, driver, address string) *sql.DB {
	t.Helper()
	db, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}
