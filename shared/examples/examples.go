// Package examples holds the workflows that come with the program: small, real,
// and each about something else. They are opened from the gallery of the page
// and are good first files for the command line.
//
// What belongs here: DOT files that compile without a warning and run to their
// end, each beginning with a comment on what it shows. A file that lies here is
// an example; nothing else has to be told of it.
package examples

import (
	"embed"
	"fmt"
	"slices"

	"statecraft/engine"
	"statecraft/shared/dot"
)

//go:embed *.dot
var files embed.FS

// All reads the examples, sorted by key.
func All() ([]engine.Workflow, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	workflows := make([]engine.Workflow, 0, len(entries))
	for _, entry := range entries {
		text, err := files.ReadFile(entry.Name())
		if err != nil {
			return nil, err
		}
		read, err := dot.Parse(text)
		if err != nil {
			return nil, fmt.Errorf("example %s: %w", entry.Name(), err)
		}
		workflows = append(workflows, read.Workflow)
	}
	return workflows, nil
}

// Groups lists the groups that may act in the workflows, sorted: whoever wants
// to try every seat has to be in all of them.
func Groups(workflows []engine.Workflow) []string {
	var groups []string
	add := func(actors []engine.Actor) {
		for _, a := range actors {
			if kind, name, _ := a.Parse(); kind == engine.ActorKindGroup {
				groups = append(groups, name)
			}
		}
	}
	for _, w := range workflows {
		add(w.Starters)
		for _, r := range w.Roles {
			add(r.Default)
		}
		for _, s := range w.States {
			add(s.Actors)
		}
		for _, t := range w.Transitions {
			add(t.Actors)
		}
	}
	slices.Sort(groups)
	return slices.Compact(groups)
}
