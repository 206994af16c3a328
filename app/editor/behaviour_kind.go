package editor

import "statecraft/engine"

// personsHaveActors lets anyone act in a state that has just become a person's
// and names nobody: it can be tried at once, and narrowed later.
func personsHaveActors(e *edit) {
	for _, id := range e.facts.newKinds {
		s := e.doc.state(id)
		if s == nil || kindOf(s) != engine.KindHuman || len(s.Actors) > 0 {
			continue
		}
		next := *s
		next.Actors = []engine.Actor{engine.ActorAnyone}
		e.putState(id, next)
	}
}
