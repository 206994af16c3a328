package engine

import (
	"errors"
	"strings"
	"testing"
)

// TestNotesAreBounded gives every command that takes a note the longest there
// may be, and one longer.
func TestNotesAreBounded(t *testing.T) {
	w := edges("a->b")
	w.Roles = []Role{{Name: "lead"}}
	w.Transitions = append(w.Transitions, Transition{ID: "stop", From: FromAnywhere, To: "b", Label: "Stop", Actors: []Actor{ActorAnyone}})
	for name, op := range map[string]func(notes string) Op{
		"sign off": func(n string) Op { return &Complete{Activation: 1, Notes: n} },
		"withdraw": func(n string) Op { return &Complete{Outcome: "Stop", Notes: n} },
		"delegate": func(n string) Op { return &Delegate{Activation: 1, To: "bob", Notes: n} },
		"bind":     func(n string) Op { return &BindRole{Role: "lead", Actors: []Actor{"user:bob"}, Notes: n} },
		"set":      func(n string) Op { return &SetData{Data: map[string]any{"x": 1.0}, Notes: n} },
		"suspend":  func(n string) Op { return &Suspend{Notes: n} },
		"cancel":   func(n string) Op { return &Cancel{Notes: n} },
		"skip":     func(n string) Op { return &Skip{Activation: 1, Notes: n} },
		"move":     func(n string) Op { return &Move{Activation: 1, To: "b", Notes: n} },
	} {
		operator := Person{Name: "ann", Operator: true}
		if err := play(t, w).try(operator, op(strings.Repeat("n", MaxAnswer))); err != nil {
			t.Errorf("%s with the longest note: %v", name, err)
		}
		var refused *Error
		err := play(t, w).try(operator, op(strings.Repeat("n", MaxAnswer+1)))
		if !errors.As(err, &refused) || refused.Code != CodeInvalid || refused.Field != "notes" {
			t.Errorf("%s with a longer note: %v", name, err)
		}
	}
}
