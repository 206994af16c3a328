package editor

import (
	"reflect"
	"slices"

	"statecraft/engine"
)

// SetKind makes states do something else. What their new kind does not have is
// taken away, so that nothing stays behind that nobody sees.
type SetKind struct {
	IDs  []string
	Kind engine.Kind
}

// Caption names the change in the undo menu.
func (SetKind) Caption() string { return "Change kind" }

func (c SetKind) do(e *edit) error {
	kinds := []engine.Kind{engine.KindHuman, engine.KindAction, engine.KindWait, engine.KindRoute, engine.KindSubflow}
	if !slices.Contains(kinds, c.Kind) {
		return refuseState("", "There is no kind %q; choose human, action, wait, route or subflow.", c.Kind)
	}
	return e.changeStates(c.IDs, func(s *engine.State) {
		if kindOf(s) != c.Kind {
			TurnInto(s, c.Kind)
		}
	})
}

// changeStates changes the states with these ids, each once and only where it
// makes a difference. change must replace what fields hold, not write into it.
func (e *edit) changeStates(ids []string, change func(*engine.State)) error {
	states, err := e.existingStates(ids)
	if err != nil {
		return err
	}
	for _, s := range states {
		next := s
		change(&next)
		if !reflect.DeepEqual(s, next) {
			e.putState(s.ID, next)
		}
	}
	return nil
}

// kindOf is the kind of a state, said or not.
func kindOf(s *engine.State) engine.Kind {
	if s.Kind == "" {
		return engine.KindHuman
	}
	return s.Kind
}
