package crash

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// top is the top of the project, seen from this package.
const top = "../.."

// edit is a change of the source that a program is built with. The file itself
// stays as it is.
type edit struct {
	file    string // from the top
	old     string // found there exactly once
	instead string
}

// overlay gives the files of the project that differ, by path from the top.
func overlay(edits []edit) (map[string]string, error) {
	files := map[string]string{}
	for _, e := range edits {
		text, changed := files[e.file]
		if !changed {
			original, err := os.ReadFile(filepath.Join(top, e.file))
			if err != nil {
				return nil, err
			}
			text = string(original)
		}
		if times := strings.Count(text, e.old); times != 1 {
			return nil, fmt.Errorf("%q is found %d times in %s: follow what has changed there", e.old, times, e.file)
		}
		files[e.file] = strings.Replace(text, e.old, e.instead, 1)
	}
	return files, nil
}

// build makes the program in a folder, with some files instead of those that are
// there.
func build(folder string, files map[string]string) (program string, err error) {
	replace := map[string]string{}
	for name, text := range files {
		original, err := filepath.Abs(filepath.Join(top, name))
		if err != nil {
			return "", err
		}
		replace[original] = filepath.Join(folder, strings.ReplaceAll(name, "/", "_"))
		if err := os.WriteFile(replace[original], []byte(text), 0o600); err != nil {
			return "", err
		}
	}
	list, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(folder, "overlay.json")
	if err := os.WriteFile(overlay, list, 0o600); err != nil {
		return "", err
	}
	program = filepath.Join(folder, "statecraft")
	c := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-overlay", overlay, "-o", program, "./server")
	c.Dir, c.Env = top, append(os.Environ(), "CGO_ENABLED=0")
	if out, err := c.CombinedOutput(); err != nil {
		return "", fmt.Errorf("the program does not build: %w\n%s", err, out)
	}
	return program, nil
}

// programs are built once, by the first who asks, and removed in the end.
type programs struct {
	plain  func() (string, error) // as people run it
	killed func() (string, error) // kills itself at named moments
	mutex  sync.Mutex
	made   []string // folders
}

var built = newPrograms()

func newPrograms() *programs {
	p := &programs{}
	p.plain = sync.OnceValues(func() (string, error) { return p.make(nil) })
	p.killed = sync.OnceValues(func() (string, error) { return p.make(momentEdits()) })
	return p
}

// make builds a program with the edits, and those of the mutant this is a test of.
func (p *programs) make(edits []edit) (string, error) {
	fault, err := chosenMutant()
	if err != nil {
		return "", err
	}
	files, err := overlay(append(edits, fault...))
	if err != nil {
		return "", err
	}
	if len(edits) > 0 {
		hook, err := os.ReadFile("testdata/point.go.txt")
		if err != nil {
			return "", err
		}
		files["server/crash/point/point.go"] = string(hook)
	}
	folder, err := os.MkdirTemp("", "statecraft-crash-")
	if err != nil {
		return "", err
	}
	p.mutex.Lock()
	p.made = append(p.made, folder)
	p.mutex.Unlock()
	return build(folder, files)
}

func (p *programs) remove() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	for _, folder := range p.made {
		_ = os.RemoveAll(folder)
	}
}

// plainProgram is the program as people run it.
func plainProgram(t testing.TB) string { return needed(t, built.plain) }

// killedProgram is the one that kills itself at named moments.
func killedProgram(t testing.TB) string { return needed(t, built.killed) }

func needed(t testing.TB, make func() (string, error)) string {
	t.Helper()
	program, err := make()
	if err != nil {
		t.Fatal(err)
	}
	return program
}
