package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"statecraft/engine"
	"statecraft/server/strictjson"
	"statecraft/shared/dot"
)

// maxFileBytes bounds every file that is read, before anything looks inside.
const maxFileBytes = 8 << 20

// stdio as a file name means standard input or output.
const stdio = "-"

// format is a text form of a workflow.
type format string

const (
	formatDOT  format = "dot"
	formatJSON format = "json"
)

// formatOf is the format a file name stands for.
func formatOf(name string) (format, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".dot", ".gv":
		return formatDOT, nil
	case ".json":
		return formatJSON, nil
	}
	return "", fmt.Errorf("%s: the name ends in none of .dot, .gv and .json", name)
}

// document is a workflow as it was read from a file.
type document struct {
	workflow *engine.Workflow
	guesses  []dot.Guess
	dropped  []dot.Loss
}

// readDocument reads a workflow; name "-" is in.
func readDocument(name string, f format, in io.Reader) (*document, error) {
	text, err := readFile(name, in)
	if err != nil {
		return nil, err
	}
	if f == formatJSON {
		var w engine.Workflow
		if err := strictjson.Decode(text, &w); err != nil {
			return nil, err
		}
		return &document{workflow: &w}, nil
	}
	read, err := dot.Parse(text)
	if err != nil {
		return nil, err
	}
	return &document{workflow: &read.Workflow, guesses: read.Guesses, dropped: read.Dropped}, nil
}

// readFile reads a file up to the size limit; name "-" is in.
func readFile(name string, in io.Reader) ([]byte, error) {
	if name != stdio {
		file, err := os.Open(name)
		if err != nil {
			return nil, fileError(err)
		}
		defer file.Close()
		in = file
	}
	text, err := io.ReadAll(io.LimitReader(in, maxFileBytes+1))
	if err != nil {
		return nil, fileError(err)
	}
	if len(text) > maxFileBytes {
		return nil, fmt.Errorf("longer than %d bytes", maxFileBytes)
	}
	return text, nil
}

// fileError leaves out the operation and the paths; the caller names the file.
func fileError(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("there is no such file")
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// shownName is what messages call a file.
func shownName(name string) string {
	if name == stdio {
		return "standard input"
	}
	return name
}

// notes says what was guessed and what was left out. Each note continues a line
// that begins with the file's name.
func (d *document) notes() []string {
	var notes []string
	for _, g := range d.guesses {
		notes = append(notes, oneLine(fmt.Sprintf(": guess: %s Other reading: %s.", g.Message, strings.TrimSuffix(g.Other, "."))))
	}
	for _, loss := range d.dropped {
		notes = append(notes, oneLine(fmt.Sprintf(":%d: note: %s", loss.Line, loss.Message)))
	}
	return notes
}
