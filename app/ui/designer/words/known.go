package words

import (
	"slices"

	"statecraft/engine"
	"statecraft/shared"
)

// known tells whether an actor refers to somebody there is. People and groups
// are not doubted before the directory has been read.
func known(kind engine.ActorKind, name string, d *shared.Directory, w *engine.Workflow) bool {
	switch kind {
	case engine.ActorKindUser:
		return len(d.Users) == 0 || slices.ContainsFunc(d.Users, func(u shared.User) bool { return u.Name == name })
	case engine.ActorKindGroup:
		return len(d.Groups) == 0 || slices.ContainsFunc(d.Groups, func(g shared.Group) bool { return g.Name == name })
	case engine.ActorKindRole:
		return slices.ContainsFunc(w.Roles, func(r engine.Role) bool { return r.Name == name })
	case engine.ActorKindData:
		return slices.Contains(personFields(w), name) || isSet(w, name)
	case engine.ActorKindSignerOf:
		return w.State(name) != nil
	case engine.ActorKindManagerOf:
		inner, of, _ := engine.Actor(name).Parse()
		return single(engine.Actor(name)) && known(inner, of, d, w)
	}
	return true
}

// single tells whether an actor stands for single people, who can have a
// manager.
func single(a engine.Actor) bool {
	switch kind, _, _ := a.Parse(); kind {
	case engine.ActorKindUser, engine.ActorKindRole, engine.ActorKindData, engine.ActorKindSignerOf, engine.ActorKindStarter:
		return true
	}
	return false
}

// personFields are the names of the questions that ask for a person, each once.
func personFields(w *engine.Workflow) []string {
	var names []string
	for _, f := range Forms(w) {
		for i := range f.Fields {
			if f := &f.Fields[i]; f.Type == engine.FieldUser && f.Name != "" && !slices.Contains(names, f.Name) {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

// isSet tells whether an automatic state sets the name.
func isSet(w *engine.Workflow, name string) bool {
	for i := range w.States {
		if a := w.States[i].Action; a != nil && slices.ContainsFunc(a.Set, func(set engine.Assignment) bool { return set.Name == name }) {
			return true
		}
	}
	return false
}

// fieldTitle is what people read of a question.
func fieldTitle(name string, w *engine.Workflow) string {
	for _, f := range Forms(w) {
		for i := range f.Fields {
			if f.Fields[i].Name == name {
				return f.Fields[i].Title()
			}
		}
	}
	return name
}

func stateTitle(id string, w *engine.Workflow) string {
	if s := w.State(id); s != nil {
		return s.Title()
	}
	return id
}
