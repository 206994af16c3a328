package editor

import "statecraft/engine"

// actorsOfState are all lists of actors that a state holds.
func actorsOfState(s *engine.State) []*[]engine.Actor {
	lists := []*[]engine.Actor{&s.Actors, &s.EscalateTo, &s.Notify}
	return append(lists, actorsOfAction(s.Action)...)
}

// actorsOfHead are all lists of actors outside states and transitions.
func actorsOfHead(w *engine.Workflow) []*[]engine.Actor {
	lists := []*[]engine.Actor{&w.Starters}
	for i := range w.Roles {
		lists = append(lists, &w.Roles[i].Default)
	}
	for i := range w.Hooks {
		lists = append(lists, actorsOfAction(&w.Hooks[i].Action)...)
	}
	return lists
}

func actorsOfAction(a *engine.Action) []*[]engine.Actor {
	if a == nil || a.Email == nil {
		return nil
	}
	return []*[]engine.Actor{&a.Email.To}
}

// signersRenamed gives an actor that names whoever signed a state the id that
// state has now; other actors stay.
func signersRenamed(a engine.Actor, ids map[string]string) engine.Actor {
	kind, name, ok := a.Parse()
	if !ok {
		return a
	}
	switch kind {
	case engine.ActorKindManagerOf:
		return engine.Actor(kind) + ":" + signersRenamed(engine.Actor(name), ids)
	case engine.ActorKindSignerOf:
		if to, renamed := ids[name]; renamed {
			return engine.Actor(kind) + ":" + engine.Actor(to)
		}
	}
	return a
}

// renameSigners does that in lists nobody else holds.
func renameSigners(lists []*[]engine.Actor, ids map[string]string) {
	for _, list := range lists {
		for i, a := range *list {
			(*list)[i] = signersRenamed(a, ids)
		}
	}
}

// nameSigners tells whether an actor in the lists names a state that has
// another id now.
func nameSigners(lists []*[]engine.Actor, ids map[string]string) bool {
	for _, list := range lists {
		for _, a := range *list {
			if signersRenamed(a, ids) != a {
				return true
			}
		}
	}
	return false
}

// roleOf is the role an actor names, "" for none.
func roleOf(a engine.Actor) string {
	switch kind, name, _ := a.Parse(); kind {
	case engine.ActorKindManagerOf:
		return roleOf(engine.Actor(name))
	case engine.ActorKindRole:
		return name
	}
	return ""
}
