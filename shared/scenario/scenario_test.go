package scenario

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/metrics"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite what the scenarios expect; read the diff")

// engineScenarios are the files the engine's rules are written down in.
const engineScenarios = "../../engine/testdata/*.txt"

// scenarioFiles reads every scenario of the engine, by path.
func scenarioFiles(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob(engineScenarios)
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios found: %v", err)
	}
	texts := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[file] = string(text)
	}
	return texts
}

// play parses and runs a text; a panic fails this scenario and not the others.
func play(text string) (got string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	s, err := Parse(text)
	if err != nil {
		return "", err
	}
	return s.Run()
}

// TestScenarios runs every scenario of the engine and compares the whole text;
// run again on what it gave, it must give the same.
func TestScenarios(t *testing.T) {
	for file, want := range scenarioFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			got, err := play(want)
			if err != nil {
				t.Fatal(err)
			}
			if again, err := play(got); err != nil || again != got {
				t.Fatalf("run again, something else happens (%v):\n%s", err, firstDifference(got, again))
			}
			if got == want {
				return
			}
			if !*update {
				t.Fatalf("something else happens:\n%s", firstDifference(want, got))
			}
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// TestScenarioRemarks holds every scenario to saying what it shows, and where
// that is laid down.
func TestScenarioRemarks(t *testing.T) {
	for file, text := range scenarioFiles(t) {
		head, _, _ := strings.Cut(text, "\ndigraph")
		remarks := ""
		for _, line := range strings.Split(head, "\n") {
			if strings.HasPrefix(line, "#") {
				remarks += line
			}
		}
		if !cites(remarks) {
			t.Errorf("%s begins without a remark that cites a section (§2), a page of the engine's doc, or a seed (Seed 003)", file)
		}
	}
}

func cites(remarks string) bool {
	for _, place := range []string{"§", "doc/", "Seed 0"} {
		if strings.Contains(remarks, place) {
			return true
		}
	}
	return false
}

// firstDifference shows the first line that differs, with the command above it.
func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	command := ""
	for n := 0; n < len(w) || n < len(g); n++ {
		line := func(lines []string) string {
			if n < len(lines) {
				return lines[n]
			}
			return "(end)"
		}
		if line(w) != line(g) {
			return command + "\nwant " + line(w) + "\ngot  " + line(g)
		}
		if strings.HasPrefix(line(w), "> ") {
			command = line(w)
		}
	}
	return ""
}

// TestParseRefuses gives the line of what cannot be read.
func TestParseRefuses(t *testing.T) {
	graph := "digraph g {\n  sc_key=g\n  A [sc_initial=true sc_actors=\"[\\\"anyone\\\"]\"]\n}\n"
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "line 1: there is no graph"},
		{"no graph", "# a remark\nperson ann\n", "line 2: there is no graph"},
		{"something before the graph", "ann start\n", "line 1: a person, a remark or the graph"},
		{"command before the graph", "> ann start\n", "line 1: a person, a remark or the graph"},
		{"person without a name", "person \n" + graph, "line 1: a person needs a name"},
		{"open graph", "# x\ndigraph g {\n  A\n", "line 2: the graph that begins here does not end"},
		{"no DOT", "digraph g { -> }\n}\n", "line 1: the graph that begins here"},
		{"no verb", graph + "> ann\n", "line 5: a command is"},
		{"unknown verb", graph + "> ann dance\n", `line 5: "dance" is no command`},
		{"state missing", graph + "> ann complete\n", "line 5: complete needs a state"},
		{"state too many", graph + "> ann start\n> ann suspend A\n", "line 6: suspend takes no state"},
		{"state not open", graph + "> ann start\n> ann complete B\n", "line 6: nothing is open at B"},
		{"no number", graph + "> ann complete #x\n", "line 5: "},
		{"no JSON", graph + "> ann start {\n", "line 5: "},
		{"unknown argument", graph + "> ann start {\"x\":1}\n", "line 5: "},
		{"broken graph", "digraph g {\n  sc_key=g\n  A\n}\n> ann start\n", "line 5: the workflow does not compile"},
		{"too large", "#" + strings.Repeat(" ", MaxBytes), "larger than"},
	} {
		if _, err := play(c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

// maxPlayed is what one line of a scenario may allocate, a graph or a command.
// What is freed again counts too, so less is in use at any moment.
const maxPlayed = 256 << 20

// FuzzScenario plays any text: nothing panics or takes more than its share of
// memory, and what it gives stays as it is.
func FuzzScenario(f *testing.F) {
	for _, text := range scenarioFiles(f) {
		if len(text) < 4000 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		before := allocated()
		got, err := play(text)
		lines := strings.Count(text, "\n> ") + strings.Count(text, "digraph") + 1
		if used := allocated() - before; used/uint64(lines) > maxPlayed {
			t.Fatalf("%d commands and graphs allocate %d MB", lines, used>>20)
		}
		switch {
		case err != nil && strings.HasPrefix(err.Error(), "panic"):
			t.Fatal(err)
		case err != nil:
			return
		}
		if again, err := play(got); err != nil || again != got {
			t.Fatalf("run again, something else happens (%v):\n%s", err, firstDifference(got, again))
		}
	})
}

// allocated is how many bytes have been allocated so far.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
