package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"statecraft/engine"
	"statecraft/server/settings"
	"statecraft/shared"
)

func newImportCommand() *cobra.Command {
	publish, replace := false, false
	command := &cobra.Command{
		Use:   "import FILE",
		Short: "Bring a workflow into the workspace",
		Long: `Reads a workflow (.dot, .gv or .json) and keeps it as a draft. One that is there
already is refused, unless --replace is given: the file becomes its draft, and
versions that were published stay. What was guessed and left out is listed.

Where a server uses the data folder, it is asked to, with an API key; else it is
done on the database.`,
		Example: `  statecraft import expense.dot
  statecraft import expense.dot --replace --publish`,
		Args: cobra.ExactArgs(1),
	}
	command.Flags().BoolVar(&publish, "publish", false, "publish it, so that it can be started")
	command.Flags().BoolVar(&replace, "replace", false, "replace the draft of a workflow that is there")
	addSettings(command, "data", "db", "server", "key")
	command.RunE = withSettings(func(cmd *cobra.Command, args []string, s *settings.Settings) error {
		read, err := readWorkflow(args[0])
		if err != nil {
			return inputError(inFile(args[0], err))
		}
		for _, note := range read.notes() {
			fmt.Fprintf(cmd.ErrOrStderr(), "%s%s\n", oneLine(args[0]), note)
		}
		if err := publishable(args[0], read.workflow, cmd.ErrOrStderr()); publish && err != nil {
			return err
		}
		return withShelf(cmd.Context(), s, func(ctx context.Context, on shelf) error {
			said, err := bring(ctx, on, read.workflow, replace, publish)
			if err == nil {
				_, err = fmt.Fprintln(cmd.OutOrStdout(), said)
			}
			return err
		})
	})
	return command
}

// publishable lists what is wrong with a workflow, and refuses one that cannot be
// published before anything is changed.
func publishable(file string, w *engine.Workflow, errs io.Writer) error {
	program, problems := engine.Compile(w)
	for _, p := range problems {
		fmt.Fprintf(errs, "%s: %s: %s%s\n", oneLine(file), p.Severity, oneLine(p.Message), oneLine(problemPlace(p)))
	}
	if program == nil {
		return inputError(fmt.Errorf("%s cannot be published until its problems are mended", file))
	}
	return nil
}

func readWorkflow(file string) (*document, error) {
	f, err := formatOf(file)
	if err != nil {
		return nil, err
	}
	return readDocument(file, f, nil)
}

// bring keeps the workflow as a draft and says what was done.
func bring(ctx context.Context, on shelf, w *engine.Workflow, replace, publish bool) (string, error) {
	key, revision, said := w.Key, 0, "is a new workflow"
	switch before, err := on.draft(ctx, w.Key); {
	case err == nil && !replace:
		return "", fmt.Errorf("there is a workflow %s already: import it with --replace to make this its draft, or give it another key", w.Key)
	case err == nil:
		saved, err := on.save(ctx, w, before.Revision)
		if err != nil {
			return "", err
		}
		revision, said = saved.Revision, "has a new draft"
	case engine.CodeOf(err) != shared.CodeNotFound:
		return "", err
	default:
		made, err := on.create(ctx, w)
		if err != nil {
			return "", err
		}
		key, revision = made.Workflow.Key, made.Revision
	}
	if publish {
		version, err := on.publish(ctx, key, revision)
		if err != nil {
			return "", err
		}
		said += fmt.Sprintf(", published as version %d", version.Version)
	}
	return oneLine(key) + " " + said, nil
}
