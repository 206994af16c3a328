package backup

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/backup/archive"
	"statecraft/server/store"
)

var noon = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)

// folderWith makes a data folder with some workflows in it.
func folderWith(t testing.TB, workflows int) string {
	t.Helper()
	folder := t.TempDir()
	s := openStore(t, filepath.Join(folder, DatabaseName))
	addWorkflows(t, s, 0, workflows)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return folder
}

func openStore(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.OpenSQLite(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func addWorkflows(t testing.TB, s *store.Store, from, to int) {
	t.Helper()
	for n := from; n < to; n++ {
		w := &engine.Workflow{Key: fmt.Sprintf("w-%d", n), Description: strings.Repeat("words ", 500)}
		if _, err := s.CreateWorkflow(t.Context(), store.Server(), store.NewWorkflow{Workflow: w, At: noon}); err != nil {
			t.Error(err)
			return
		}
	}
}

func write(t testing.TB, folder string) (string, *archive.Manifest) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "backup")
	m, err := Write(t.Context(), folder, file, "v1", noon)
	if err != nil {
		t.Fatal(err)
	}
	return file, m
}

// read restores a backup and gives the journal's end and number of workflows.
func read(t testing.TB, file string) (*archive.Manifest, store.VerifiedJournal) {
	t.Helper()
	database := filepath.Join(t.TempDir(), "restored.db")
	m, err := Read(t.Context(), file, database)
	if err != nil {
		t.Fatal(err)
	}
	s := openStore(t, database)
	defer s.Close()
	verified, err := s.VerifyJournal(t.Context())
	if err != nil || verified.Broken != nil {
		t.Fatalf("the journal: %+v, %v", verified, err)
	}
	return m, verified
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	file, written := write(t, folderWith(t, 5))
	m, journal := read(t, file)
	if *m != *written || m.Entries != journal.Entries || m.Head != journal.Head || m.Version != "v1" || !m.At.Equal(noon) || m.Change == "" {
		t.Errorf("wrote %+v, read %+v with %+v", written, m, journal)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
	if left, _ := os.ReadDir(filepath.Dir(file)); len(left) != 1 {
		t.Errorf("leaves %v", left)
	}
}

// Backups made one after the other while somebody writes without a pause: each
// is of one moment, none is older than what was acknowledged before it began,
// and the writer was never refused.
func TestBackupWhileWriting(t *testing.T) {
	folder := folderWith(t, 1)
	s := openStore(t, filepath.Join(folder, DatabaseName))
	defer s.Close()
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for n := 1; ; n++ {
			select {
			case <-stop:
				return
			default:
				addWorkflows(t, s, n, n+1)
			}
		}
	}()
	defer func() { close(stop); <-stopped }()
	last := int64(0)
	for range 5 {
		before, err := s.JournalHead(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		file, _ := write(t, folder)
		m, journal := read(t, file)
		if journal.Entries < before || journal.Entries != m.Entries || journal.Entries < last {
			t.Errorf("the backup ends at %d, the manifest at %d; %d were acknowledged", journal.Entries, m.Entries, before)
		}
		last = journal.Entries
	}
	if last < 10 {
		t.Errorf("only %d entries were written meanwhile", last)
	}
}

func TestWriteRefuses(t *testing.T) {
	folder := folderWith(t, 1)
	taken := filepath.Join(t.TempDir(), "taken")
	if err := os.WriteFile(taken, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	foreign, broken := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, DatabaseName), bytes.Repeat([]byte("no database "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(foreign, DatabaseName), emptyDatabase(t), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ folder, file, says string }{
		"taken name":       {folder, taken, "overwrites nothing"},
		"no folder for it": {folder, filepath.Join(t.TempDir(), "no", "backup"), "cannot be written"},
		"no database":      {t.TempDir(), "backup", "holds no database"},
		"another database": {foreign, filepath.Join(t.TempDir(), "b"), "no database of this program"},
		"broken database":  {broken, filepath.Join(t.TempDir(), "b"), "cannot be copied"},
	} {
		_, err := Write(t.Context(), c.folder, c.file, "v1", noon)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(c.file), ".statecraft-*")); len(left) > 0 {
			t.Errorf("%s leaves %v", name, left)
		}
	}
	if text, _ := os.ReadFile(taken); string(text) != "precious" {
		t.Errorf("overwrote a file with %q", text)
	}
}

// packWith makes a backup of a database that need not be the manifest's.
func packWith(t *testing.T, m archive.Manifest, database []byte) string {
	t.Helper()
	sum := sha256.Sum256(database)
	m.Bytes, m.SHA256 = int64(len(database)), hex.EncodeToString(sum[:])
	var out bytes.Buffer
	if err := archive.Pack(&out, &m, bytes.NewReader(database)); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "backup")
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// What every checksum says is right is looked at all the same: damage from before
// the backup was made, and a manifest that speaks of another database.
func TestReadLooksInside(t *testing.T) {
	file, m := write(t, folderWith(t, 50))
	plain := filepath.Join(t.TempDir(), "plain.db")
	if _, err := Read(t.Context(), file, plain); err != nil {
		t.Fatal(err)
	}
	database, err := os.ReadFile(plain)
	if err != nil {
		t.Fatal(err)
	}
	hurt := bytes.Clone(database)
	for at := len(hurt) / 2; at < len(hurt)/2+3*4096; at++ {
		hurt[at] = 0xff
	}
	other := *m
	other.Entries++
	for says, copied := range map[string]string{
		"SQLite": packWith(t, *m, hurt), "not the one its manifest speaks of": packWith(t, other, database),
		"cut short": packWith(t, *m, database[:len(database)/2]), "no database of this program": packWith(t, *m, emptyDatabase(t)),
	} {
		_, err := Read(t.Context(), copied, filepath.Join(t.TempDir(), "db"))
		if err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("says %v, want %q", err, says)
		}
	}
	if _, err := Read(t.Context(), packWith(t, *m, database), filepath.Join(t.TempDir(), "db")); err != nil {
		t.Errorf("refuses the database itself: %v", err)
	}
}

// emptyDatabase is one of SQLite with nothing in it that we know.
func emptyDatabase(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "empty.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE other (a TEXT)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
