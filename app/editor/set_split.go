package editor

import (
	"slices"

	"statecraft/engine"
)

// SetSplit says which ways are taken on leaving states.
type SetSplit struct {
	IDs []string
	// Split may be empty, which means engine.SplitXor; that is stored as empty.
	Split engine.Split
}

// Caption names the change in the undo menu.
func (SetSplit) Caption() string { return "Change split" }

func (c SetSplit) do(e *edit) error {
	if !slices.Contains([]engine.Split{"", engine.SplitXor, engine.SplitAnd, engine.SplitOr}, c.Split) {
		return refuseState("", "There is no split %q; choose xor, and or or.", c.Split)
	}
	split := c.Split
	if split == engine.SplitXor {
		split = ""
	}
	return e.changeStates(c.IDs, func(s *engine.State) {
		// A default that a file says in so many words is no change.
		if s.Split != engine.SplitXor || split != "" {
			s.Split = split
		}
	})
}

// SetJoin says when states become active that several ways lead to.
type SetJoin struct {
	IDs []string
	// Join may be empty, which means engine.JoinXor; that is stored as empty.
	Join engine.Join
}

// Caption names the change in the undo menu.
func (SetJoin) Caption() string { return "Change join" }

func (c SetJoin) do(e *edit) error {
	if !slices.Contains([]engine.Join{"", engine.JoinXor, engine.JoinAnd, engine.JoinOr, engine.JoinFirst}, c.Join) {
		return refuseState("", "There is no join %q; choose xor, and, or or first.", c.Join)
	}
	join := c.Join
	if join == engine.JoinXor {
		join = ""
	}
	return e.changeStates(c.IDs, func(s *engine.State) {
		if s.Join != engine.JoinXor || join != "" {
			s.Join = join
		}
	})
}
