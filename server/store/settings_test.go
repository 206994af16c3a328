package store

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"statecraft/engine"
	"statecraft/shared"
)

func openForTest(t *testing.T) (*Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "statecraft.db")
	s, err := OpenSQLite(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, path
}

// The settings of both sides are those SQLite itself reports.
func TestSettingsAreInForce(t *testing.T) {
	s, _ := openForTest(t)
	for name, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"} {
		var got string
		if err := s.write.QueryRow("PRAGMA " + name).Scan(&got); err != nil || got != want {
			t.Errorf("the writer's %s is %q (%v), want %q", name, got, err, want)
		}
		if err := s.read.QueryRow("PRAGMA " + name).Scan(&got); err != nil || got != want {
			t.Errorf("a reader's %s is %q (%v), want %q", name, got, err, want)
		}
	}
	if n := s.write.Stats().MaxOpenConnections; n != 1 {
		t.Errorf("there are %d writers", n)
	}
}

func TestASettingThatIsNotTakenIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "statecraft.db")
	settings := append([]setting{{"journal_mode", "OFF", "wal"}}, writerSettings()[2:]...)
	_, err := openSQLite(t.Context(), path, settings, 1)
	if err == nil || !strings.Contains(err.Error(), "journal_mode") || !strings.Contains(err.Error(), "local disk") {
		t.Errorf("got %v", err)
	}
}

func TestReadersCannotWrite(t *testing.T) {
	s, _ := openForTest(t)
	if _, err := s.read.Exec("DELETE FROM workflows"); !isTemporary(err) {
		t.Errorf("a reader wrote: %v", err)
	}
}

// A write transaction is one from its beginning: nobody gets in between its
// first read and its first write.
func TestWritersTakeTheLockAtOnce(t *testing.T) {
	s, path := openForTest(t)
	impatient := writerSettings()
	impatient[0] = setting{"busy_timeout", "1", "1"}
	other, err := openSQLite(t.Context(), path, impatient, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	tx, err := s.write.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Begin(); !isTemporary(err) {
		t.Errorf("a second writer began: %v", err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
}

// A disk without room refuses the change, loses nothing, and goes on by itself.
func TestAFullDiskIsTemporary(t *testing.T) {
	s, _ := openForTest(t)
	save := func(key string) error {
		w := &engine.Workflow{Key: key, Description: strings.Repeat("x", 100_000)}
		_, err := s.CreateWorkflow(t.Context(), Server(), NewWorkflow{Workflow: w})
		return err
	}
	if err := save("before"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec("PRAGMA max_page_count = 1"); err != nil {
		t.Fatal(err)
	}
	err := save("full")
	if engine.CodeOf(err) != shared.CodeUnavailable || !strings.Contains(err.Error(), "full") {
		t.Errorf("got %v", err)
	}
	if _, err := s.write.Exec("PRAGMA max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	if err := save("after"); err != nil {
		t.Error(err)
	}
	list, _, err := s.Workflows(t.Context(), Server(), WorkflowFilter{})
	if err != nil || len(list) != 2 {
		t.Errorf("%d workflows, %v", len(list), err)
	}
}

func TestVersionsNeverChange(t *testing.T) {
	s, _ := openForTest(t)
	if _, err := s.CreateWorkflow(t.Context(), Server(), NewWorkflow{Workflow: &engine.Workflow{Key: "expense"}}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Publish(t.Context(), Server(), "expense", shared.PublishDraft{Revision: 1}, time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec("UPDATE versions SET content = '{}'"); err == nil {
		t.Error("a version was changed")
	}
}

func TestMigrationsApplyAsAWholeAndOnce(t *testing.T) {
	s, _ := openForTest(t)
	if _, err := s.write.Exec("DELETE FROM migrations"); err != nil {
		t.Fatal(err)
	}
	good := fstest.MapFS{"m/0001_a.tx.up.sql": {Data: []byte("CREATE TABLE a (n INTEGER);")}}
	bad := fstest.MapFS{
		"m/0001_a.tx.up.sql": good["m/0001_a.tx.up.sql"],
		"m/0002_b.tx.up.sql": {Data: []byte("CREATE TABLE b (n INTEGER);\nINSERT INTO nowhere VALUES (1);")},
	}
	exists := func(table string) bool {
		_, err := s.write.Exec("SELECT * FROM " + table)
		return err == nil
	}
	if err := migrateUp(t.Context(), s.write, bad, "m", nil); err == nil || !exists("a") || exists("b") {
		t.Errorf("after a bad migration: %v, a %v, b %v", err, exists("a"), exists("b"))
	}
	mended := fstest.MapFS{
		"m/0001_a.tx.up.sql": good["m/0001_a.tx.up.sql"],
		"m/0002_b.tx.up.sql": {Data: []byte("CREATE TABLE b (n INTEGER);")},
	}
	for range 2 {
		if err := migrateUp(t.Context(), s.write, mended, "m", nil); err != nil || !exists("b") {
			t.Errorf("after it was mended: %v", err)
		}
	}
	if err := migrateUp(t.Context(), s.write, good, "m", nil); err == nil || !strings.Contains(err.Error(), "newer release") {
		t.Errorf("an older release opened it: %v", err)
	}
	loose := fstest.MapFS{
		"m/0001_a.tx.up.sql": good["m/0001_a.tx.up.sql"], "m/0002_b.tx.up.sql": mended["m/0002_b.tx.up.sql"],
		"m/0003_c.up.sql": {Data: []byte("CREATE TABLE c (n INTEGER);")},
	}
	if err := migrateUp(t.Context(), s.write, loose, "m", nil); err == nil {
		t.Error("a migration outside of a transaction was applied")
	}
}
