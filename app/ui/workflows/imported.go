package workflows

import (
	"path"
	"strings"

	"statecraft/engine"
	"statecraft/shared/dot"
)

// Imported is a DOT text as it was read, with the guesses that somebody has
// turned to their other reading.
type Imported struct {
	File string
	// Err says why the text could not be read; nothing else counts then.
	Err error

	Workflow engine.Workflow
	Guesses  []dot.Guess
	Dropped  []dot.Loss
	// Turned holds which guesses are read the other way, by their index.
	Turned map[int]bool

	text string
}

// Read reads a file. It runs in the browser; nothing leaves it before the
// person says so.
func Read(file, text string) *Imported {
	i := &Imported{File: file, text: text, Turned: map[int]bool{}}
	result, err := dot.Parse([]byte(text))
	if err != nil {
		i.Err = err
		return i
	}
	i.Guesses, i.Dropped = result.Guesses, result.Dropped
	i.Workflow = named(result.Workflow, file)
	return i
}

// named gives a workflow whose text has no name the name of its file.
func named(w engine.Workflow, file string) engine.Workflow {
	nameless := !engine.ValidKey(w.Key) || w.Key == unnamedKey
	if w.Name == "" && nameless {
		w.Name = strings.TrimSuffix(path.Base(file), path.Ext(file))
		w.Key = KeyFrom(w.Name)
	}
	if !engine.ValidKey(w.Key) {
		w.Key = KeyFrom(w.Title())
	}
	return w
}

// Turn reads one guess the other way, or the first way again. The answer is a
// new value: guesses change the workflow in ways that only reading it again
// undoes.
func (i *Imported) Turn(guess int) *Imported {
	again := Read(i.File, i.text)
	for n := range i.Guesses {
		again.Turned[n] = i.Turned[n] != (n == guess)
		if again.Turned[n] {
			again.Guesses[n].Apply(&again.Workflow)
		}
	}
	return again
}

// Mend counts what the checker finds wrong with the workflow as it was read.
func (i *Imported) Mend() int {
	_, problems := engine.Compile(&i.Workflow)
	return len(problems)
}
