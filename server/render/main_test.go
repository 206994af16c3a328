package render

import (
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The test binary is its own child, so that tests run real processes: the first
// argument says which kind of process to be, the second is a folder in which it
// leaves a file named by its process id.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 {
		if be, known := kinds()[kind(os.Args[1])]; known {
			folder := os.Args[2]
			if err := os.WriteFile(filepath.Join(folder, strconv.Itoa(os.Getpid())), nil, 0o600); err != nil {
				panic(err)
			}
			if err := be(folder); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			return
		}
	}
	os.Exit(run(m))
}

// run gives all pools one folder, so that Graphviz is compiled only once.
func run(m *testing.M) int {
	folder, err := os.MkdirTemp("", "statecraft-render-test-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	poolFolder = folder
	return m.Run()
}

var poolFolder string

// nursery is the folder in which the children of a test leave their ids.
type nursery string

func newNursery(t testing.TB) nursery { return nursery(t.TempDir()) }

// command starts a child of a kind.
func (n nursery) command(t testing.TB, k kind) []string {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return []string{program, string(k), string(n)}
}

// born lists the ids of all children so far.
func (n nursery) born(t testing.TB) []int {
	t.Helper()
	entries, err := os.ReadDir(string(n))
	if err != nil {
		t.Fatal(err)
	}
	var ids []int
	for _, entry := range entries {
		if id, err := strconv.Atoi(entry.Name()); err == nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// awaitBusy waits until a good child has begun a layout.
func (n nursery) awaitBusy(t testing.TB) {
	t.Helper()
	await(t, "a child at work", func() bool {
		_, err := os.Stat(filepath.Join(string(n), busyMark))
		return err == nil
	})
}

func (n nursery) forgetBusy(t testing.TB) {
	t.Helper()
	if err := os.Remove(filepath.Join(string(n), busyMark)); err != nil {
		t.Fatal(err)
	}
}

// await polls for what another process brings about.
func await(t testing.TB, what string, come func() bool) {
	t.Helper()
	const patience = 2 * time.Minute
	for start := time.Now(); !come(); time.Sleep(5 * time.Millisecond) {
		if time.Since(start) > patience {
			t.Fatalf("waited %s for %s", patience, what)
		}
	}
}

func openPool(t testing.TB, o Options) *Pool {
	t.Helper()
	if o.Command == nil {
		o.Command = newNursery(t).command(t, goodChild)
	}
	o.Folder = poolFolder
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	p, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}
