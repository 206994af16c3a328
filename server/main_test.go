package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// asProgram makes the test binary be the program, so that tests can run it as a
// process of its own.
const asProgram = "STATECRAFT_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	// The pool of server/render starts this very binary for its children.
	if os.Getenv(asProgram) != "" || len(os.Args) == 2 && os.Args[1] == childArgument {
		main()
		os.Exit(exitOK)
	}
	os.Exit(m.Run())
}

// cli runs a command line in this process.
func cli(stdin string, args ...string) (out, errs string, code int) {
	var stdout, stderr bytes.Buffer
	code = run(args, strings.NewReader(stdin), &stdout, &stderr)
	return stdout.String(), stderr.String(), code
}

// program runs a command line in a process of its own.
func program(t *testing.T, stdin string, args ...string) (out, errs string, code int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	command := exec.Command(self, args...)
	command.Env = append(os.Environ(), asProgram+"=1")
	command.Stdin, command.Stdout, command.Stderr = strings.NewReader(stdin), &stdout, &stderr
	var exit *exec.ExitError
	if err := command.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return stdout.String(), stderr.String(), command.ProcessState.ExitCode()
}

func TestProgramExitCodes(t *testing.T) {
	cases := []struct {
		args []string
		code int
	}{
		{[]string{"version"}, 0},
		{[]string{"check", "testdata/input/approval.dot"}, 0},
		{[]string{"check", "testdata/input/problems.dot"}, 1},
		{[]string{"check", "testdata/input/broken.dot"}, 2},
		{[]string{"dance"}, 2},
	}
	for _, c := range cases {
		if out, errs, code := program(t, "", c.args...); code != c.code {
			t.Errorf("statecraft %s ends with %d, want %d\n%s%s", strings.Join(c.args, " "), code, c.code, out, errs)
		}
	}
}

// A child that is given nothing to do ends by itself and prints no help.
func TestChildIsNoCommand(t *testing.T) {
	out, errs, code := program(t, "", childArgument)
	if code != exitRefused || strings.Contains(out+errs, "Usage") {
		t.Errorf("exit code %d\n%s%s", code, out, errs)
	}
	if help, _, _ := cli("", "--help"); strings.Contains(help, childArgument) {
		t.Errorf("--help names %s", childArgument)
	}
}

func TestVersion(t *testing.T) {
	out, errs, code := cli("", "version")
	if code != exitOK || errs != "" || !regexp.MustCompile(`^statecraft \S+ go1\.\S+ \w+/\w+\n$`).MatchString(out) {
		t.Errorf("got %q, %q, %d", out, errs, code)
	}
}

func TestHelp(t *testing.T) {
	for name, args := range map[string][]string{
		"statecraft": {"--help"},
		"check":      {"check", "--help"},
		"convert":    {"convert", "--help"},
		"play":       {"play", "--help"},
		"serve":      {"serve", "--help"},
		"version":    {"version", "--help"},
	} {
		t.Run(name, func(t *testing.T) {
			out, errs, code := cli("", args...)
			golden(t, "help/"+name+".txt", session(strings.Join(args, " "), out, errs, code))
		})
	}
}

func TestEveryCommandHasExamples(t *testing.T) {
	for _, c := range newRootCommand().Commands() {
		if !c.Hidden && (c.Short == "" || c.Long == "" || !strings.Contains(c.Example, "  statecraft "+c.Name())) {
			t.Errorf("%s lacks a short text, a long text or an example", c.Name())
		}
	}
}

// A full disk or a closed pipe must not look like success.
func TestOutputThatCannotBeWritten(t *testing.T) {
	for _, args := range [][]string{
		{"version"},
		{"check", "testdata/input/approval.dot"},
		{"check", "--json", "testdata/input/approval.dot"},
		{"convert", "testdata/input/approval.dot", "-o", "-", "--to", "json"},
		{"play", "testdata/input/approval.dot"},
		{"play", "--json", "testdata/input/approval.dot"},
	} {
		var errs bytes.Buffer
		if code := run(args, strings.NewReader(""), brokenPipe{}, &errs); code != exitRefused || !strings.Contains(errs.String(), "closed") {
			t.Errorf("statecraft %s ends with %d: %s", strings.Join(args, " "), code, errs.String())
		}
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
