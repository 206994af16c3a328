package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/server/store/pgtest"
	"statecraft/server/store/storetest"
	"statecraft/shared"
)

// raw is a database past the program, as somebody has it who changes what was
// written.
type raw struct {
	*sql.DB
	driver string
}

// bothRaw runs a test on a store with some history and on the database behind it.
func bothRaw(t *testing.T, run func(*testing.T, *store.Store, raw)) {
	t.Run("SQLite", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "statecraft.db")
		s := mustOpen(t, path)
		makeHistory(t, s)
		run(t, s, openRaw(t, "sqlite", path))
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		address := storetest.PostgresAddress(t)
		s := storetest.OpenPostgres(t, address)
		makeHistory(t, s)
		run(t, s, openRaw(t, "pgx", address))
	})
}

func openRaw(t *testing.T, driver, source string) raw {
	t.Helper()
	if driver == "pgx" { // the server has other defaults, see pgtest
		source += "&client_encoding=UTF8&datestyle=ISO&bytea_output=hex"
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1) // pragmas are of a connection
	t.Cleanup(func() { _ = db.Close() })
	return raw{db, driver}
}

func (r raw) exec(t *testing.T, statement string, args ...any) {
	t.Helper()
	if _, err := r.Exec(statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

const entries = 6

// makeHistory leaves a journal with entries of both kinds.
func makeHistory(t *testing.T, s *store.Store) {
	t.Helper()
	at := time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
	who := store.Caller{Person: engine.Person{Name: "dora"}, Sets: []shared.PermissionSet{shared.Designer}}
	w := &engine.Workflow{Key: "expense", States: []engine.State{{ID: "check", Initial: true, Actors: []engine.Actor{"anyone"}}}}
	if _, err := s.CreateWorkflow(t.Context(), who, store.NewWorkflow{Workflow: w, At: at}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Publish(t.Context(), who, "expense", shared.PublishDraft{Revision: 1}, at); err != nil {
		t.Fatal(err)
	}
	for {
		head, err := s.JournalHead(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if head >= entries {
			return
		}
		if err := s.Commit(t.Context(), []*store.Step{newInstance(at)}); err != nil {
			t.Fatal(err)
		}
	}
}

// newInstance is a step that begins an instance.
func newInstance(at time.Time) *store.Step {
	return &store.Step{
		Caller: store.Caller{Person: engine.Person{Name: "dora"}}, Action: "start",
		New:    &store.NewInstance{Workflow: "expense", Version: 1, Name: "Expense", Title: "a title"},
		Events: []engine.Event{{Kind: engine.Started, At: at, By: "dora", Data: map[string]any{"amount": "12.50"}}},
		Fold:   &engine.Instance{Status: engine.StatusRunning, Starter: "dora", Started: at, Events: 1},
	}
}

// Whatever is changed in an entry, added or taken away is found, at the entry.
func TestAnyChangedByteIsFound(t *testing.T) {
	bothRaw(t, func(t *testing.T, s *store.Store, db raw) {
		if db.driver == "sqlite" {
			db.exec(t, "PRAGMA foreign_keys = OFF")
			db.exec(t, "PRAGMA synchronous = OFF") // what is spoiled need not last
		} else {
			db.exec(t, "ALTER TABLE journal DROP CONSTRAINT journal_instance_fkey")
		}
		blob := "unhex('%x')"
		if db.driver == "pgx" {
			blob = "decode('%x', 'hex')"
		}
		for id := int64(1); id <= entries; id++ {
			var body, hash []byte
			if err := db.QueryRow(fmt.Sprintf("SELECT body, hash FROM journal WHERE id = %d", id)).Scan(&body, &hash); err != nil {
				t.Fatal(err)
			}
			changes := []string{
				"at = at + 1", "actor = actor || ' '", "actor = upper(actor)", "action = 'x'", "object = object || 'x'",
				"instance = coalesce(instance, 0) + 100", "sequence = coalesce(sequence, 0) + 1",
				"instance = coalesce(instance, 0), sequence = coalesce(sequence, 5)",
				"actor = action, action = actor",                            // the same letters elsewhere
				"actor = actor || action, action = ''",                      // and across a border
				"instance = coalesce(instance, 0), sequence = sequence + 0", // nothing said as 0
			}
			for n := range body {
				changed := append([]byte{}, body...)
				changed[n] ^= 1
				changes = append(changes, fmt.Sprintf("body = "+blob, changed))
			}
			for n := range hash {
				changed := append([]byte{}, hash...)
				changed[n] ^= 0x80
				changes = append(changes, fmt.Sprintf("hash = "+blob, changed))
			}
			for _, change := range changes {
				wantBroken(t, s, db, fmt.Sprintf("UPDATE journal SET %s WHERE id = %d", change, id), id)
			}
			wantBroken(t, s, db, fmt.Sprintf("DELETE FROM journal WHERE id = %d", id), id)
			wantBroken(t, s, db, fmt.Sprintf("UPDATE journal SET id = id + 100 WHERE id = %d", id), id)
		}
		wantBroken(t, s, db, "UPDATE journal_head SET id = id - 1", entries+1)
		wantBroken(t, s, db, "UPDATE journal_head SET hash = "+fmt.Sprintf(blob, []byte{1}), entries+1)
		copyOf := func(id int) string {
			return fmt.Sprintf("INSERT INTO journal SELECT %d, at, actor, action, object, NULL, NULL, body, hash FROM journal WHERE id = 1", id)
		}
		wantBroken(t, s, db, copyOf(0), 1)
		wantBroken(t, s, db, copyOf(-7), 1)
		wantBroken(t, s, db, copyOf(entries+1), entries+1)
		wantBroken(t, s, db, copyOf(entries+9), entries+1)
	})
}

// wantBroken makes a change, looks whether it is found, and undoes it.
func wantBroken(t *testing.T, s *store.Store, db raw, change string, id int64) {
	t.Helper()
	before := db.dump(t)
	result, err := db.Exec(change)
	if err != nil {
		t.Fatalf("%s: %v", change, err)
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		t.Fatalf("%s changed %d rows (%v)", change, n, err)
	}
	changed := db.dump(t) != before
	v, err := s.VerifyJournal(t.Context())
	switch {
	case err != nil:
		t.Fatal(err)
	case !changed && v.Broken != nil:
		t.Errorf("%s changed nothing and is reported: %+v", change, *v.Broken)
	case changed && (v.Broken == nil || v.Broken.ID != id || v.Entries != id-1 || v.Broken.Why == ""):
		t.Errorf("after %s: %d entries, %+v, want %d", change, v.Entries, v.Broken, id)
	}
	db.exec(t, "DELETE FROM journal")
	db.exec(t, "INSERT INTO journal SELECT * FROM kept_journal")
	db.exec(t, "DELETE FROM journal_head")
	db.exec(t, "INSERT INTO journal_head SELECT * FROM kept_head")
}

// dump is the journal as text. It keeps a copy to go back to the first time.
func (r raw) dump(t *testing.T) string {
	t.Helper()
	r.exec(t, "CREATE TABLE IF NOT EXISTS kept_journal AS SELECT * FROM journal")
	r.exec(t, "CREATE TABLE IF NOT EXISTS kept_head AS SELECT * FROM journal_head")
	rows, err := r.Query("SELECT id, at, actor, action, object, instance, sequence, body, hash FROM journal UNION ALL SELECT one, id, '', '', '', NULL, NULL, hash, hash FROM journal_head ORDER BY 1, 2")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	text := ""
	for rows.Next() {
		var id, at int64
		var actor, action, object string
		var instance, sequence sql.NullInt64
		var body, hash []byte
		if err := rows.Scan(&id, &at, &actor, &action, &object, &instance, &sequence, &body, &hash); err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintf("%d %d %q %q %q %v %v %x %x\n", id, at, actor, action, object, instance, sequence, body, hash)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return text
}

// A damaged entry does not hide the others from the audit log.
func TestADamagedEntryHidesNoOther(t *testing.T) {
	bothRaw(t, func(t *testing.T, s *store.Store, db raw) {
		db.exec(t, "UPDATE journal SET body = hash WHERE id = 3")
		admin := store.Caller{Person: engine.Person{Name: "adam"}, Sets: []shared.PermissionSet{shared.Admin}}
		list, _, err := s.Journal(t.Context(), admin, store.JournalFilter{})
		if err != nil || len(list) != entries || list[entries-3].Detail != nil || list[0].Detail == nil {
			t.Errorf("%d entries, %v", len(list), err)
		}
	})
}

// Several servers write to one PostgreSQL. Whoever follows the journal by its ids
// meanwhile sees every entry once and in order: none is committed later with a
// lower id.
func TestFollowersMissNothing(t *testing.T) {
	address := storetest.PostgresAddress(t)
	first := storetest.OpenPostgres(t, address)
	makeHistory(t, first)
	servers := []*store.Store{first, storetest.OpenPostgres(t, address), storetest.OpenPostgres(t, address)}
	const writers, commits, each = 8, 12, 3
	var writing sync.WaitGroup
	for n := range writers {
		writing.Go(func() {
			for c := range commits {
				at := time.Now().UTC().Truncate(time.Microsecond)
				batch := []*store.Step{newInstance(at), newInstance(at), newInstance(at)}
				if c%4 == 3 { // undone: its ids are given to others
					batch = append(batch, &store.Step{Instance: 1 << 40, Events: batch[0].Events, Fold: batch[0].Fold})
				}
				err := servers[(n+c)%len(servers)].Commit(context.Background(), batch)
				if (err != nil) != (c%4 == 3) {
					t.Errorf("commit %d of %d: %v", c, n, err)
				}
			}
		})
	}
	total := int64(entries + writers*commits*3/4*each)
	var following sync.WaitGroup
	for _, s := range servers {
		following.Go(func() { follow(t, s, total) })
	}
	writing.Wait()
	following.Wait()
	v, err := first.VerifyJournal(t.Context())
	if err != nil || v.Broken != nil || v.Entries != total {
		t.Errorf("%+v %v, want %d entries", v, err, total)
	}
}

// follow reads the journal until an entry, and fails where one is missing.
func follow(t *testing.T, s *store.Store, until int64) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for last := int64(0); last < until; {
		list, err := s.JournalAfter(ctx, last, 7)
		if err != nil {
			t.Error(err)
			return
		}
		for _, entry := range list {
			if entry.ID != last+1 {
				t.Errorf("after entry %d came %d", last, entry.ID)
				return
			}
			last = entry.ID
		}
	}
}

// Servers that start at once on an empty database make its tables once.
func TestServersStartTogether(t *testing.T) {
	address := pgtest.Database(t)
	var starting sync.WaitGroup
	for range 6 {
		starting.Go(func() {
			s, err := store.OpenPostgres(context.Background(), address)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	starting.Wait()
}
