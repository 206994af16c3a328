package crash

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/backup"
	"statecraft/server/store"
)

// headOf is the end of the journal of a database, which is whole: nothing else
// has the same.
func headOf(t testing.TB, folder string) string {
	t.Helper()
	out, err := run(plainProgram(t), nil, "audit", "verify", "--data", folder)
	if err != nil {
		t.Fatalf("audit verify: %v\n%s", err, out)
	}
	_, head, _ := strings.Cut(out, "head ")
	return strings.TrimSpace(head)
}

// Killed while it writes a backup, the program leaves a whole one or none, the
// database as it was, and nothing that keeps the next try from succeeding.
func TestKilledInABackup(t *testing.T) {
	t.Parallel()
	folder := releaseFolder(t)
	upgraded(t, folder)
	head := headOf(t, folder)
	for _, moment := range []string{"backup-copied", "backup-packed", "backup-published"} {
		t.Run(moment, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "backup")
			die(t, moment, 1, nil, "backup", "--data", folder, file)
			if _, err := os.Lstat(file); err != nil {
				if out, err := run(plainProgram(t), nil, "backup", "--data", folder, file); err != nil {
					t.Fatalf("the next one: %v\n%s", err, out)
				}
			}
			restored := t.TempDir()
			out, err := run(plainProgram(t), nil, "restore", "--data", restored, file)
			if err != nil || !strings.Contains(out, head) {
				t.Errorf("the backup does not hold %s: %v\n%s", head, err, out)
			}
			if got := headOf(t, folder); got != head {
				t.Errorf("the database has become %s", got)
			}
		})
	}
}

// Killed while it restores, the program leaves the old database as it was, or a
// folder that nobody uses until the restore is done again. Nothing of either is
// lost.
func TestKilledInARestore(t *testing.T) {
	t.Parallel()
	source := releaseFolder(t)
	upgraded(t, source)
	file := filepath.Join(t.TempDir(), "backup")
	if out, err := run(plainProgram(t), nil, "backup", "--data", source, file); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, c := range []struct {
		moment string
		times  int
	}{{"unpacked", 1}, {"made-safe", 1}, {"marked", 1}, {"moving-aside", 1}, {"moving-aside", 2}, {"moved-aside", 1}, {"in-place", 1}} {
		t.Run(fmt.Sprint(c.moment, c.times), func(t *testing.T) {
			folder := otherFolder(t)
			before := headOf(t, folder)
			die(t, c.moment, c.times, nil, "restore", "--replace", "--data", folder, file)
			again := []string{"restore", "--data", folder, file}
			if backup.Interrupted(folder) {
				if s, ok := serve(t, plainProgram(t), nil, "--data", folder); ok || !strings.Contains(s.log.last(), "broke off") {
					t.Errorf("half a restore is served: %v\n%s", ok, s.log.last())
				}
			} else {
				if got := headOf(t, folder); got != before {
					t.Errorf("the database that was there has become %s, it was %s", got, before)
				}
				again = append(again, "--replace")
			}
			out, err := run(plainProgram(t), nil, again...)
			if err != nil {
				t.Fatalf("it cannot be done again: %v\n%s", err, out)
			}
			aside, err := filepath.Glob(filepath.Join(folder, "replaced-*"))
			if err != nil || len(aside) != 1 {
				t.Fatalf("the database that was there is in %v, %v", aside, err)
			}
			if got := headOf(t, aside[0]); got != before {
				t.Errorf("moved aside is %s, it was %s", got, before)
			}
			if now, then := headOf(t, folder), headOf(t, source); number(now) != number(then)+1 {
				t.Errorf("restored is %s, the backup was made of %s", now, then)
			}
			serving(t, plainProgram(t), nil, "--data", folder).stop(t)
		})
	}
}

// number is that of the last entry of a journal.
func number(head string) (n int) {
	_, _ = fmt.Sscanf(head, "%d:", &n)
	return n
}

// otherFolder makes a data folder with something of its own, some of it in the
// log of SQLite, as a server that was killed leaves it.
func otherFolder(t testing.TB) string {
	t.Helper()
	folder := t.TempDir()
	s, err := store.OpenSQLite(t.Context(), filepath.Join(folder, backup.DatabaseName))
	check(t, err)
	_, err = s.CreateWorkflow(t.Context(), store.Server(), store.NewWorkflow{Workflow: &engine.Workflow{Key: "mine"}, At: time.Unix(0, 0)})
	check(t, err)
	copied := (&file{folder}).copy(t)
	check(t, s.Close())
	return copied
}
