package backup

import (
	"os"
	"path/filepath"
	"testing"
)

// files of a folder with their texts, links to nothing left out.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, pattern := range []string{"*", "*/*"} {
		names, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if text, err := os.ReadFile(name); err == nil {
				short, _ := filepath.Rel(folder, name)
				found[short] = string(text)
			}
		}
	}
	return found
}

func fill(t *testing.T, folder string, texts map[string]string) {
	t.Helper()
	for name, text := range texts {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// Wherever a restore broke off, doing it again ends the same: the new database in
// place, and every part of the old one together in one folder.
func TestPut(t *testing.T) {
	const aside = "replaced-20260304T120000Z"
	for name, before := range map[string]map[string]string{
		"at the beginning": {"statecraft.db": "old", "statecraft.db-wal": "old wal", "statecraft.db-shm": "old shm"},
		"marked":           {"restoring": aside + "\n", "statecraft.db": "old", "statecraft.db-wal": "old wal", "statecraft.db-shm": "old shm"},
		"one moved": {"restoring": aside + "\n", aside + "/statecraft.db": "old",
			"statecraft.db-wal": "old wal", "statecraft.db-shm": "old shm"},
		"all moved": {"restoring": aside + "\n", aside + "/statecraft.db": "old", aside + "/statecraft.db-wal": "old wal", aside + "/statecraft.db-shm": "old shm"},
		"in place": {"restoring": aside + "\n", aside + "/statecraft.db": "old", aside + "/statecraft.db-wal": "old wal", aside + "/statecraft.db-shm": "old shm",
			"statecraft.db": "new, of the first try"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			fill(t, folder, before)
			fill(t, folder, map[string]string{"work/new": "new", "lock": "lock"})
			got, err := Put(folder, filepath.Join(folder, "work/new"), noon)
			if err != nil || got != aside {
				t.Fatalf("aside %q, %v", got, err)
			}
			want := map[string]string{"statecraft.db": "new", "lock": "lock",
				aside + "/statecraft.db": "old", aside + "/statecraft.db-wal": "old wal", aside + "/statecraft.db-shm": "old shm"}
			found := contents(t, folder)
			for file, text := range want {
				if found[file] != text {
					t.Errorf("%s holds %q, want %q", file, found[file], text)
				}
			}
			if len(found) != len(want) || Interrupted(folder) {
				t.Errorf("leaves %v", found)
			}
		})
	}
}

func TestPutIntoAnEmptyFolder(t *testing.T) {
	folder := t.TempDir()
	fill(t, folder, map[string]string{"work/new": "new"})
	if Holds(folder) || Interrupted(folder) {
		t.Error("an empty folder holds something")
	}
	if aside, err := Put(folder, filepath.Join(folder, "work/new"), noon); err != nil || aside != "" {
		t.Errorf("aside %q, %v", aside, err)
	}
	if found := contents(t, folder); len(found) != 1 || found["statecraft.db"] != "new" || !Holds(folder) {
		t.Errorf("leaves %v", found)
	}
}

// What cannot be put in place leaves the mark, so that nobody takes the folder
// for an empty one.
func TestPutThatFails(t *testing.T) {
	folder := t.TempDir()
	fill(t, folder, map[string]string{"statecraft.db": "old"})
	if _, err := Put(folder, filepath.Join(folder, "nowhere"), noon); err == nil || !Interrupted(folder) {
		t.Errorf("%v; marked: %v", err, Interrupted(folder))
	}
}
