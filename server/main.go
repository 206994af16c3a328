// Command statecraft draws, checks and runs workflows: "serve" is the server
// with its page; "check", "convert" and "play" work on files alone; the others
// look after what a server keeps, by themselves or by asking the one that runs.
//
// What belongs here: reading arguments and files, printing, exit codes, and
// wiring the packages below server together. What does not: anything that
// decides what a workflow does (engine), texts it is read from (shared/dot), or
// an HTTP handler (server/api). Each command has its own file.
package main

import (
	"io"
	"os"

	"github.com/spf13/cobra"

	"statecraft/server/render"
)

// childArgument starts the process in which the server runs Graphviz. It is
// read before the command line is, so that nothing else happens in there.
const childArgument = "graphviz-child"

func main() {
	if len(os.Args) == 2 && os.Args[1] == childArgument {
		if err := render.Child(os.Stdin, os.Stdout); err != nil {
			os.Exit(report(os.Stderr, err))
		}
		return
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run carries out one command line and gives the exit code.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	// Cobra reports wrong usage by plain errors before a command begins; what
	// comes later is the command's own.
	begun := false
	root := newRootCommand()
	root.PersistentPreRun = func(*cobra.Command, []string) { begun = true }
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	command, err := root.ExecuteC()
	if err == nil {
		return exitOK
	}
	if !begun {
		err = usageError(command, err)
	}
	return report(errs, err)
}

func newRootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "statecraft",
		Short: "Draw the workflow, prove it, run it",
		Long: `Statecraft runs workflows: graphs of states and transitions in which people and
machines do their part and every decision is signed.

A workflow file is DOT (.dot, .gv) or JSON (.json). DOT from anywhere can be
read; what is written reads back without loss.`,
		Example: `  statecraft serve
  statecraft check expense.dot
  statecraft play expense.dot --auto`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.AddCommand(
		newServeCommand(),
		newConfigCommand(),
		newCheckCommand(),
		newConvertCommand(),
		newPlayCommand(),
		newBackupCommand(),
		newRestoreCommand(),
		newResumeSendingCommand(),
		newAuditCommand(),
		newDBCommand(),
		newImportCommand(),
		newUserCommand(),
		newKeyCommand(),
		newVersionCommand(),
	)
	return root
}
