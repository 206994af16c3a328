package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/server/play"
)

func TestPlay(t *testing.T) {
	const approval = "testdata/input/approval.dot"
	cases := []struct{ name, stdin, line string }{
		{"waiting", "", "play " + approval},
		{"steps", "", "play " + approval + " --steps testdata/input/approve.jsonl"},
		{"steps-then-auto", `{"complete":"write"}`, "play " + approval + " --steps - --auto"},
		{"refused", "", "play " + approval + " --steps testdata/input/refused.jsonl"},
		{"refused-json", "", "play " + approval + " --steps testdata/input/refused.jsonl --json"},
		{"wrong-steps", "", "play " + approval + " --steps testdata/input/wrong.jsonl"},
		{"incident", "", "play testdata/input/stuck.dot --auto"},
		{"endless", "", "play testdata/input/endless.dot --auto"},
		{"json", "", "play " + approval + " --auto --json"},
		{"problems", "", "play testdata/input/problems.dot"},
		{"votes-auto", "", "play testdata/input/board.dot --auto"},
		{"votes-steps", "", "play testdata/input/board.dot --steps testdata/input/votes.jsonl"},
		{"votes-steps-json", "", "play testdata/input/board.dot --steps testdata/input/votes.jsonl --json"},
		{"votes-steps-then-auto", "", "play testdata/input/board.dot --steps testdata/input/votes.jsonl --auto"},
		{"nobody", "", "play testdata/input/same-eyes.dot --auto"},
		{"pipe", "digraph { a -> b }", "play - --auto"},

		{"module-assessment-returns", "", "play ../shared/examples/module-assessment.dot --steps testdata/input/external.jsonl"},
		{"purchase-approval-above-limit", "", "play ../shared/examples/purchase-approval.dot --steps testdata/input/above-limit.jsonl"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			out, errs, code := cli(c.stdin, strings.Fields(c.line)...)
			if c.name == "endless" {
				// A thousand rounds of the same say nothing that two do not.
				out = out[:200] + "…\n" + out[len(out)-200:]
			}
			golden(t, "play/"+c.name+".txt", session(c.line, out, errs, code))
		})
	}
}

func TestPlayExamplesToTheEnd(t *testing.T) {
	files, err := filepath.Glob("../shared/examples/*.dot")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".dot")
		t.Run(name, func(t *testing.T) {
			line := "play " + file + " --auto"
			out, errs, code := cli("", strings.Fields(line)...)
			golden(t, "play/example-"+name+".txt", session(line, out, errs, code))
			lines := strings.Split(strings.TrimSpace(out), "\n")
			if last := lines[len(lines)-1]; code != exitOK || errs != "" || !strings.HasPrefix(last, "completed at ") {
				t.Errorf("ends with %d, %q, %s", code, last, errs)
			}
		})
	}
}

// With --json every line but the last is an event, and folding the events gives
// the instance that the last line describes.
func TestPlayJSONCanBeFolded(t *testing.T) {
	out, _, _ := cli("", "play", "../shared/examples/conference.dot", "--auto", "--json")
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	instance := &engine.Instance{}
	for _, line := range lines[:len(lines)-1] {
		var e engine.Event
		if err := json.Unmarshal([]byte(line), &e); err != nil || e.Kind == 0 || e.At.Before(beginning()) {
			t.Fatalf("%s: %v", line, err)
		}
		instance.Apply(e)
	}
	var standing play.Standing
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &standing); err != nil {
		t.Fatal(err)
	}
	if instance.Status != engine.StatusCompleted || standing.Outlook != play.Completed || len(standing.Places) != 1 {
		t.Errorf("folds to %s, says %+v", instance.Status, standing)
	}
}

func TestPlayIsReproducible(t *testing.T) {
	first, _, _ := cli("", "play", "../shared/examples/conference.dot", "--auto", "--json")
	second, _, _ := cli("", "play", "../shared/examples/conference.dot", "--auto", "--json")
	if first != second {
		t.Error("two runs differ")
	}
}
