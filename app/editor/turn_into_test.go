package editor

import (
	"testing"

	"statecraft/engine"
)

// A state with every setting is, once turned into a kind, one the engine finds
// nothing out of place in.
func TestTurnIntoLeavesNothingBehind(t *testing.T) {
	for _, kind := range []engine.Kind{engine.KindHuman, engine.KindAction, engine.KindRoute, engine.KindWait} {
		s := engine.State{
			ID: "a", Initial: true, Actors: []engine.Actor{"anyone"},
			Form: &engine.Form{Fields: []engine.Field{{Name: "x", Type: engine.FieldText}}},
			Need: "2", Veto: []string{"b"}, Otherwise: "b", SeparateFrom: []string{"starter"},
			SkipWhen: "true", SkipOutcome: "b", When: "true",
			Action:  &engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: "y", Value: "1"}}},
			Subflow: &engine.Subflow{Workflow: "other"},
		}
		TurnInto(&s, kind)
		w := engine.Workflow{Key: "w", States: []engine.State{s, {ID: "b", Actors: []engine.Actor{"anyone"}}},
			Transitions: []engine.Transition{{ID: "a->b", From: "a", To: "b"}}}
		_, problems := engine.Compile(&w)
		for _, p := range problems {
			if p.Code == engine.ProblemMisplaced || p.Code == engine.ProblemNotExecuted {
				t.Errorf("%s: %s", kind, p.Message)
			}
		}
	}
}

func TestTurnIntoKeepsWhatAPersonsHas(t *testing.T) {
	s := engine.State{ID: "a", Actors: []engine.Actor{"starter"}, Need: "all", SeparateFrom: []string{"b"}, SkipWhen: "x"}
	TurnInto(&s, engine.KindHuman)
	if s.Need != "all" || len(s.SeparateFrom) != 1 || s.SkipWhen != "x" || s.Actors[0] != engine.ActorStarter {
		t.Errorf("something got lost: %+v", s)
	}
}
