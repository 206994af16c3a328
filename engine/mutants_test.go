package engine_test

import (
	"bytes"
	"flag"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var tryMutants = flag.Bool("mutants", false, "compile every mutant of the engine and hold the tests against it; takes long")

// mutant is the engine with one fault put in, to see whether the tests notice.
type mutant struct {
	name  string
	about string // what is wrong with it
	by    catcher
	file  string // of the engine, the one that differs
	text  []byte // what the file holds instead
}

// catcher says what must notice a mutant.
type catcher string

const (
	byReference catcher = "reference" // TestReference, in a plain run
	byTests     catcher = "tests"     // a scenario or a table case, without the reference
)

// mutants are those written down in testdata/mutants, and the engine without
// each clause that decides who may act.
func mutants(t *testing.T) []mutant {
	t.Helper()
	files, err := filepath.Glob("testdata/mutants/*.txt")
	if err != nil || len(files) < 25 {
		t.Fatalf("%d mutants found: %v", len(files), err)
	}
	var list []mutant
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		m, err := parseMutant(string(text))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		m.name = strings.TrimSuffix(filepath.Base(file), ".txt")
		list = append(list, m)
	}
	return append(list, withoutClauses(t)...)
}

// parseMutant reads a mutant and applies it. It is written down like this:
//
//	What is wrong, in plain words.
//	caught by: reference
//	-- join.go --
//	what the file says, exactly once
//	-- instead --
//	what the mutant says
func parseMutant(text string) (mutant, error) {
	about, rest, ok1 := strings.Cut(text, "\ncaught by: ")
	by, rest, ok2 := strings.Cut(rest, "\n-- ")
	file, rest, ok3 := strings.Cut(rest, " --\n")
	old, instead, ok4 := strings.Cut(rest, "\n-- instead --\n")
	if !ok1 || !ok2 || !ok3 || !ok4 || about == "" || old == "" {
		return mutant{}, fmt.Errorf("a mutant is a remark, caught by:, -- FILE --, the old text, -- instead --, the new text")
	}
	m := mutant{about: about, by: catcher(by), file: file}
	if m.by != byReference && m.by != byTests {
		return mutant{}, fmt.Errorf("it is caught by %s or by %s, not by %q", byReference, byTests, by)
	}
	source, err := os.ReadFile(file)
	if err != nil {
		return mutant{}, err
	}
	if times := bytes.Count(source, []byte(old)); times != 1 {
		return mutant{}, fmt.Errorf("its old text is found %d times in %s: follow what has changed there", times, file)
	}
	m.text = bytes.Replace(source, []byte(old), []byte(strings.TrimSuffix(instead, "\n")), 1)
	if bytes.Equal(m.text, source) {
		return mutant{}, fmt.Errorf("it changes nothing")
	}
	return m, nil
}

// TestMutantsApply keeps the mutants in step with the engine: each still fits and
// is Go. Whether the tests notice it is for TestMutants.
func TestMutantsApply(t *testing.T) {
	for _, m := range mutants(t) {
		if _, err := parser.ParseFile(token.NewFileSet(), m.file, m.text, parser.SkipObjectResolution); err != nil {
			t.Errorf("%s: %v", m.name, err)
		}
	}
}

// TestMutants holds the tests against each mutant; make soak runs it. With -v it
// tells what noticed which.
func TestMutants(t *testing.T) {
	if !*tryMutants {
		t.Skip("with -mutants only: it compiles the engine for each mutant")
	}
	for _, m := range mutants(t) {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			if m.by == byReference {
				m.againstReference(t)
			} else {
				m.againstTests(t)
			}
		})
	}
}
