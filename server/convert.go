package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"statecraft/engine"
	"statecraft/shared/dot"
)

func newConvertCommand() *cobra.Command {
	c := conversion{}
	command := &cobra.Command{
		Use:   "convert IN -o OUT",
		Short: "Turn a workflow from DOT into JSON, or back",
		Long: `Reads a workflow and writes it in the format of the other file's name: .dot or .gv
is DOT, .json is JSON. "-" is standard input or output, with the format given by
--from or --to. Converting DOT to DOT writes it in Statecraft's own form.

What was guessed where plain DOT does not say it, and what was left out because no
workflow has it, is listed on standard error. A workflow with problems converts
too; "statecraft check" lists them.

Exit code: 0 written, 1 cannot be written, 2 wrong usage or input.`,
		Example: `  statecraft convert expense.dot -o expense.json
  statecraft convert expense.json -o - --to dot
  dot -Tcanon graph.gv | statecraft convert - --from dot -o graph.json`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			c.in = args[0]
			return c.run(cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	command.Flags().StringVarP(&c.out, "output", "o", "", `file to write, "-" for standard output`)
	command.Flags().StringVar(&c.from, "from", "", "format of IN: dot or json (default by its name)")
	command.Flags().StringVar(&c.to, "to", "", "format of OUT: dot or json (default by its name)")
	return command
}

// conversion is what convert is asked to do.
type conversion struct {
	in, out  string // file names
	from, to string // as given, or empty
}

func (c *conversion) run(stdin io.Reader, stdout, stderr io.Writer) error {
	if c.out == "" {
		return inputError(errors.New(`say where to write: -o FILE, or -o - for standard output`))
	}
	from, err := chosenFormat("--from", c.from, c.in)
	if err != nil {
		return err
	}
	to, err := chosenFormat("--to", c.to, c.out)
	if err != nil {
		return err
	}
	read, err := readDocument(c.in, from, stdin)
	if err != nil {
		return inputError(inFile(shownName(c.in), err))
	}
	for _, note := range read.notes() {
		fmt.Fprintf(stderr, "%s%s\n", oneLine(shownName(c.in)), note)
	}
	text, err := encode(read.workflow, to)
	if err != nil {
		return err
	}
	if c.out == stdio {
		_, err = stdout.Write(text)
		return err
	}
	if err := replaceFile(c.out, text); err != nil {
		return fmt.Errorf("%s: %w", c.out, fileError(err))
	}
	return nil
}

// chosenFormat is the format a flag names, or else the file's name.
func chosenFormat(flag, given, name string) (format, error) {
	switch f := format(given); {
	case f == formatDOT, f == formatJSON:
		return f, nil
	case given != "":
		return "", inputError(fmt.Errorf("%s is %q; it can be dot or json", flag, given))
	case name == stdio:
		return "", inputError(fmt.Errorf("%q has no name that tells its format; add %s dot or %s json", stdio, flag, flag))
	}
	f, err := formatOf(name)
	if err != nil {
		return "", inputError(fmt.Errorf("%w; add %s dot or %s json", err, flag, flag))
	}
	return f, nil
}

// encode writes the workflow as text.
func encode(w *engine.Workflow, f format) ([]byte, error) {
	if f == formatDOT {
		return dot.Format(w), nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(w)
	return b.Bytes(), err
}
