package dot

import (
	"statecraft/engine"
	"statecraft/shared"
)

// Limits of a text. They are checked while it is read, before anything grows
// with it; past one of them Parse answers CodeTooLarge.
const (
	MaxBytes       = 1 << 20 // of the text
	MaxDepth       = 64      // braces inside braces
	MaxStates      = engine.MaxStates
	MaxTransitions = engine.MaxTransitions
)

const (
	// maxTokens bounds what the grammar keeps in memory and how deep it follows a
	// chain of edges.
	maxTokens = 500_000
	// maxWork bounds the pairs visited while sets of nodes are connected; a
	// strict graph may visit many without a single new edge.
	maxWork = 4_000_000
	// maxListed bounds lists made for people: losses, and problems of an error.
	maxListed = 100
)

func tooLarge(message string) *engine.Error {
	return &engine.Error{Code: shared.CodeTooLarge, Message: message}
}
