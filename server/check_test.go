package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	cases := []struct{ name, stdin, line string }{
		{"ok", "", "check testdata/input/approval.dot"},
		{"guesses", "", "check testdata/input/plain.dot"},
		{"problems", "", "check testdata/input/problems.dot"},
		{"values", "", "check testdata/input/values.dot"},
		{"several", "", "check testdata/input/approval.dot testdata/input/broken.dot testdata/input/problems.dot"},
		{"pipe", "digraph { a -> b }", "check -"},
		{"json", "", "check --json testdata/input/approval.dot testdata/input/problems.dot testdata/input/plain.dot testdata/input/unknown.json"},
		{"examples", "", "check ../shared/examples/conference.dot ../shared/examples/module-assessment.dot ../shared/examples/order-processing.dot ../shared/examples/purchase-approval.dot"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			out, errs, code := cli(c.stdin, strings.Fields(c.line)...)
			golden(t, "check/"+c.name+".txt", session(c.line, out, errs, code))
		})
	}
}

func TestCheckJSONIsOneObjectALine(t *testing.T) {
	out, _, _ := cli("", "check", "--json", "testdata/input/approval.dot", "testdata/input/broken.dot")
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, line := range lines {
		var report checkReport
		if err := json.Unmarshal([]byte(line), &report); err != nil || report.File == "" || report.OK == (report.Error != nil) {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// A workflow is somebody else's text: it must not move the cursor or change the
// colours of the terminal that shows it.
func TestOutputHoldsNoControlCharacters(t *testing.T) {
	for _, line := range []string{
		"check testdata/input/escape.dot", "play testdata/input/escape.dot", "convert testdata/input/escape.dot -o - --to json",
	} {
		out, errs, _ := cli("", strings.Fields(line)...)
		if strings.ContainsRune(out+errs, '\x1b') {
			t.Errorf("statecraft %s passes an escape character on", line)
		}
	}
}
