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
	cmds := []editor.Command{changeWorkflow(func(w *engine.Workflow) {
		w.Roles[at].Label, w.Roles[at].Name = label, name
	})}
	if name == role.Name {
		return cmds
	}
	old, next := engine.Actor("role:"+role.Name), engine.Actor("role:"+name)
	for i := range w.States {
		if s := &w.States[i]; slices.Contains(s.Actors, old) {
			cmds = append(cmds, changeState(s.ID, func(s *engine.State) { swapActor(s.Actors, old, next) }))
		}
	}
	for i := range w.Transitions {
		if t := &w.Transitions[i]; slices.Contains(t.Actors, old) {
			cmds = append(cmds, changeTransition(t.ID, func(t *engine.Transition) { swapActor(t.Actors, old, next) }))
		}
	}
	return cmds
}

func swapActor(list []engine.Actor, old, next engine.Actor) {
	for i := range list {
		if list[i] == old {
			list[i] = next
		}
	}
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
