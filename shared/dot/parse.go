package dot

import (
	"fmt"

	"statecraft/engine"
)

// Result is what a text says: a workflow, what had to be guessed, and what was
// left out.
type Result struct {
	Workflow engine.Workflow `json:"workflow"`
	Guesses  []Guess         `json:"guesses,omitempty"`
	Dropped  []Loss          `json:"dropped,omitempty"`
}

// Parse reads a DOT text. What [Format] wrote comes back without loss; other
// directed graphs are read by guessing, and every guess is listed. Nothing of
// the text is run, fetched or resolved.
//
// The error is an *engine.Error: shared.CodeSyntax with line and column for a
// text that is no DOT, no directed graph, or gives a field a value it cannot
// have; shared.CodeTooLarge past one of the limits.
func Parse(text []byte) (*Result, error) {
	g, lost, err := describe(text)
	if err != nil {
		return nil, err
	}
	r := &reader{source: lost.source, tables: newTables(), graph: g, losses: lost}
	result := r.read()
	if err := r.refused(); err != nil {
		return nil, err
	}
	return result, nil
}

// describe gives the graph of a text, and what it could not hold.
func describe(text []byte) (*graph, *losses, error) {
	if len(text) > MaxBytes {
		return nil, nil, tooLarge(fmt.Sprintf("The text has %d bytes; at most %d are read. Split the workflow up.", len(text), MaxBytes))
	}
	src := &source{text: text}
	tokens, err := scan(src)
	if err != nil {
		return nil, nil, err
	}
	lost := newLosses(src)
	if toUTF8(src, tokens) {
		lost.add(0, "The text is not UTF-8 and was read as Latin-1: check the accents.")
	}
	graphs, err := src.grammar(tokens)
	if err != nil {
		return nil, nil, err
	}
	b := &builder{source: src, tokens: tokens, known: known(newTables()), losses: lost}
	g, err := b.build(graphs)
	if err != nil {
		return nil, nil, err
	}
	return g, lost, nil
}
