package play

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared/dot"
)

var update = flag.Bool("update", false, "rewrite what the transcripts say; read the diff")

// underline parts a transcript's input from what happens.
const underline = "---\n"

// TestTranscripts plays every file of testdata/transcripts and compares what
// happens. A file has remarks ("# …"), a workflow in DOT, steps a line each, and
// the line "auto" where the run goes on by itself; then "---" and what the tool
// prints.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/transcripts/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcripts: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			input, _, _ := strings.Cut(string(text), underline)
			if !strings.HasPrefix(input, "# ") {
				t.Error("the file does not begin with a remark that says what it shows")
			}
			compare(t, file, input+underline+transcript(t, input))
		})
	}
}

// compare holds what a file should say against it; -update rewrites the file.
func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test ./server/play -update rewrites it); got\n%s", file, got)
	}
}

// transcript plays the input and tells what happens, as the command line does.
func transcript(t *testing.T, input string) string {
	t.Helper()
	end := strings.Index(input, "\n}\n") + 3
	if end < 3 {
		t.Fatal("there is no graph that ends with a } of its own line")
	}
	w := workflow(t, input[strings.Index(input, "digraph"):end])
	lines, auto := strings.CutSuffix(input[end:], "auto\n")
	steps, err := ParseSteps([]byte(lines), w)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	run := New(mustCompile(t, w), begin(), func(e engine.Event) {
		switch e.Kind {
		case engine.StateEntered, engine.TaskOpened, engine.StateLeft:
		default:
			out.WriteString(engine.Sentence(w, e) + "\n")
		}
	})
	err = run.Steps(steps)
	if err == nil && auto {
		err = run.Auto(Limit(w))
	}
	standing := run.Standing()
	for _, task := range standing.Tasks {
		out.WriteString("Next: " + task.Sentence() + "\n")
	}
	places := []string{string(standing.Outlook)}
	for _, p := range standing.Places {
		places = append(places, p.ID)
	}
	out.WriteString(strings.TrimSpace(strings.Join(places, " ") + "\n" + standing.Message))
	out.WriteString("\n")
	var e *engine.Error
	if errors.As(err, &e) {
		out.WriteString("refused " + string(e.Code) + ": " + e.Error() + "\n")
	}
	return out.String()
}

func workflow(t *testing.T, graph string) *engine.Workflow {
	t.Helper()
	result, err := dot.Parse([]byte(graph))
	if err != nil {
		t.Fatal(err)
	}
	return &result.Workflow
}
