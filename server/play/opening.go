package play

import "statecraft/engine"

// opening makes up a start: valid answers to the form, a stand-in in every seat
// that would stay empty, and the first initial state where one is to be chosen.
func (r *Run) opening(by engine.Person) *engine.Start {
	w := r.program.Workflow()
	start := &engine.Start{Data: r.answers(w.Form, by)}
	for _, role := range w.Roles {
		if len(role.Default) > 0 {
			continue
		}
		if start.Roles == nil {
			start.Roles = map[string][]engine.Actor{}
		}
		start.Roles[role.Name] = []engine.Actor{engine.Actor("user:" + role.Name)}
	}
	if w.Start == engine.StartOne {
		for _, s := range w.States {
			if s.Initial {
				start.State = s.ID
				break
			}
		}
	}
	return start
}
