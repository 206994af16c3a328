package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"statecraft/engine"
	"statecraft/server/play"
)

func newPlayCommand() *cobra.Command {
	p := playing{}
	command := &cobra.Command{
		Use:   "play FILE",
		Short: "Run a workflow with the engine alone and print what happens",
		Long: `Starts an instance of the workflow (.dot, .gv or .json; "-" is DOT from standard
input), performs the steps and prints every event in plain words. Then it lists
what can be signed next, by whom and with which votes so far; the last line says
how it stands: completed, waiting, incident or cancelled, and where.

Steps are lines of JSON (--steps FILE, "-" for standard input):

  {"start":{"data":{"item":"desk"},"roles":{"moderator":["user:bo"]}},"by":"ann"}
  {"complete":"review","outcome":"Approve","by":"bo","data":{},"notes":"fine"}
  {"claim":"review","by":{"name":"bo","groups":["finance"],"manages":["ann"]}}
  {"release":"review","by":"bo"}
  {"delegate":"review","to":"cy","by":"bo"}
  {"complete":"review","by":"cy","for":"bo"}
  {"complete":"*","outcome":"Withdraw","by":"ann"}
  {"resolve":"board","people":["bo","cy"]}
  {"assign":"file","to":"bo"}

A state is named by its id, the whole instance by "*". "by" is a name, or a name
with groups and whom they manage, which hold until others are given for it;
without "by" a stand-in acts who may. The start may be left out: then a stand-in
starts, with valid values in required fields and in those that say who may act,
and a stand-in in every empty seat.

Stand-ins are called after whom they stand for (finance-member, finance-member-2,
somebody, ann-manager, or like the seat or field that names them); of several who
may act, the first does that no other state needs because of four eyes. Where
several must sign or a task is handed out, those asked are the people of the steps
and the users among the actors, and so many stand-ins that there are as many as
must sign and at least three; "resolve" and "assign" say otherwise.

--auto completes what waits, round by round in declared order, each state with the
outcome decided on least often so far, valid values as above, notes where they are
demanded, and stand-ins who may act, each with one vote; after the steps, if there
are any. It stops with the reason where nobody can act.

Time begins on 1 January 2026 at 09:00 UTC and moves on by one second a step, so
the same input prints the same output.

Exit code: 0 played, 1 a step was refused or --auto found no end, 2 wrong usage or
input.`,
		Example: `  statecraft play expense.dot --auto
  statecraft play expense.dot --steps return-and-approve.jsonl
  statecraft play expense.json --auto --json | jq -r .type`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			p.file, p.in, p.out = args[0], cmd.InOrStdin(), cmd.OutOrStdout()
			return p.run(cmd.ErrOrStderr())
		},
	}
	command.Flags().StringVar(&p.steps, "steps", "", `file of steps, "-" for standard input`)
	command.Flags().BoolVar(&p.auto, "auto", false, "go on by itself to the end")
	command.Flags().BoolVar(&p.asJSON, "json", false, "print events and standing as lines of JSON")
	return command
}

// beginning is when every run begins.
func beginning() time.Time { return time.Date(2026, time.January, 1, 9, 0, 0, 0, time.UTC) }

// playing is what play is asked to do.
type playing struct {
	file, steps  string
	auto, asJSON bool
	in           io.Reader
	out          io.Writer
}

func (p *playing) run(stderr io.Writer) error {
	program, err := p.program(stderr)
	if err != nil {
		return err
	}
	steps, err := p.readSteps(program.Workflow())
	if err != nil {
		return err
	}
	var unwritten error
	run := play.New(program, beginning(), func(e engine.Event) {
		if unwritten == nil {
			unwritten = p.event(program.Workflow(), e)
		}
	})
	refused := run.Steps(steps)
	if refused == nil && p.auto {
		refused = run.Auto(play.Limit(program.Workflow()))
	}
	if unwritten == nil {
		unwritten = p.standing(run.Standing())
	}
	if unwritten != nil {
		return unwritten
	}
	if refused != nil {
		return p.refusal(refused)
	}
	return nil
}

// program reads and compiles the workflow. Problems go to standard error, where
// they do not mix with the events.
func (p *playing) program(stderr io.Writer) (*engine.Program, error) {
	f := formatDOT
	if p.file != stdio {
		var err error
		if f, err = formatOf(p.file); err != nil {
			return nil, inputError(err)
		}
	} else if p.steps == stdio {
		return nil, inputError(errors.New("standard input can hold the workflow or the steps, not both"))
	}
	name := shownName(p.file)
	read, err := readDocument(p.file, f, p.in)
	if err != nil {
		return nil, inputError(inFile(name, err))
	}
	program, problems := engine.Compile(read.workflow)
	for _, problem := range problems {
		fmt.Fprintf(stderr, "%s: %s: %s%s\n", oneLine(name), problem.Severity, oneLine(problem.Message), oneLine(problemPlace(problem)))
	}
	if program == nil {
		return nil, inputError(fmt.Errorf("%s cannot run until its problems are mended", name))
	}
	return program, nil
}

func (p *playing) readSteps(w *engine.Workflow) ([]play.Step, error) {
	if p.steps == "" {
		return nil, nil
	}
	text, err := readFile(p.steps, p.in)
	if err != nil {
		return nil, inputError(inFile(shownName(p.steps), err))
	}
	steps, err := play.ParseSteps(text, w)
	if err != nil {
		return nil, inputError(inFile(shownName(p.steps), err))
	}
	return steps, nil
}

func (p *playing) event(w *engine.Workflow, e engine.Event) error {
	if p.asJSON {
		return writeJSONLine(p.out, e)
	}
	_, err := fmt.Fprintln(p.out, oneLine(engine.Sentence(w, e)))
	return err
}

func (p *playing) standing(s play.Standing) error {
	if p.asJSON {
		return writeJSONLine(p.out, s)
	}
	for _, task := range s.Tasks {
		if _, err := fmt.Fprintln(p.out, oneLine("Next: "+task.Sentence())); err != nil {
			return err
		}
	}
	line := string(s.Outlook)
	if len(s.Places) > 0 {
		names := make([]string, len(s.Places))
		for i, place := range s.Places {
			names[i] = place.Name
		}
		line += " at " + strings.Join(names, ", ")
	}
	if s.Message != "" {
		line += ": " + s.Message
	}
	_, err := fmt.Fprintln(p.out, oneLine(line))
	return err
}

// refusal says which step was refused, where it came from a file.
func (p *playing) refusal(err error) error {
	var e *engine.Error
	if errors.As(err, &e) && e.Line > 0 {
		return inFile(shownName(p.steps), err)
	}
	return err
}
