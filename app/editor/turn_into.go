package editor

import "statecraft/engine"

// TurnInto makes a state one of another kind. It keeps what the kind has a
// meaning for and takes the rest off, so that nothing is left behind that the
// page no longer shows.
func TurnInto(s *engine.State, kind engine.Kind) {
	s.Kind = kind
	if kind == engine.KindHuman {
		if len(s.Actors) == 0 {
			s.Actors = []engine.Actor{engine.ActorAnyone}
		}
	} else {
		s.Actors, s.Form = nil, nil
		s.Need, s.Veto, s.Otherwise = "", nil, ""
		s.SeparateFrom, s.Assign, s.SkipOutcome = nil, "", ""
	}
	if kind == engine.KindRoute {
		s.SkipWhen = ""
	}
	if kind != engine.KindAction {
		s.Action = nil
	}
	if kind != engine.KindWait {
		s.When = ""
	}
	if kind != engine.KindSubflow {
		s.Subflow = nil
	}
}
