package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares text with a file below testdata; -update rewrites the file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; go test ./server -update writes it", err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test ./server -update rewrites it); got\n%s", path, got)
	}
}

// session is one command line with all it printed, as a reader would see it.
func session(line, out, errs string, code int) string {
	text := "$ statecraft " + line + "\n" + out
	if errs != "" {
		text += "--- standard error\n" + errs
	}
	return text + fmt.Sprintf("--- exit code %d\n", code)
}
