package editor

import (
	"reflect"
	"slices"
	"testing"

	"statecraft/engine"
)

// TestNoListOfActorsIsForgotten fills every list of actors of the model and
// counts them again by the lists commands know.
func TestNoListOfActorsIsForgotten(t *testing.T) {
	count := func(lists []*[]engine.Actor) int { return len(lists) }
	s := engine.State{Action: &engine.Action{Email: &engine.Email{}}}
	if got, want := count(actorsOfState(&s)), actorLists(reflect.TypeFor[engine.State]()); got != want {
		t.Errorf("a state has %d lists of actors, known are %d", want, got)
	}
	if want := actorLists(reflect.TypeFor[engine.Transition]()); want != 1 {
		t.Errorf("a transition has %d lists of actors, known is one", want)
	}
	w := engine.Workflow{Roles: make([]engine.Role, 1), Hooks: []engine.Hook{{Action: *s.Action}}}
	if got, want := count(actorsOfHead(&w)), actorLists(reflect.TypeFor[engine.Workflow]())-actorLists(reflect.TypeFor[engine.State]())-1; got != want {
		t.Errorf("the rest has %d lists of actors, known are %d", want, got)
	}
}

func actorLists(of reflect.Type) int {
	switch of.Kind() {
	case reflect.Pointer:
		return actorLists(of.Elem())
	case reflect.Slice:
		if of.Elem() == reflect.TypeFor[engine.Actor]() {
			return 1
		}
		return actorLists(of.Elem())
	case reflect.Struct:
		n := 0
		for i := range of.NumField() {
			n += actorLists(of.Field(i).Type)
		}
		return n
	}
	return 0
}

func TestSignersFollowStates(t *testing.T) {
	w := review()
	w.States = append(w.States, engine.State{ID: "state-4", Name: "State 4"})
	w.States[1].Actors = []engine.Actor{"signer-of:state-4", "signer-of:draft"}
	w.States[1].Action = &engine.Action{Email: &engine.Email{To: []engine.Actor{"manager-of:signer-of:state-4"}}}
	w.Transitions[2].Actors = []engine.Actor{"signer-of:state-4"}
	w.Roles = []engine.Role{{Name: "chair", Default: []engine.Actor{"signer-of:state-4"}}}
	e := New(w)
	before := clone(*e.Workflow())
	must(t, e.Do(RenameState{ID: "state-4", Name: "Sign"}))
	now := e.Workflow()
	if s := now.State("check"); !slices.Equal(s.Actors, []engine.Actor{"signer-of:sign", "signer-of:draft"}) || s.Action.Email.To[0] != "manager-of:signer-of:sign" {
		t.Errorf("actors %v, %v", s.Actors, s.Action.Email.To)
	}
	if now.Transition("return").Actors[0] != "signer-of:sign" || now.Roles[0].Default[0] != "signer-of:sign" {
		t.Errorf("%v, %v", now.Transition("return").Actors, now.Roles)
	}
	if e.Undo(); !reflect.DeepEqual(*e.Workflow(), before) {
		t.Error("not undone in one step")
	}
}
