package store_test

import (
	"context"
	"database/sql"
	"net/url"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/server/store/pgtest"
	"statecraft/server/store/storetest"
	"statecraft/shared"
)

func TestPostgres(t *testing.T) {
	storetest.Exercise(t, func(t *testing.T) *store.Store { return storetest.Postgres(t) })
}

// changed is an address with something else in it.
func changed(t *testing.T, address string, change func(*url.URL)) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	change(u)
	return u.String()
}

// A database that cannot be used is refused with what to do, and without what is
// nobody's business: passwords, names and addresses.
func TestOpeningWhatIsNoPostgres(t *testing.T) {
	cluster := pgtest.Shared(t)
	good := cluster.Loopback(cluster.Create(t, "template0"))
	narrow := cluster.Create(t, "template0")
	admin := openRaw(t, "pgx", cluster.Address("postgres"))
	admin.exec(t, "CREATE DATABASE narrow_"+narrow+" TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'")
	for name, c := range map[string]struct{ address, says string }{
		"no address":         {"postgres://user:hunter2@[::1/x", "postgres://user:password@host:5432/name"},
		"another kind":       {"mysql://user:hunter2@localhost/x", "postgres://user:password@host:5432/name"},
		"a wrong password":   {changed(t, good, func(u *url.URL) { u.User = url.UserPassword("postgres", "hunter2") }), "28P01"},
		"no such database":   {changed(t, good, func(u *url.URL) { u.Path = "/nowhere" }), "3D000"},
		"nobody listens":     {changed(t, good, func(u *url.URL) { u.Host = "127.0.0.1:1" }), "check --db"},
		"no such machine":    {changed(t, good, func(u *url.URL) { u.Host = "nowhere.invalid:5432" }), "check --db"},
		"no such file":       {"postgres:///x?host=/nowhere/at/all", "check --db"},
		"the wrong encoding": {cluster.Address("narrow_" + narrow), "UTF8"},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		s, err := store.OpenPostgres(ctx, c.address)
		cancel()
		if err == nil {
			_ = s.Close()
			t.Errorf("%s: it was opened", name)
			continue
		}
		if !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v does not say %q", name, err, c.says)
		}
		for _, inside := range []string{"hunter2", "127.0.0.1", "nowhere", "user=", "::1"} {
			if strings.Contains(err.Error(), inside) {
				t.Errorf("%s: %q is told in %v", name, inside, err)
			}
		}
	}
}

// A server that does not keep what it acknowledges is refused.
func TestAForgetfulPostgresIsRefused(t *testing.T) {
	t.Parallel()
	cluster := pgtest.Start(t)
	admin := openRaw(t, "pgx", cluster.Address("postgres"))
	for _, name := range []string{"fsync", "full_page_writes"} {
		admin.exec(t, "ALTER SYSTEM SET "+name+" = off")
		admin.exec(t, "SELECT pg_reload_conf()")
		waitFor(t, admin, name, "off")
		if s, err := store.OpenPostgres(t.Context(), cluster.Address("postgres")); err == nil {
			_ = s.Close()
			t.Errorf("it was opened with %s = off", name)
		} else if !strings.Contains(err.Error(), name+" = off") || !strings.Contains(err.Error(), "forget") {
			t.Errorf("got %v", err)
		}
		admin.exec(t, "ALTER SYSTEM RESET "+name)
		admin.exec(t, "SELECT pg_reload_conf()")
		waitFor(t, admin, name, "on")
	}
}

// waitFor waits until a setting that was loaded again is in force.
func waitFor(t *testing.T, db raw, name, want string) {
	t.Helper()
	for range 500 {
		var got string
		if err := db.QueryRow("SELECT current_setting($1)", name).Scan(&got); err != nil {
			t.Fatal(err)
		}
		if got == want {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s is not %s", name, want)
}

// A database that a newer release has changed is refused with the way out, and
// left alone.
func TestANewerDatabaseIsRefused(t *testing.T) {
	const newer = "INSERT INTO migrations (name, group_id, migrated_at) VALUES ('0099', 9, '2030-01-01 00:00:00+00:00')"
	check := func(t *testing.T, err error) {
		t.Helper()
		if err == nil || !strings.Contains(err.Error(), "0099") || !strings.Contains(err.Error(), "run that release") {
			t.Errorf("got %v", err)
		}
	}
	t.Run("SQLite", func(t *testing.T) {
		path, _ := openRelease(t)
		execute(t, path, newer)
		s, err := store.OpenSQLite(t.Context(), path)
		if err == nil {
			_ = s.Close()
		}
		check(t, err)
		execute(t, path, "SELECT count(*) FROM sign_offs")
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		address := pgtest.Database(t)
		if err := storetest.OpenPostgres(t, address).Close(); err != nil {
			t.Fatal(err)
		}
		openRaw(t, "pgx", address).exec(t, newer)
		s, err := store.OpenPostgres(t.Context(), address)
		if err == nil {
			_ = s.Close()
		}
		check(t, err)
	})
}

// The server's own defaults are as bad as pgtest makes them; connections have
// what they ask for all the same, of each pool.
func TestPostgresSettingsAreInForce(t *testing.T) {
	s := storetest.Postgres(t)
	for name, want := range map[string]string{
		"standard_conforming_strings": "on", "synchronous_commit": "on", "client_encoding": "UTF8", "TimeZone": "UTC",
		"bytea_output": "hex", "statement_timeout": "10s", "idle_in_transaction_session_timeout": "10s",
		"application_name": "statecraft",
	} {
		writer, reader, err := store.PostgresSetting(t.Context(), s, name)
		if err != nil || writer != want || reader != want {
			t.Errorf("%s is %q for writers and %q for readers, want %q (%v)", name, writer, reader, want, err)
		}
	}
	writer, reader, err := store.PostgresSetting(t.Context(), s, "default_transaction_read_only")
	if err != nil || writer != "off" || reader != "on" {
		t.Errorf("read-only is %q for writers and %q for readers (%v)", writer, reader, err)
	}
}

// Another server is carrying out the same request at this moment. Who comes second
// waits for it, and is told so.
func TestTheSameRequestElsewhereIsAConflict(t *testing.T) {
	address := storetest.PostgresAddress(t)
	s := storetest.OpenPostgres(t, address)
	makeHistory(t, s)
	db := openRaw(t, "pgx", address)
	tx, err := db.BeginTx(t.Context(), &sql.TxOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec("INSERT INTO requests (caller, key, hash, result, at) VALUES ('dora', 'k', '', '', now())"); err != nil {
		t.Fatal(err)
	}
	step := newInstance(time.Unix(0, 0))
	step.Request = &store.Request{Caller: "dora", Key: "k"}
	done := make(chan error)
	go func() { done <- s.Commit(context.Background(), []*store.Step{step}) }()
	time.Sleep(50 * time.Millisecond)
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; engine.CodeOf(err) != shared.CodeConflict {
		t.Errorf("got %v", err)
	}
}
