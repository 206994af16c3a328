package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/server/store/storetest"
)

func TestSQLite(t *testing.T) {
	storetest.Exercise(t, func(t *testing.T) *store.Store { return storetest.SQLite(t) })
}

func mustOpen(t *testing.T, path string) *store.Store {
	t.Helper()
	s, err := store.OpenSQLite(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestReopeningKeepsEverything(t *testing.T) {
	// Characters that mean something in the address of a database.
	path := filepath.Join(t.TempDir(), "a folder?x=1&y#z%20", "data.db")
	if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := store.OpenSQLite(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.CreateWorkflow(t.Context(), store.Server(), store.NewWorkflow{Workflow: &engine.Workflow{Key: "expense"}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.Stat(path)
	if err != nil {
		t.Fatalf("the file is elsewhere: %v", err)
	}
	if file.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v", file.Mode())
	}
	if _, err := mustOpen(t, path).Draft(t.Context(), store.Server(), "expense"); err != nil {
		t.Error(err)
	}
}

func TestOpeningWhatIsNoDatabase(t *testing.T) {
	folder := t.TempDir()
	text := filepath.Join(folder, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("this is no database\n", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{text, folder, filepath.Join(folder, "no", "such", "folder.db")} {
		if s, err := store.OpenSQLite(t.Context(), path); err == nil {
			t.Errorf("%s was opened", path)
			_ = s.Close()
		}
	}
}

func FuzzParseTaskID(f *testing.F) {
	for _, text := range []string{"12-3", "1-1", "", "-", "1-", "-1", "01-1", "1-+1", "1-1-1", "9223372036854775808-1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		id, ok := store.ParseTaskID(text)
		if ok && (id.String() != text || id.Instance < 1 || id.Activation < 1) {
			t.Errorf("%q was read as %v", text, id)
		}
	})
}
