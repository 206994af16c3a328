package merge

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"statecraft/engine"
)

// Workflow is a workflow with its things called as they are now.
func (r Renamed) Workflow(w engine.Workflow) engine.Workflow {
	before := transitionIDs(&w)
	w = renameNotes(renameStates(w, r.States), r.Notes)
	if len(r.Transitions) > 0 {
		w.Transitions = slices.Clone(w.Transitions)
		for i, id := range before {
			if now, ok := r.Transitions[id]; ok {
				w.Transitions[i].ID = now
			}
		}
	}
	return w
}

// State is a state with its id and what it refers to called as it is now; nil
// stays nil.
func (r Renamed) State(s *engine.State) *engine.State {
	if s == nil || len(r.States) == 0 {
		return s
	}
	return &r.Workflow(engine.Workflow{States: []engine.State{*s}}).States[0]
}

// Transition does for transitions what State does for states.
func (r Renamed) Transition(t *engine.Transition) *engine.Transition {
	if t == nil || len(r.States) == 0 && len(r.Transitions) == 0 {
		return t
	}
	return &r.Workflow(engine.Workflow{Transitions: []engine.Transition{*t}}).Transitions[0]
}

// Note does for notes what State does for states.
func (r Renamed) Note(n *engine.Note) *engine.Note {
	if n == nil || len(r.Notes) == 0 {
		return n
	}
	return &r.Workflow(engine.Workflow{Notes: []engine.Note{*n}}).Notes[0]
}

// renameStates gives states other ids, and everything that names them.
func renameStates(w engine.Workflow, ids map[string]string) engine.Workflow {
	if len(ids) == 0 {
		return w
	}
	w = withActors(reflect.ValueOf(w), func(a engine.Actor) engine.Actor { return signerOf(a, ids) }).Interface().(engine.Workflow)
	for i := range w.States {
		s := &w.States[i]
		s.ID = renamed(ids, s.ID)
		for n, other := range s.SeparateFrom {
			s.SeparateFrom[n] = renamed(ids, other)
		}
	}
	taken := setOf(transitionIDs(&w))
	for i := range w.Transitions {
		t := &w.Transitions[i]
		before := *t
		t.From, t.To = renamed(ids, t.From), renamed(ids, t.To)
		if isDerived(&before) && (t.From != before.From || t.To != before.To) {
			delete(taken, t.ID)
			t.ID = engine.TransitionID(t.From, t.To, func(id string) bool { return taken[id] })
			taken[t.ID] = true
		}
	}
	return w
}

func renameTransitions(w engine.Workflow, ids map[string]string) engine.Workflow {
	if len(ids) > 0 {
		w.Transitions = slices.Clone(w.Transitions)
		for i := range w.Transitions {
			w.Transitions[i].ID = renamed(ids, w.Transitions[i].ID)
		}
	}
	return w
}

func renameNotes(w engine.Workflow, ids map[string]string) engine.Workflow {
	if len(ids) > 0 {
		w.Notes = slices.Clone(w.Notes)
		for i := range w.Notes {
			w.Notes[i].ID = renamed(ids, w.Notes[i].ID)
		}
	}
	return w
}

// renamed is what an id is now.
func renamed(ids map[string]string, id string) string {
	if to, ok := ids[id]; ok {
		return to
	}
	return id
}

// isDerived tells whether the id of a transition is made of its ends.
func isDerived(t *engine.Transition) bool {
	rest, derived := strings.CutPrefix(t.ID, t.From+"->"+t.To)
	if derived && rest != "" {
		number, found := strings.CutPrefix(rest, "#")
		_, err := strconv.Atoi(number)
		derived = found && err == nil
	}
	return derived
}

// signerOf is an actor with the new id of the state it names the signers of.
func signerOf(a engine.Actor, ids map[string]string) engine.Actor {
	switch kind, name, _ := a.Parse(); kind {
	case engine.ActorKindManagerOf:
		return engine.Actor(kind) + ":" + signerOf(engine.Actor(name), ids)
	case engine.ActorKindSignerOf:
		return engine.Actor(kind) + ":" + engine.Actor(renamed(ids, name))
	}
	return a
}

// withActors copies a value with every actor in it changed. The copy shares no
// list with it.
func withActors(v reflect.Value, change func(engine.Actor) engine.Actor) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(withActors(v.Elem(), change))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			out.Field(i).Set(withActors(v.Field(i), change))
		}
	case reflect.Slice:
		if !v.IsNil() {
			out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
			for i := range v.Len() {
				out.Index(i).Set(withActors(v.Index(i), change))
			}
		}
	case reflect.String:
		if actor, ok := v.Interface().(engine.Actor); ok {
			out.SetString(string(change(actor)))
		}
	}
	return out
}
