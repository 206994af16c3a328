package pgtest

import (
	"database/sql"
	"os"
	"testing"
	"time"
)

func TestDatabasesAreEmptyAndApart(t *testing.T) {
	for range 2 {
		db := open(t, Database(t))
		if _, err := db.Exec("CREATE TABLE a (n BIGINT)"); err != nil {
			t.Fatal(err)
		}
	}
}

func TestBothWaysIn(t *testing.T) {
	c := Shared(t)
	name := c.Create(t, "template0")
	for _, address := range []string{c.Address(name), c.Loopback(name)} {
		if err := open(t, address).Ping(); err != nil {
			t.Error(err)
		}
	}
}

// Whoever keeps the cluster notices that its program has gone, whatever ended it.
func TestNothingIsLeft(t *testing.T) {
	c, err := StartIn(place())
	c = usable(t, c, err)
	if err := c.Close(); err != nil { // as the end of the program does
		t.Fatal(err)
	}
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if _, err := os.Stat(c.folder); os.IsNotExist(err) {
			return
		}
	}
	t.Errorf("%s is still there", c.folder)
}

func TestStoppingAndStarting(t *testing.T) {
	c := Start(t)
	db := open(t, c.Address("postgres"))
	for _, mode := range []string{"fast", "immediate"} {
		if err := c.Stop(mode); err != nil {
			t.Fatal(err)
		}
		if err := db.Ping(); err == nil {
			t.Error("it answers after it was stopped")
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if err := db.Ping(); err != nil {
			t.Error(err)
		}
	}
}

func open(t *testing.T, address string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}
