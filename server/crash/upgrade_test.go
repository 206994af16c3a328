package crash

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statecraft/server/backup"
	"statecraft/server/store"
)

// releaseFolder makes a data folder as the first release has left it.
func releaseFolder(t testing.TB) string {
	t.Helper()
	statements, err := os.ReadFile("../store/testdata/release-0001.sql")
	check(t, err)
	folder := t.TempDir()
	db := openSQL(t, "sqlite", filepath.Join(folder, backup.DatabaseName))
	_, err = db.Exec(string(statements))
	check(t, err)
	check(t, db.Close())
	return folder
}

// upgraded opens the database of a folder, which brings it up to date, and gives
// every row of every table but those that say when that was done.
func upgraded(t testing.TB, folder string) string {
	t.Helper()
	path := filepath.Join(folder, backup.DatabaseName)
	s, err := store.OpenSQLite(t.Context(), path)
	check(t, err)
	v, err := s.VerifyJournal(t.Context())
	if err != nil || v.Broken != nil {
		t.Errorf("the journal: %+v %v", v.Broken, err)
	}
	check(t, s.Close())
	return dump(t, openSQL(t, "sqlite", path))
}

func dump(t testing.TB, db *sql.DB) string {
	t.Helper()
	var tables []string
	each(t, db, "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'migration%' AND name NOT LIKE 'sqlite%' ORDER BY name", func(name, _ string) {
		tables = append(tables, name)
	})
	var text strings.Builder
	for _, table := range tables {
		rows, err := db.Query("SELECT * FROM " + table)
		check(t, err)
		columns, err := rows.Columns()
		check(t, err)
		var lines []string
		for rows.Next() {
			values, into := make([]any, len(columns)), make([]any, len(columns))
			for n := range values {
				into[n] = &values[n]
			}
			check(t, rows.Scan(into...))
			lines = append(lines, fmt.Sprintf("%s %v", table, values))
		}
		check(t, rows.Err())
		slices.Sort(lines)
		text.WriteString(strings.Join(lines, "\n") + "\n")
	}
	return text.String()
}

// die runs the program with a command until it kills itself at the moment.
func die(t testing.TB, moment string, times int, environment []string, args ...string) {
	t.Helper()
	out, err := run(killedProgram(t), append(environment, fmt.Sprintf("STATECRAFT_TEST_CRASH=%s:%d", moment, times)), args...)
	if err == nil || err.Error() != "signal: killed" {
		t.Fatalf("it does not come to %s: %v\n%s", moment, err, out)
	}
}

// Killed while it brings a database of the first release up to date, the program
// goes on the next time as if nothing had been: every row is the same.
func TestKilledInAnUpgrade(t *testing.T) {
	t.Parallel()
	want := upgraded(t, releaseFolder(t))
	for _, c := range []struct {
		moment string
		times  int
	}{{"copied-before", 1}, {"migrated", 1}, {"migration-noted", 1}, {"sealing", 1}, {"sealing", 2}, {"sealed", 1}} {
		t.Run(fmt.Sprint(c.moment, c.times), func(t *testing.T) {
			folder := releaseFolder(t)
			for range 2 { // and once more in the same place
				die(t, c.moment, c.times, nil, "serve", "--addr", "127.0.0.1:0", "--data", folder)
			}
			if got := upgraded(t, folder); got != want {
				t.Errorf("it differs from what is never killed:\n%s", firstDifference(got, want))
			}
			serving(t, plainProgram(t), nil, "--data", folder).stop(t)
		})
	}
}

// Killed while it makes the tables in PostgreSQL.
func TestKilledInTheFirstStart(t *testing.T) {
	t.Parallel()
	for _, moment := range []string{"migrated", "migration-noted"} {
		t.Run(moment, func(t *testing.T) {
			c := newCluster(t)
			environment, args := c.settings(0)
			for range 2 {
				die(t, moment, 1, environment, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
			}
			s := serving(t, plainProgram(t), environment, args...)
			found(t, s)
			s.stop(t)
			for _, fault := range readStored(t, c).faults {
				t.Error(fault)
			}
		})
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for n := range a {
		if n >= len(b) || a[n] != b[n] {
			return a[n] + "\nand not\n" + strings.Join(b[n:min(n+1, len(b))], "")
		}
	}
	return "rows are missing"
}
