package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"statecraft/server/store"
)

// mounted is a folder on a file system of its own, where the machine allows that.
func mounted(t *testing.T, options string) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, options); err != nil {
		t.Skipf("no file system can be mounted here (%v); the quotas of the other tests stand in for it", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return folder
}

// The disk itself is full, for the database and what SQLite writes beside it.
func TestTheDiskIsFull(t *testing.T) {
	folder := mounted(t, "size=4m")
	s := mustOpen(t, filepath.Join(folder, "statecraft.db"))
	makeHistory(t, s)
	other := filepath.Join(folder, "somebody else's")
	if err := os.WriteFile(other, []byte(strings.Repeat("x", 2<<20)), 0o600); err != nil {
		t.Fatal(err)
	}
	fillUp(t, s)
	if err := os.Remove(other); err != nil {
		t.Fatal(err)
	}
	if err := begins(t.Context(), s, "after"); err != nil {
		t.Error(err)
	}
	if got := titles(t, s); got["after"] != 1 {
		t.Errorf("%v", got)
	}
}

// A file nobody may write is refused at the start, in a sentence.
func TestAReadOnlyFile(t *testing.T) {
	folder := mounted(t, "size=4m")
	path := filepath.Join(folder, "statecraft.db")
	if err := mustOpen(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	remount := func(flags uintptr) {
		if err := syscall.Mount("", folder, "", syscall.MS_REMOUNT|flags, ""); err != nil {
			t.Fatal(err)
		}
	}
	remount(syscall.MS_RDONLY)
	if s, err := store.OpenSQLite(t.Context(), path); err == nil {
		_ = s.Close()
		t.Error("it was opened")
	} else if !strings.Contains(err.Error(), "read-only") {
		t.Errorf("got %v", err)
	}
	remount(0)
	mustOpen(t, path)
}
