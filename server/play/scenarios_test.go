package play

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared/dot"
)

// endings is where it is written down how each scenario ends.
const endings = "testdata/scenarios.txt"

// TestScenarios plays the workflows of all the engine's scenarios, which show
// every rule. Each ends as it is written down; one that is new ends in a way
// that is listed. Those that do not compile are there to show that.
func TestScenarios(t *testing.T) {
	files, err := filepath.Glob("../../engine/testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	text, err := os.ReadFile(endings)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]string{}
	for line := range strings.Lines(string(text)) {
		name, ending, _ := strings.Cut(line, ": ")
		known[name] = strings.TrimSpace(ending)
	}
	var said strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, graph := range graphs(string(text)) {
			w := workflow(t, graph)
			name := strings.TrimSuffix(filepath.Base(file), ".txt") + " " + w.Key
			ending := "does not compile"
			if program, _ := engine.Compile(w); program != nil {
				ending = played(t, New(program, begin(), func(engine.Event) {}), Limit(w))
			}
			if want, ok := known[name]; ok && want != ending && !*update {
				t.Errorf("%s ends with %q, want %q", name, ending, want)
			}
			fmt.Fprintf(&said, "%s: %s\n", name, ending)
		}
	}
	if *update {
		compare(t, endings, said.String())
	}
}

// graphs gives the graphs of a scenario file: each begins with digraph and ends
// with a } at the beginning of a line.
func graphs(text string) []string {
	var list []string
	graph := ""
	for line := range strings.Lines(text) {
		if graph != "" || strings.HasPrefix(line, "digraph") || strings.HasPrefix(line, "strict") {
			graph += line
		}
		if strings.HasPrefix(line, "}") {
			list, graph = append(list, graph), ""
		}
	}
	return list
}

// TestCorpora plays every drawing of other projects that is a directed graph.
func TestCorpora(t *testing.T) {
	root := os.Getenv("STATECRAFT_CORPORA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpora")
	}
	count := 0
	err := filepath.WalkDir(filepath.Join(root, "dot"), func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		result, err := dot.Parse(text)
		if err != nil {
			return nil // shared/dot says which files must be read
		}
		count++
		program, problems := engine.Compile(&result.Workflow)
		if program == nil {
			t.Errorf("%s does not compile: %v", file, problems)
			return nil
		}
		played(t, New(program, begin(), func(engine.Event) {}), Limit(&result.Workflow))
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	switch {
	case count > 0:
		t.Logf("%d drawings played", count)
	case os.Getenv("CI") == "true":
		t.Fatal("not run: corpora")
	default:
		t.Skip("not run: corpora")
	}
}
