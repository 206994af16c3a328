package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"statecraft/engine"
	"statecraft/server/settings"
	"statecraft/shared"
)

func newImportCommand() *cobra.Command {
	publish, replace, note := false, false, ""
	command := &cobra.Command{
		Use:   "import FILE",
		Short: "Bring a workflow into the workspace",
		Long: `Reads a workflow (.dot, .gv or .json) and keeps it as a draft. One that is there
already is refused, unless --replace is given: the file becomes its draft, and
versions that were published stay. What was guessed and left out is listed.

Where a server uses the data folder, it is asked to, with an API key; else it is
done on the database.`,
		Example: `  statecraft import expense.dot
  statecraft import expense.dot --replace --publish --note "Two people sign."`,
		Args: cobra.ExactArgs(1),
	}
	command.Flags().BoolVar(&publish, "publish", false, "publish it, so that it can be started")
	command.Flags().BoolVar(&replace, "replace", false, "replace the draft of a workflow that is there")
	command.Flags().StringVar(&note, "note", "", "with --publish: keep `TEXT`, what is new, with the version")
	addSettings(command, "data", "db", "server", "key")
	command.RunE = withSettings(func(cmd *cobra.Command, args []string, s *settings.Settings) error {
		if note != "" && !publish {
			return inputError(errors.New("a note is kept with a version: add --publish"))
		}
		version, err := shared.PublishDraft{Note: note}.Tidied()
		if err != nil {
			return inputError(err)
		}
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
			said, err := bring(ctx, on, read.workflow, replace)
			if err == nil && publish {
				err = said.publish(ctx, on, version)
			}
			if err == nil {
				_, err = fmt.Fprintln(cmd.OutOrStdout(), said.line())
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

// brought is a workflow that was kept as a draft, and what to say of that.
type brought struct {
	key      string
	revision int
	said     string
}

// bring keeps the workflow as a draft.
func bring(ctx context.Context, on shelf, w *engine.Workflow, replace bool) (*brought, error) {
	switch before, err := on.draft(ctx, w.Key); {
	case err == nil && !replace:
		return nil, fmt.Errorf("there is a workflow %s already: import it with --replace to make this its draft, or give it another key", w.Key)
	case err == nil:
		saved, err := on.save(ctx, w, before.Revision)
		if err != nil {
			return nil, err
		}
		return &brought{w.Key, saved.Revision, "has a new draft"}, nil
	case engine.CodeOf(err) != shared.CodeNotFound:
		return nil, err
	}
	made, err := on.create(ctx, w)
	if err != nil {
		return nil, err
	}
	return &brought{made.Workflow.Key, made.Revision, "is a new workflow"}, nil
}

// publish makes the draft that was brought the next version.
func (b *brought) publish(ctx context.Context, on shelf, p shared.PublishDraft) error {
	p.Revision = b.revision
	version, err := on.publish(ctx, b.key, p)
	if err == nil {
		b.said += fmt.Sprintf(", published as version %d", version.Version)
	}
	return err
}

func (b *brought) line() string { return oneLine(b.key) + " " + b.said }
