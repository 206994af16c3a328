package engine_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// againstReference wants TestReference to fail with a difference between engine
// and reference, on the cases of a plain run.
func (m *mutant) againstReference(t *testing.T) {
	out := output(t, m.build(t, "."), ".", "-test.run=^TestReference$", "-rapid.nofailfile", "-rapid.shrinktime=1ms")
	failed := regexp.MustCompile(`\[rapid\] (failed|panic) after (\d+) tests`).FindStringSubmatch(out)
	switch {
	case failed == nil:
		t.Errorf("survives: %s\n%s", m.about, lastLines(out))
	case failed[1] == "panic" || strings.Contains(out, "(panic: "):
		t.Logf("caught after %s cases, by a panic", failed[2])
	case !regexp.MustCompile(`engine refuses with|engine, of|engine's fold|Decide changed|Advance refuses`).MatchString(out):
		t.Errorf("fails, but not because engine and reference differ: %s\n%s", m.about, lastLines(out))
	default:
		t.Logf("caught after %s cases", failed[2])
	}
}

// againstTests wants a scenario to fail, or else a test of the engine, the
// reference left aside.
func (m *mutant) againstTests(t *testing.T) {
	out := output(t, m.build(t, "../shared/scenario"), "../shared/scenario", "-test.v", "-test.run=^TestScenarios$")
	names := failures(out)
	if len(names) == 0 {
		out = output(t, m.build(t, "."), ".", "-test.v", "-test.run=^Test", "-test.skip=^Test(Reference|Mutants)")
		names = failures(out)
	}
	if len(names) == 0 {
		t.Errorf("survives: %s\n%s", m.about, lastLines(out))
		return
	}
	t.Logf("caught by %d: %s", len(names), strings.Join(names[:min(4, len(names))], ", "))
}

// failures names the tests that failed, of those with subtests only these.
func failures(out string) []string {
	var names []string
	for _, match := range regexp.MustCompile(`(?m)^ *--- FAIL: (\S+)`).FindAllStringSubmatch(out, -1) {
		// A test comes before its subtests.
		if n := len(names); n > 0 && strings.HasPrefix(match[1], names[n-1]+"/") {
			names = names[:n-1]
		}
		names = append(names, match[1])
	}
	slices.Sort(names) // scenarios are played in any order
	return names
}

// build compiles the tests of a package, by its folder, with the mutant in place
// of the engine. A mutant that does not compile is none.
func (m *mutant) build(t *testing.T, folder string) (binary string) {
	t.Helper()
	dir := t.TempDir()
	original, err := filepath.Abs(m.file)
	if err != nil {
		t.Fatal(err)
	}
	replaced := filepath.Join(dir, m.file)
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{original: replaced}})
	if err != nil {
		t.Fatal(err)
	}
	for file, text := range map[string][]byte{replaced: m.text, filepath.Join(dir, "overlay.json"): overlay} {
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	binary = filepath.Join(dir, "mutant.test")
	cmd := exec.Command("go", "test", "-c", "-vet=off", "-ldflags=-s -w", "-overlay", filepath.Join(dir, "overlay.json"), "-o", binary, ".")
	cmd.Dir, cmd.Env = folder, append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("does not compile: %v\n%s", err, out)
	}
	return binary
}

// output gives what a test binary says, in the folder of its package. One that
// does not come to an end is a mutant badly chosen.
func output(t *testing.T, binary, folder string, args ...string) string {
	t.Helper()
	cmd := exec.Command(binary, append(args, "-test.timeout=10m")...)
	// A case that fails is written down; it is none of this engine.
	cmd.Dir, cmd.Env = folder, append(os.Environ(), "TMPDIR="+filepath.Dir(binary))
	out, err := cmd.CombinedOutput()
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if strings.Contains(string(out), "panic: test timed out") {
		t.Fatal("does not come to an end: choose another fault")
	}
	return string(out)
}

func lastLines(out string) string { return out[max(0, len(out)-1500):] }
