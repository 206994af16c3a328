package store_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// migrations lists every migration with the SHA-256 of its file from the release
// on that brought it: people have applied it then, and it never changes again.
// Those of the release to come have none yet.
func migrations() map[string]string {
	return map[string]string{
		"sqlite/0001_initial.tx.up.sql":   "3cc08e9983f79643c64c90e2bb1bd442df960fc8fc4953a5b71c85063e7e6a52",
		"sqlite/0002_journal.tx.up.sql":   "",
		"sqlite/0003_page.tx.up.sql":      "",
		"postgres/0002_initial.tx.up.sql": "",
		"postgres/0003_page.tx.up.sql":    "",
	}
}

func TestReleasedMigrationsNeverChange(t *testing.T) {
	listed := migrations()
	err := fs.WalkDir(os.DirFS("migrations"), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		want, known := listed[path]
		delete(listed, path)
		text, err := os.ReadFile(filepath.Join("migrations", path))
		hash := sha256.Sum256(text)
		switch {
		case !known:
			t.Errorf("%s is not listed here: add it", path)
		case want != "" && want != hex.EncodeToString(hash[:]):
			t.Errorf("%s was released and is different now (%x): put back what it was and write another migration", path, hash)
		}
		return err
	})
	if err != nil || len(listed) > 0 {
		t.Errorf("these are gone: %v (%v)", listed, err)
	}
}

// release is a database the release before has left, and what its program said of
// it. Its program made both files, once and for all.
type release struct {
	Instances []struct {
		Summary  shared.InstanceSummary
		Sequence int
		Fold     engine.Instance
		Events   []engine.Event
		SignOffs []shared.SignOff
		Tasks    []shared.Task
	}
	Sees  map[string][]int64
	Tasks map[string]map[shared.TaskView][]shared.Task
}

func openRelease(t *testing.T) (path string, said release) {
	t.Helper()
	statements, err := os.ReadFile("testdata/release-0001.sql")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/release-0001.json")
	if err == nil {
		err = json.Unmarshal(text, &said)
	}
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "statecraft.db")
	execute(t, path, string(statements))
	return path, said
}

// execute runs statements on a file, past the program.
func execute(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err == nil {
		_, err = db.Exec(statements)
	}
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

func releaseCaller(name string) store.Caller {
	groups := map[string][]string{"ben": {"finance"}, "cleo": {"finance", "sales"}, "dan": {"sales"}}
	sets := map[string]shared.PermissionSet{"ann": shared.Designer, "vera": shared.Viewer}
	c := store.Caller{Person: engine.Person{Name: name, Groups: groups[name]}, Sets: []shared.PermissionSet{shared.Participant}}
	if set, ok := sets[name]; ok {
		c.Sets[0] = set
	}
	return c
}

func TestUpgradeKeepsEverything(t *testing.T) {
	path, said := openRelease(t)
	s := mustOpen(t, path)
	for _, want := range said.Instances {
		id := want.Summary.ID
		i, err := s.Instance(t.Context(), store.Server(), id)
		if err != nil {
			t.Fatal(err)
		}
		wantJSON(t, "summary", i.Summary, want.Summary)
		wantJSON(t, "sequence", i.Sequence, want.Sequence)
		wantJSON(t, "fold", i.Fold, want.Fold)
		events, err := s.History(t.Context(), store.Server(), id)
		if err != nil {
			t.Fatal(err)
		}
		wantJSON(t, "history", events, want.Events)
		for _, task := range want.Tasks {
			got, err := s.Task(t.Context(), store.Server(), store.TaskID{Instance: id, Activation: task.Activation}, store.Known{})
			if err != nil {
				t.Fatalf("task %s: %v", task.ID, err)
			}
			wantTask(t, got.Task, task)
			wantJSON(t, "sign-offs", got.SignOffs, want.SignOffs)
		}
	}
	for name, ids := range said.Sees {
		list, _, err := s.Instances(t.Context(), releaseCaller(name), store.InstanceFilter{})
		if err != nil {
			t.Fatal(err)
		}
		var seen []int64
		for _, i := range list {
			seen = append(seen, i.ID)
		}
		if !slices.Equal(seen, ids) {
			t.Errorf("%s sees %v, saw %v", name, seen, ids)
		}
	}
	v, err := s.VerifyJournal(t.Context())
	if err != nil || v.Broken != nil || v.Entries == 0 {
		t.Errorf("the journal: %+v %v", v, err)
	}
}

func TestUpgradeKeepsWhatPeopleHaveToDo(t *testing.T) {
	path, said := openRelease(t)
	s := mustOpen(t, path)
	for name, views := range said.Tasks {
		for view, want := range views {
			tasks, _, err := s.Tasks(t.Context(), releaseCaller(name), store.TaskFilter{View: view})
			if err != nil || len(tasks) != len(want) {
				t.Errorf("%s has %d tasks in %s, had %d (%v)", name, len(tasks), view, len(want), err)
				continue
			}
			byID := func(a, b shared.Task) int { return strings.Compare(a.ID, b.ID) }
			if view == shared.TasksDone { // the order of what is signed at one moment was another
				slices.SortFunc(tasks, byID)
				slices.SortFunc(want, byID)
			}
			for n := range tasks {
				if want[n].ClosedAt.IsZero() && view != shared.TasksDone {
					want[n].SignOff = nil // votes stand with the task itself
				}
				wantTask(t, tasks[n], want[n])
			}
		}
	}
	b, err := s.Burden(t.Context(), "handing", "work")
	if err != nil || b.Open["ben"] != 2 || b.Open["cleo"] != 1 || b.Last["ben"].IsZero() {
		t.Errorf("the burden is %+v (%v)", b, err)
	}
}

// wantTask compares a task with what the release before said of it. Those that
// are closed had a revision and actors, which nobody needs any more.
func wantTask(t *testing.T, got, want shared.Task) {
	t.Helper()
	if !want.ClosedAt.IsZero() {
		want.Revision, want.Actors = 0, []engine.Actor{}
	}
	wantJSON(t, "task", got, want)
}

func wantJSON(t *testing.T, what string, got, want any) {
	t.Helper()
	is, err1 := json.Marshal(got)
	was, err2 := json.Marshal(want)
	if err1 != nil || err2 != nil || string(is) != string(was) {
		t.Errorf("%s (%v, %v)\nis  %s\nwas %s", what, err1, err2, is, was)
	}
}

func TestUpgradePutsACopyBeside(t *testing.T) {
	path, _ := openRelease(t)
	s := mustOpen(t, path)
	copied := s.CopyBefore()
	if copied != filepath.Join(filepath.Dir(path), "statecraft.before-0002.db") {
		t.Fatalf("the copy is %q", copied)
	}
	if info, err := os.Stat(copied); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	execute(t, copied, "SELECT count(*) FROM sign_offs") // a table of the release before
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*unfinished*")); err != nil || len(left) > 0 {
		t.Errorf("%v is left (%v)", left, err)
	}
	if again := mustOpen(t, path); again.CopyBefore() != "" {
		t.Error("it was copied although nothing has changed")
	}
	// What was copied is as good as what it was copied from.
	if restored := mustOpen(t, copied); !strings.HasSuffix(restored.CopyBefore(), "statecraft.before-0002.before-0002.db") {
		t.Errorf("the copy was not brought up to date: %q", restored.CopyBefore())
	}
	if fresh := mustOpen(t, filepath.Join(t.TempDir(), "new.db")); fresh.CopyBefore() != "" {
		t.Error("a new file was copied")
	}
}

func TestNoRoomForTheCopyChangesNothing(t *testing.T) {
	path, _ := openRelease(t)
	blocked := filepath.Join(filepath.Dir(path), "statecraft.before-0002.db")
	if err := os.MkdirAll(filepath.Join(blocked, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	if s, err := store.OpenSQLite(t.Context(), path); err == nil {
		_ = s.Close()
		t.Fatal("it was opened without a copy")
	}
	execute(t, path, "SELECT count(*) FROM sign_offs")
	if err := os.RemoveAll(blocked); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, path)
}

// An instance that began before the upgrade goes on after it.
func TestUpgradedInstancesGoOn(t *testing.T) {
	path, said := openRelease(t)
	s := mustOpen(t, path)
	for _, in := range said.Instances {
		if in.Summary.Title != "in the pool" {
			continue
		}
		i, err := s.Instance(t.Context(), store.Server(), in.Summary.ID)
		if err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
		fold := i.Fold.Clone()
		events := []engine.Event{{Kind: engine.Suspended, At: at, By: "ann"}}
		fold.ApplyAll(events)
		step := &store.Step{Instance: in.Summary.ID, Sequence: i.Sequence, Caller: releaseCaller("ann"), Action: "suspend", Events: events, Fold: fold}
		if err := s.Commit(t.Context(), []*store.Step{step}); err != nil {
			t.Fatal(err)
		}
		history, err := s.History(t.Context(), store.Server(), in.Summary.ID)
		if err != nil || len(history) != len(in.Events)+1 {
			t.Errorf("%d events, want one more than %d (%v)", len(history), len(in.Events), err)
		}
	}
	if v, err := s.VerifyJournal(t.Context()); err != nil || v.Broken != nil {
		t.Errorf("the journal: %+v %v", v, err)
	}
}
