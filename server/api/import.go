package api

import (
	"cmp"
	"regexp"
	"strings"

	"statecraft/shared"
	"statecraft/shared/dot"
)

// Created is a workflow that was made, with what importing it has guessed and
// left out.
type Created struct {
	shared.Draft
	Guesses []dot.Guess `json:"guesses,omitempty"`
	Dropped []dot.Loss  `json:"dropped,omitempty"`
}

// imported is what reading another text has guessed and left out.
type imported struct {
	guesses []dot.Guess
	dropped []dot.Loss
}

// readGraphviz reads a workflow from DOT. One without a key gets one made of its
// name.
func (n *newWorkflow) readGraphviz(text []byte) error {
	read, err := dot.Parse(text)
	if err != nil {
		return err
	}
	n.Workflow, n.imported = read.Workflow, imported{read.Guesses, read.Dropped}
	if n.Workflow.Key == "" {
		n.Workflow.Key = keyFrom(n.Workflow.Name)
	}
	return nil
}

var notOfKeys = regexp.MustCompile(`[^a-z0-9]+`)

// keyFrom makes a key of a name.
func keyFrom(name string) string {
	const most = 64
	key := strings.Trim(notOfKeys.ReplaceAllString(strings.ToLower(name), "-"), "-")
	return cmp.Or(strings.Trim(key[:min(len(key), most)], "-"), "workflow")
}
