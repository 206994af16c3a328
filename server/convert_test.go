package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestConvert(t *testing.T) {
	cases := []struct{ name, stdin, line string }{
		{"dot-to-json", "", "convert testdata/input/approval.dot -o - --to json"},
		{"dot-to-dot", "", "convert testdata/input/approval.dot -o - --to dot"},
		{"plain", "", "convert testdata/input/plain.dot -o - --to dot"},
		{"pipes", `{"key":"two","states":[{"id":"a","initial":true},{"id":"b"}],"transitions":[{"id":"a->b","from":"a","to":"b"}]}`, "convert - --from json -o - --to dot"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			out, errs, code := cli(c.stdin, strings.Fields(c.line)...)
			golden(t, "convert/"+c.name+".txt", session(c.line, out, errs, code))
		})
	}
}

// There and back again: every example survives both formats to the byte.
func TestConvertRoundTrip(t *testing.T) {
	files, err := filepath.Glob("../shared/examples/*.dot")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	dir := t.TempDir()
	for _, file := range files {
		asJSON, asDOT, again := filepath.Join(dir, "a.json"), filepath.Join(dir, "b.dot"), filepath.Join(dir, "c.json")
		for _, args := range [][]string{{file, "-o", asJSON}, {asJSON, "-o", asDOT}, {asDOT, "-o", again}} {
			if out, errs, code := cli("", append([]string{"convert"}, args...)...); code != exitOK || out+errs != "" {
				t.Fatalf("convert %s: %d\n%s%s", strings.Join(args, " "), code, out, errs)
			}
		}
		if first, second := mustReadFile(t, asJSON), mustReadFile(t, again); first != second {
			t.Errorf("%s comes back as\n%s", file, second)
		}
	}
}

func TestConvertReplacesTheFileWhole(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.json")
	if err := os.WriteFile(out, []byte("before"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, code := cli("", "convert", "testdata/input/broken.dot", "-o", out); code != exitInput || mustReadFile(t, out) != "before" {
		t.Errorf("ends with %d and leaves %q", code, mustReadFile(t, out))
	}
	if _, _, code := cli("", "convert", "testdata/input/approval.dot", "-o", out); code != exitOK || !strings.Contains(mustReadFile(t, out), `"key": "approval"`) {
		t.Errorf("ends with %d and leaves %q", code, mustReadFile(t, out))
	}
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil || len(entries) != 1 {
		t.Errorf("files are left behind: %v, %v", entries, err)
	}
}

func mustReadFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
