package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"statecraft/engine"
	"statecraft/shared/dot"
)

func newCheckCommand() *cobra.Command {
	asJSON := false
	command := &cobra.Command{
		Use:   "check FILE…",
		Short: "Say everything that is wrong with workflows",
		Long: `Reads each workflow (.dot, .gv or .json; "-" is DOT from standard input) and lists
its problems, what was guessed where plain DOT does not say it, and what was left
out because no workflow has it.

With --json each file gives one line: an object with file, ok, workflow, states,
transitions, problems, guesses and dropped, or file, ok and error where it cannot
be read.

Exit code: 0 all run, 1 a problem stands in the way, 2 a file cannot be read.`,
		Example: `  statecraft check expense.dot
  statecraft check --json shared/examples/*.dot`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error {
			c := checking{in: cmd.InOrStdin(), out: cmd.OutOrStdout(), errs: cmd.ErrOrStderr(), asJSON: asJSON}
			for _, file := range files {
				if err := c.file(file); err != nil {
					return err
				}
			}
			return exitWith(c.code)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a file")
	return command
}

// checking is one run of check over several files.
type checking struct {
	in        io.Reader
	out, errs io.Writer
	asJSON    bool
	code      int // the worst so far
}

// checkReport is a line of check --json.
type checkReport struct {
	File        string           `json:"file"`
	OK          bool             `json:"ok"`
	Workflow    string           `json:"workflow,omitempty"` // key
	States      int              `json:"states,omitempty"`
	Transitions int              `json:"transitions,omitempty"`
	Problems    []engine.Problem `json:"problems,omitempty"`
	Guesses     []dot.Guess      `json:"guesses,omitempty"`
	Dropped     []dot.Loss       `json:"dropped,omitempty"`
	Error       *engine.Error    `json:"error,omitempty"`
}

// file checks one file; an error means that the report cannot be written.
func (c *checking) file(name string) error {
	read, err := c.read(name)
	if err != nil {
		c.code = exitInput
		if c.asJSON {
			return c.line(checkReport{File: name, Error: asEngineError(err)})
		}
		report(c.errs, inFile(shownName(name), err))
		return nil
	}
	w := read.workflow
	_, problems := engine.Compile(w)
	ok := !engine.HasErrors(problems)
	if !ok {
		c.code = max(c.code, exitRefused)
	}
	if c.asJSON {
		return c.line(checkReport{
			File: name, OK: ok, Workflow: w.Key, States: len(w.States), Transitions: len(w.Transitions),
			Problems: problems, Guesses: read.guesses, Dropped: read.dropped,
		})
	}
	return c.tell(shownName(name), read, problems)
}

func (c *checking) read(name string) (*document, error) {
	f := formatDOT
	if name != stdio {
		var err error
		if f, err = formatOf(name); err != nil {
			return nil, err
		}
	}
	return readDocument(name, f, c.in)
}

// tell prints what is to be said about a file that could be read: a line each,
// and one that sums up.
func (c *checking) tell(name string, read *document, problems []engine.Problem) error {
	name = oneLine(name)
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s: %s: %s%s\n", name, p.Severity, oneLine(p.Message), oneLine(problemPlace(p)))
	}
	for _, note := range read.notes() {
		fmt.Fprintf(&b, "%s%s\n", name, note)
	}
	verdict := "ok"
	if engine.HasErrors(problems) {
		verdict = "cannot run"
	}
	w := read.workflow
	fmt.Fprintf(&b, "%s: %s, %s, %s\n", name, verdict, count(len(w.States), "state"), count(len(w.Transitions), "transition"))
	_, err := io.WriteString(c.out, b.String())
	return err
}

func (c *checking) line(report checkReport) error {
	return writeJSONLine(c.out, report)
}
