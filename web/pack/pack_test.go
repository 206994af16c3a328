package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// inputs puts a page and a loader into a folder and gives their paths.
func inputs(t *testing.T, page, script string) (wasm, loader string) {
	t.Helper()
	dir := t.TempDir()
	wasm, loader = filepath.Join(dir, "app.wasm"), filepath.Join(dir, "wasm_exec.js")
	mustWrite(t, wasm, page)
	mustWrite(t, loader, script)
	return wasm, loader
}

func mustWrite(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestPackedPageUnpacksToTheSame(t *testing.T) {
	page := strings.Repeat("state and transition ", 1000)
	wasm, loader := inputs(t, page, "loader")
	to := filepath.Join(t.TempDir(), "built")

	r, packed, err := pack(wasm, loader, to, 11)
	if err != nil || !packed {
		t.Fatalf("pack: packed %v, error %v", packed, err)
	}
	small, err := os.ReadFile(filepath.Join(to, wasmName))
	if err != nil {
		t.Fatal(err)
	}
	back, err := io.ReadAll(brotli.NewReader(bytes.NewReader(small)))
	if err != nil || string(back) != page {
		t.Errorf("unpacked %d bytes of %d, error %v", len(back), len(page), err)
	}
	if r.Size != len(page) || r.Sent != len(small) || r.Sent >= r.Size {
		t.Errorf("the record says %d bytes, %d as sent; they are %d and %d", r.Size, r.Sent, len(page), len(small))
	}
	if script, _ := os.ReadFile(filepath.Join(to, loaderName)); string(script) != "loader" {
		t.Errorf("the loader reads %q", script)
	}
}

func TestPackWorksOnlyWhereSomethingChanged(t *testing.T) {
	wasm, loader := inputs(t, "page", "loader")
	to := t.TempDir()
	again := func(quality int) bool {
		t.Helper()
		_, packed, err := pack(wasm, loader, to, quality)
		if err != nil {
			t.Fatal(err)
		}
		return packed
	}
	if !again(5) {
		t.Error("an empty folder was not filled")
	}
	for _, c := range []struct {
		what    string
		change  func()
		quality int
		want    bool
	}{
		{"nothing", func() {}, 5, false},
		{"the quality", func() {}, 6, true},
		{"the page", func() { mustWrite(t, wasm, "another page") }, 6, true},
		{"the loader", func() { mustWrite(t, loader, "another loader") }, 6, true},
		{"a lost file", func() { os.Remove(filepath.Join(to, wasmName)) }, 6, true},
		{"a cut file", func() { mustWrite(t, filepath.Join(to, wasmName), "") }, 6, true},
		{"a broken record", func() { mustWrite(t, recordPath(wasm), "{") }, 6, true},
		{"nothing again", func() {}, 6, false},
	} {
		c.change()
		if got := again(c.quality); got != c.want {
			t.Errorf("changed %s: packed %v, want %v", c.what, got, c.want)
		}
	}
}

func TestPackRefuses(t *testing.T) {
	wasm, loader := inputs(t, "page", "loader")
	for _, c := range []struct {
		what, wasm, loader string
		quality            int
		want               string
	}{
		{"a page that is not compiled", wasm + ".missing", loader, 5, "make build"},
		{"a Go without loader", wasm, loader + ".missing", 5, "lacks its loader"},
		{"an unknown quality", wasm, loader, 12, "not 12"},
	} {
		to := t.TempDir()
		_, _, err := pack(c.wasm, c.loader, to, c.quality)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q in it", c.what, err, c.want)
		}
		if left, _ := os.ReadDir(to); len(left) > 0 {
			t.Errorf("%s: left %d files behind", c.what, len(left))
		}
	}
}
