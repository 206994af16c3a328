package inspector

import (
	"slices"

	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/engine"
)

// setQuorum says how many sign a state, and takes off what has no meaning for
// that number: one signature leaves nothing to count, several cannot be handed to
// one person, and would each shut the next one out of their own state.
func setQuorum(s *engine.State, mode words.Quorum, figure string) {
	s.Need = words.NeedOf(mode, figure)
	if !s.Voting() {
		s.Veto, s.Otherwise = nil, ""
		return
	}
	s.Assign = ""
	s.SeparateFrom = slices.DeleteFunc(slices.Clone(s.SeparateFrom), func(id string) bool { return id == s.ID })
}

// setAssign says how the task of a state is handed out; the pool is the usual.
func setAssign(s *engine.State, mode engine.AssignMode) {
	if s.Assign = mode; mode == engine.AssignPool {
		s.Assign = ""
	}
}

// setVeto lets one vote for an outcome decide, or not.
func setVeto(s *engine.State, outcome string, on bool) {
	s.Veto = slices.DeleteFunc(slices.Clone(s.Veto), func(v string) bool { return v == outcome })
	if on {
		s.Veto = append(s.Veto, outcome)
	}
	if len(s.Veto) == 0 {
		s.Veto = nil
	}
}

// setSkip says when nobody is asked; without a condition it needs no outcome.
func setSkip(s *engine.State, when string) {
	if s.SkipWhen = when; when == "" {
		s.SkipOutcome = ""
	}
}

// signers are those a state can be kept apart from: the starter and whoever
// signs the other states of people. A state of several signatures cannot be kept
// apart from itself.
func signers(w *engine.Workflow, s *engine.State) []words.Choice {
	list := []words.Choice{{Value: engine.NameStarter, Text: say.Say("the starter")}}
	for i := range w.States {
		other := &w.States[i]
		if !words.IsPerson(other) || other.ID == engine.NameStarter || other.ID == s.ID && s.Voting() {
			continue
		}
		text := other.Title()
		if other.ID == s.ID {
			text = say.Say("%s (an earlier time)", text)
		}
		list = append(list, words.Choice{Value: other.ID, Text: text})
	}
	return list
}

// vetoed are the outcomes to offer a veto for: those there are, and those set
// that are gone, so that they can be switched off.
func vetoed(w *engine.Workflow, s *engine.State) []string {
	names := slices.Clone(engine.OutcomeNames(w, s.ID))
	for _, v := range s.Veto {
		if !slices.Contains(names, v) {
			names = append(names, v)
		}
	}
	return names
}
