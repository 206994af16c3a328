package store_test

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/server/store/storetest"
	"statecraft/shared"
)

// place is a store and the database behind it.
type place struct {
	*store.Store
	raw raw
}

func newPlace(t *testing.T, kind string) place {
	t.Helper()
	if kind == "PostgreSQL" {
		address := storetest.PostgresAddress(t)
		return place{storetest.OpenPostgres(t, address), openRaw(t, "pgx", address)}
	}
	path := filepath.Join(t.TempDir(), "statecraft.db")
	return place{mustOpen(t, path), openRaw(t, "sqlite", path)}
}

// fullPlace has rows in every table, more of some than fit on a page: what the
// release before has left, and what has come since.
func fullPlace(t *testing.T) place {
	t.Helper()
	path, _ := openRelease(t)
	p := place{mustOpen(t, path), openRaw(t, "sqlite", path)}
	at := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	p.raw.exec(t, "INSERT INTO workflow_rights (workflow, may, actor) VALUES ('claim', 'operate', 'group:finance')")
	p.raw.exec(t, "INSERT INTO notes (name, value) VALUES ('it''s', '\\ a note')")
	p.raw.exec(t, `INSERT INTO versions (workflow, version, content, published_at, published_by, note)
		SELECT "key", 99, draft, '2026-12-01 00:00:00+00:00', 'ann', 'it''s new' FROM workflows WHERE "key" = 'claim'`)
	p.raw.exec(t, "INSERT INTO presence (workflow, user_name, tab, selection, seen_at) VALUES ('claim', 'ann', 'tab', '[]', '2026-12-01 00:00:00+00:00')")
	p.raw.exec(t, "UPDATE users SET manager = 'root', password_until = '2026-12-01 00:00:00.5+00:00' WHERE name = 'ann'")
	p.raw.exec(t, "UPDATE workflows SET archived_at = '2026-12-01 00:00:00+00:00' WHERE key = 'nobody'")
	p.raw.exec(t, `INSERT INTO api_keys (id, hash, owner, name, scopes, demo, created_at, expires_at, used_at)
		VALUES (7, 'h', 'ann', 'a key', '["instances.read"]', 0, '2026-12-01 00:00:00+00:00', '2027-12-01 00:00:00.000001+00:00', NULL)`)
	batch := make([]*store.Step, 250)
	for n := range batch {
		batch[n] = newInstance(at.Add(time.Duration(n) * time.Microsecond))
		batch[n].New.Workflow, batch[n].New.Title = "claim", strings.Repeat("'\\ ü", n%5)
	}
	batch[0].Request = &store.Request{Caller: "dora", Key: "k", Asked: []byte("asked"), At: at}
	batch[1].Events[0].Notes = strings.Repeat("a long note ", 100_000)
	if err := p.Commit(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	return p
}

// tables lists all tables but those of the migrations.
func (p place) tables(t *testing.T) []string {
	t.Helper()
	query := "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
	if p.raw.driver == "pgx" {
		query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
	}
	rows, err := p.raw.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(name, "migration") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// dump is everything in all tables, in a form that does not tell which database
// it is from.
func (p place) dump(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, table := range p.tables(t) {
		rows, err := p.raw.Query("SELECT * FROM " + table)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		all[table] = []string{}
		for rows.Next() {
			values, into := make([]any, len(columns)), make([]any, len(columns))
			for n := range into {
				into[n] = &values[n]
			}
			if err := rows.Scan(into...); err != nil {
				t.Fatal(err)
			}
			line := map[string]any{}
			for n, v := range values {
				switch value := v.(type) {
				case time.Time:
					v = value.UTC()
				case bool: // which SQLite does not have
					v = map[bool]int64{true: 1}[value]
				}
				line[columns[n]] = v
			}
			text, err := json.Marshal(line)
			if err != nil {
				t.Fatal(err)
			}
			all[table] = append(all[table], string(text))
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		slices.Sort(all[table])
	}
	return all
}

func wantSameDump(t *testing.T, what string, got, want map[string][]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d tables, want %d", what, len(got), len(want))
	}
	for table, rows := range want {
		if len(got[table]) != len(rows) {
			t.Errorf("%s: %s has %d rows, want %d", what, table, len(got[table]), len(rows))
			continue
		}
		for n := range rows {
			if got[table][n] != rows[n] {
				t.Errorf("%s: %s\nis  %.300s\nwas %.300s", what, table, got[table][n], rows[n])
				break
			}
		}
	}
}

func silent(string, int) {}

func TestCopyKeepsEverything(t *testing.T) {
	source := fullPlace(t)
	was := source.dump(t)
	for table, rows := range was {
		if len(rows) == 0 {
			t.Errorf("%s is empty: the test shows nothing about it", table)
		}
	}
	was["presence"] = nil // who is there now is nobody's elsewhere
	seen := map[string]int{}
	last := source
	for n, kind := range []string{"PostgreSQL", "PostgreSQL", "SQLite", "SQLite"} {
		next := newPlace(t, kind)
		if err := store.Copy(t.Context(), last.Store, next.Store, func(table string, rows int) { seen[table] = rows }); err != nil {
			t.Fatalf("copy %d: %v", n, err)
		}
		wantSameDump(t, fmt.Sprintf("copy %d, to %s", n, kind), next.dump(t), was)
		v, err := next.VerifyJournal(t.Context())
		if w, _ := source.VerifyJournal(t.Context()); err != nil || v != w {
			t.Errorf("the journal is %+v (%v), was %+v", v, err, w)
		}
		last = next
	}
	if seen["instances"] != len(was["instances"]) || seen["users"] != len(was["users"]) {
		t.Errorf("the progress was %v", seen)
	}
}

// Numbers that were given once are not given again after a copy, although what
// had them is not there.
func TestCopyGoesOnCounting(t *testing.T) {
	for _, to := range []string{"SQLite", "PostgreSQL"} {
		t.Run(to, func(t *testing.T) {
			source, target := newPlace(t, "PostgreSQL"), newPlace(t, to)
			makeHistory(t, source.Store)
			at := time.Unix(0, 0)
			undone := []*store.Step{newInstance(at), newInstance(at), {Instance: 99, Events: newInstance(at).Events, Fold: &engine.Instance{}}}
			if err := source.Commit(t.Context(), undone); engine.CodeOf(err) != shared.CodeConflict {
				t.Fatal(err)
			}
			if err := store.Copy(t.Context(), source.Store, target.Store, silent); err != nil {
				t.Fatal(err)
			}
			next, here := newInstance(at), newInstance(at)
			if err := target.Commit(t.Context(), []*store.Step{next}); err != nil {
				t.Fatal(err)
			}
			if err := source.Commit(t.Context(), []*store.Step{here}); err != nil {
				t.Fatal(err)
			}
			if next.Instance != here.Instance {
				t.Errorf("the next instance is %d, where it was copied from it is %d", next.Instance, here.Instance)
			}
		})
	}
}

func TestCopyIsAllOrNothing(t *testing.T) {
	source := fullPlace(t)
	for _, kind := range []string{"SQLite", "PostgreSQL"} {
		t.Run(kind, func(t *testing.T) {
			target := newPlace(t, kind)
			empty := target.dump(t)
			ctx, stop := context.WithCancel(t.Context())
			err := store.Copy(ctx, source.Store, target.Store, func(table string, _ int) {
				if table == "journal" {
					stop()
				}
			})
			if engine.CodeOf(err) != shared.CodeUnavailable {
				t.Errorf("stopped on the way: %v", err)
			}
			wantSameDump(t, "after it was stopped", target.dump(t), empty)

			source.raw.exec(t, "UPDATE journal SET actor = actor || '!' WHERE id = 5")
			if err := store.Copy(t.Context(), source.Store, target.Store, silent); engine.CodeOf(err) != shared.CodeConflict || !strings.Contains(err.Error(), "entry 5") {
				t.Errorf("a journal that does not verify: %v", err)
			}
			wantSameDump(t, "after it was refused", target.dump(t), empty)
			source.raw.exec(t, "UPDATE journal SET actor = replace(actor, '!', '') WHERE id = 5")

			if err := store.Copy(t.Context(), source.Store, target.Store, silent); err != nil {
				t.Fatal(err)
			}
			full := target.dump(t)
			if err := store.Copy(t.Context(), source.Store, target.Store, silent); engine.CodeOf(err) != shared.CodeConflict || !strings.Contains(err.Error(), "users") {
				t.Errorf("a database that is in use: %v", err)
			}
			wantSameDump(t, "after a second time", target.dump(t), full)
		})
	}
}
