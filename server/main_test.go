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

	"github.com/spf13/cobra"
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

// command is a command line to run in a process of its own.
func command(t *testing.T, environment []string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	c.Env = append(append(os.Environ(), asProgram+"=1"), environment...)
	return c
}

// program runs a command line in a process of its own.
func program(t *testing.T, stdin string, args ...string) (out, errs string, code int) {
	t.Helper()
	return programIn(t, nil, stdin, args...)
}

// programIn is program with more in the environment.
func programIn(t *testing.T, environment []string, stdin string, args ...string) (out, errs string, code int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	c := command(t, environment, args...)
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(stdin), &stdout, &stderr
	var exit *exec.ExitError
	if err := c.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return stdout.String(), stderr.String(), c.ProcessState.ExitCode()
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
	for _, c := range allCommands(newRootCommand()) {
		name := c.CommandPath()
		t.Run(name, func(t *testing.T) {
			args := append(strings.Fields(name)[1:], "--help")
			out, errs, code := cli("", args...)
			name = strings.ReplaceAll(strings.TrimPrefix(name, "statecraft "), " ", "-")
			golden(t, "help/"+name+".txt", session(strings.Join(args, " "), out, errs, code))
		})
	}
}

// allCommands lists a command and all below it.
func allCommands(c *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{c}
	for _, below := range c.Commands() {
		if !below.Hidden && below.Name() != "help" {
			list = append(list, allCommands(below)...)
		}
	}
	return list
}

func TestEveryCommandHasExamples(t *testing.T) {
	for _, c := range allCommands(newRootCommand()) {
		if c.Short == "" || c.Long == "" || !strings.Contains(c.Example, "  "+c.CommandPath()) {
			t.Errorf("%s lacks a short text, a long text or an example", c.CommandPath())
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
		{"config"},
		{"config", "--json"},
	} {
		var errs bytes.Buffer
		if code := run(args, strings.NewReader(""), brokenPipe{}, &errs); code != exitRefused || !strings.Contains(errs.String(), "closed") {
			t.Errorf("statecraft %s ends with %d: %s", strings.Join(args, " "), code, errs.String())
		}
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
