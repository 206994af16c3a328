package pgtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // database/sql speaks to PostgreSQL
)

// shared is the cluster of this test program, started by the first who asks.
var shared = sync.OnceValues(func() (*Cluster, error) { return StartIn(place()) })

// Running is [Shared] for what is set up once for many tests.
func Running() (*Cluster, error) { return shared() }

// Shared gives the cluster that all tests of a program use. They must not stop it.
func Shared(t testing.TB) *Cluster {
	t.Helper()
	c, err := shared()
	return usable(t, c, err)
}

// Start gives a cluster for one test alone, to do with as it likes.
func Start(t testing.TB) *Cluster {
	t.Helper()
	c, err := StartIn(place())
	c = usable(t, c, err)
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func usable(t testing.TB, c *Cluster, err error) *Cluster {
	t.Helper()
	if errors.Is(err, errMissing) && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Database gives the address of an empty database for one test.
func Database(t testing.TB) string {
	t.Helper()
	c := Shared(t)
	return c.Address(c.Create(t, "template0"))
}

// Create makes a database as a copy of another one nobody is connected to, and
// gives its name. Like all of them it goes with the cluster: removing one has the
// server write everything to the disk.
func (c *Cluster) Create(t testing.TB, template string) string {
	t.Helper()
	name := fmt.Sprintf("test%d", c.made.Add(1))
	if err := c.Make(t.Context(), name, template); err != nil {
		t.Fatal(err)
	}
	return name
}

// Make makes a database of a name, as a copy of another one.
func (c *Cluster) Make(ctx context.Context, name, template string) error {
	return c.exec(ctx, fmt.Sprintf(`CREATE DATABASE %q TEMPLATE %q`, name, template))
}

func (c *Cluster) exec(ctx context.Context, statement string) error {
	db, err := sql.Open("pgx", c.Address("postgres"))
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, statement)
	return errors.Join(err, db.Close())
}
