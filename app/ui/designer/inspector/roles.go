package inspector

import (
	"slices"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/words"
	"statecraft/engine"
)

// addRole adds a seat without a label yet.
func addRole(w *engine.Workflow) {
	w.Roles = append(w.Roles, engine.Role{Name: freeRole(w, "", -1), Required: true})
}

// labelRole gives a seat another label. As long as its name was made from the
// label it follows, and everybody who names the seat with it.
func labelRole(w *engine.Workflow, at int, label string) []editor.Command {
	role := w.Roles[at]
	name := role.Name
	if words.MadeFrom(name, role.Label) {
		name = freeRole(w, label, at)
	}
	old, next := role.Name, name
	cmds := []editor.Command{changeWorkflow(func(w *engine.Workflow) {
		w.Roles[at].Label, w.Roles[at].Name = label, next
		renameSeat(w.Starters, old, next)
		for i := range w.Roles {
			renameSeat(w.Roles[i].Default, old, next)
		}
	})}
	if name == role.Name {
		return cmds
	}
	for i := range w.States {
		if s := &w.States[i]; namesSeat(old, s.Actors, s.EscalateTo, s.Notify) {
			cmds = append(cmds, changeState(s.ID, func(s *engine.State) {
				renameSeat(s.Actors, old, next)
				renameSeat(s.EscalateTo, old, next)
				renameSeat(s.Notify, old, next)
			}))
		}
	}
	for i := range w.Transitions {
		if t := &w.Transitions[i]; namesSeat(old, t.Actors) {
			cmds = append(cmds, changeTransition(t.ID, func(t *engine.Transition) { renameSeat(t.Actors, old, next) }))
		}
	}
	return cmds
}

// namesSeat tells whether anybody in the lists is who holds the seat, or their
// manager.
func namesSeat(seat string, lists ...[]engine.Actor) bool {
	for _, list := range lists {
		if slices.ContainsFunc(list, func(a engine.Actor) bool { return renamed(a, seat, "") != a }) {
			return true
		}
	}
	return false
}

func renameSeat(list []engine.Actor, old, next string) {
	for i := range list {
		list[i] = renamed(list[i], old, next)
	}
}

// renamed is an actor after a seat has got another name.
func renamed(a engine.Actor, old, next string) engine.Actor {
	kind, name, _ := a.Parse()
	switch {
	case kind == engine.ActorKindRole && name == old:
		return engine.Actor("role:" + next)
	case kind == engine.ActorKindManagerOf:
		return engine.Actor(engine.ActorKindManagerOf) + ":" + renamed(engine.Actor(name), old, next)
	}
	return a
}

func freeRole(w *engine.Workflow, label string, at int) string {
	return words.RoleName(label, func(name string) bool {
		for i := range w.Roles {
			if i != at && w.Roles[i].Name == name {
				return true
			}
		}
		return false
	})
}
