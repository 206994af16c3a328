package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"statecraft/engine"
)

// Exit codes of every command. A second signal ends the program as the system
// does it: 128 and the number of the signal, as shells show it.
const (
	exitOK      = 0
	exitRefused = 1 // the command ran, and the answer is no; or it was stopped before it was done
	exitInput   = 2 // wrong usage, or input that cannot be read
)

// untilSignal gives a context that ends with the first signal to stop, so that
// what is under way can be brought to an end. The second one is not caught any
// more. release gives signals back before.
func untilSignal(ctx context.Context) (_ context.Context, release func()) {
	ctx, release = signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, release)
	return ctx, release
}

// stoppable is a command that brings what it does to an end when it is told to
// stop.
func stoppable(run func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		ctx, release := untilSignal(cmd.Context())
		defer release()
		cmd.SetContext(ctx)
		err := run(cmd, args)
		if err != nil && errors.Is(err, context.Canceled) && ctx.Err() != nil {
			return errors.New("stopped before it was done; nothing was changed")
		}
		return err
	}
}

// exitError ends the program with a code. Without an error nothing more is
// printed: what there is to say is in the output already.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// exitWith ends the command with a code and says nothing more.
func exitWith(code int) error {
	if code == exitOK {
		return nil
	}
	return &exitError{code: code}
}

// inputError marks an error as one of the input.
func inputError(err error) error { return &exitError{code: exitInput, err: err} }

// usageError says how to call the command, in one line.
func usageError(command *cobra.Command, err error) error {
	// Cobra appends suggestions in lines of their own.
	first, _, _ := strings.Cut(err.Error(), "\n")
	return inputError(fmt.Errorf("%s; see %s --help", first, command.CommandPath()))
}

// report prints the error and gives the exit code that belongs to it.
func report(errs io.Writer, err error) int {
	code := exitRefused
	var exit *exitError
	if errors.As(err, &exit) {
		code = exit.code
		if exit.err == nil {
			return code
		}
	}
	fmt.Fprintf(errs, "statecraft: %s\n", lines(err.Error()))
	return code
}

// inFile places an error in a file: "name:line:column: sentence", and the
// problems after it one a line.
func inFile(name string, err error) error {
	var e *engine.Error
	if !errors.As(err, &e) || e.Line == 0 {
		return fmt.Errorf("%s: %w", name, err)
	}
	placed := *e
	if e.Column == 0 {
		return fmt.Errorf("%s:%d: %w", name, e.Line, &placed)
	}
	// The sentence of a text's reader begins with the place, which is said here.
	placed.Message = strings.TrimPrefix(e.Message, fmt.Sprintf("Line %d, column %d: ", e.Line, e.Column))
	return fmt.Errorf("%s:%d:%d: %w", name, e.Line, e.Column, &placed)
}

// asEngineError gives an error the form --json prints.
func asEngineError(err error) *engine.Error {
	var e *engine.Error
	if errors.As(err, &e) {
		return e
	}
	return &engine.Error{Code: engine.CodeInvalid, Message: err.Error()}
}
