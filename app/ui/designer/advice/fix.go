package advice

import (
	"slices"

	"statecraft/app/editor"
	"statecraft/app/ui/say"
	"statecraft/engine"
)

// fixes are the obvious mends of a problem, none where somebody has to think.
func fixes(w *engine.Workflow, p engine.Problem) []Fix {
	if p.Code == engine.ProblemNotExecuted || p.Code == engine.ProblemMisplaced {
		return removals(w, p)
	}
	switch {
	case p.Transition != "":
		if t := w.Transition(p.Transition); t != nil {
			return transitionFixes(w, p, t)
		}
	case p.State != "":
		if s := w.State(p.State); s != nil {
			return stateFixes(w, p, s)
		}
	default:
		return workflowFixes(w, p)
	}
	return nil
}

func workflowFixes(w *engine.Workflow, p engine.Problem) []Fix {
	if p.Code != engine.ProblemNoInitial {
		return nil
	}
	if s := likelyStart(w); s != nil {
		return []Fix{startAt(s)}
	}
	return nil
}

// likelyStart is the first state nothing leads to, else the first of all.
func likelyStart(w *engine.Workflow) *engine.State {
	for i := range w.States {
		s := &w.States[i]
		if !slices.ContainsFunc(w.Transitions, func(t engine.Transition) bool { return t.To == s.ID && t.From != s.ID }) {
			return s
		}
	}
	if len(w.States) > 0 {
		return &w.States[0]
	}
	return nil
}

func startAt(s *engine.State) Fix {
	return onState(say.Say("Start at %s", s.Title()), s.ID, func(s *engine.State) { s.Initial = true })
}

func stateFixes(w *engine.Workflow, p engine.Problem, s *engine.State) []Fix {
	switch p.Code {
	case engine.ProblemUnreachable:
		return []Fix{onState(say.Say("Make it a start"), s.ID, func(s *engine.State) { s.Initial = true })}
	case engine.ProblemNoActors:
		return []Fix{onState(say.Say("Anyone may act"), s.ID, func(s *engine.State) { s.Actors = []engine.Actor{engine.ActorAnyone} })}
	case engine.ProblemFinalWithDone:
		return []Fix{onState(say.Say("Let it lead on"), s.ID, func(s *engine.State) { s.Final = engine.FinalNone })}
	case engine.ProblemUnknownRole:
		return roleFixes(w, s.Actors)
	}
	return nil
}

func transitionFixes(w *engine.Workflow, p engine.Problem, t *engine.Transition) []Fix {
	switch p.Code {
	case engine.ProblemConditionOnAnd:
		if s := w.State(t.From); s != nil {
			return []Fix{onState(say.Say("Take all that apply"), s.ID, func(s *engine.State) { s.Split = engine.SplitOr })}
		}
	case engine.ProblemAlwaysFirst:
		return alwaysFirstFixes(w, t)
	case engine.ProblemOutcome:
		return []Fix{onTransition(say.Say("Remove the outcome"), t.ID, func(t *engine.Transition) { t.Outcome = "" })}
	case engine.ProblemUnknownState:
		return []Fix{removeTransition(t.ID)}
	case engine.ProblemUnknownRole:
		return roleFixes(w, t.Actors)
	}
	return nil
}

// alwaysFirstFixes mend a way that is hidden by one without condition. Without
// any condition, all ways are most likely meant; with one, the other way is what
// happens otherwise.
func alwaysFirstFixes(w *engine.Workflow, t *engine.Transition) []Fix {
	from := w.State(t.From)
	if from == nil || from.Kind == "" || from.Kind == engine.KindHuman {
		return nil
	}
	var plain []*engine.Transition
	conditions := 0
	for i := range w.Transitions {
		switch other := &w.Transitions[i]; {
		case other.From != t.From:
		case other.Default:
			return nil
		case other.When == "":
			plain = append(plain, other)
		default:
			conditions++
		}
	}
	switch {
	case conditions == 0:
		return []Fix{onState(say.Say("Take all of them"), from.ID, func(s *engine.State) { s.Split = engine.SplitAnd })}
	case len(plain) == 1:
		return []Fix{onTransition(say.Say("Take the other one otherwise"), plain[0].ID, func(t *engine.Transition) { t.Default = true })}
	}
	return nil
}

// roleFixes add the seats the actors name and the workflow lacks.
func roleFixes(w *engine.Workflow, actors []engine.Actor) []Fix {
	var list []Fix
	for _, a := range actors {
		kind, name, _ := a.Parse()
		if kind != engine.ActorKindRole || slices.ContainsFunc(w.Roles, func(r engine.Role) bool { return r.Name == name }) {
			continue
		}
		list = append(list, Fix{Label: say.Say("Add the role %s", name), Commands: []editor.Command{editor.UpdateWorkflow{
			Change: func(w *engine.Workflow) { w.Roles = append(w.Roles, engine.Role{Name: name, Required: true}) },
		}}})
	}
	return list
}

func removeTransition(id string) Fix {
	return Fix{Label: say.Say("Remove it"), Commands: []editor.Command{
		editor.Remove{Selection: editor.Selection{Transitions: []string{id}}},
	}}
}

func onState(label, id string, change func(*engine.State)) Fix {
	return Fix{Label: label, Commands: []editor.Command{editor.UpdateState{ID: id, Change: change}}}
}

func onTransition(label, id string, change func(*engine.Transition)) Fix {
	return Fix{Label: label, Commands: []editor.Command{editor.UpdateTransition{ID: id, Change: change}}}
}
