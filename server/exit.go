package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"statecraft/engine"
)

// Exit codes of every command.
const (
	exitOK      = 0
	exitRefused = 1 // the command ran, and the answer is no
	exitInput   = 2 // wrong usage, or input that cannot be read
)

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
