package advice

import (
	"strings"

	"statecraft/app/editor"
	"statecraft/engine"
)

// removals take away a setting that has no meaning here or does not run in this
// version. The field names are those of the model's JSON.
func removals(w *engine.Workflow, p engine.Problem) []Fix {
	if name, ok := strings.CutPrefix(p.Field, "form."); ok {
		return fieldRemovals(p, name)
	}
	switch {
	case p.Transition != "":
		return transitionRemovals(p)
	case p.State != "":
		return stateRemovals(w, p)
	}
	clear := clearWorkflow(p.Field)
	if clear == nil {
		return nil
	}
	return []Fix{{Label: "Remove it", Commands: []editor.Command{editor.UpdateWorkflow{Change: clear}}}}
}

func clearWorkflow(field string) func(*engine.Workflow) {
	switch field {
	case "params":
		return func(w *engine.Workflow) { w.Params = nil }
	case "priority":
		return func(w *engine.Workflow) { w.Priority = nil }
	case "due":
		return func(w *engine.Workflow) { w.Due = "" }
	case "calendar":
		return func(w *engine.Workflow) { w.Calendar = "" }
	case "unique":
		return func(w *engine.Workflow) { w.Unique = nil }
	case "starts":
		return func(w *engine.Workflow) { w.Starts = nil }
	case "hooks":
		return func(w *engine.Workflow) { w.Hooks = nil }
	}
	return nil
}

func stateRemovals(w *engine.Workflow, p engine.Problem) []Fix {
	if p.Field == "kind" {
		return []Fix{onState("Make it a person's", p.State, makePersons)}
	}
	if p.Field == "actors" {
		s := w.State(p.State)
		if s == nil {
			return nil
		}
		return []Fix{onState("Remove who does not run", s.ID, func(s *engine.State) { s.Actors = running(s.Actors) })}
	}
	clear := clearState(p.Field)
	if clear == nil {
		return nil
	}
	return []Fix{onState("Remove it", p.State, clear)}
}

// makePersons leaves of a state what a person's has.
func makePersons(s *engine.State) {
	s.Kind, s.When, s.Subflow, s.Action = engine.KindHuman, "", nil, nil
	if len(s.Actors) == 0 {
		s.Actors = []engine.Actor{engine.ActorAnyone}
	}
}

func clearState(field string) func(*engine.State) {
	switch field {
	case "join":
		return func(s *engine.State) { s.Join = "" }
	case "need":
		return func(s *engine.State) { s.Need = "" }
	case "veto":
		return func(s *engine.State) { s.Veto = nil }
	case "otherwise":
		return func(s *engine.State) { s.Otherwise = "" }
	case "separateFrom":
		return func(s *engine.State) { s.SeparateFrom = nil }
	case "assign":
		return func(s *engine.State) { s.Assign = "" }
	case "due":
		return func(s *engine.State) { s.Due = "" }
	case "remind":
		return func(s *engine.State) { s.Remind = "" }
	case "escalate":
		return func(s *engine.State) { s.Escalate, s.EscalateTo = "", nil }
	case "notify":
		return func(s *engine.State) { s.Notify = nil }
	case "skipWhen":
		return func(s *engine.State) { s.SkipWhen, s.SkipOutcome = "", "" }
	case "params":
		return func(s *engine.State) { s.Params = nil }
	case "retry":
		return func(s *engine.State) { s.Retry = nil }
	case "when":
		return func(s *engine.State) { s.When = "" }
	case "subflow":
		return func(s *engine.State) { s.Subflow = nil }
	case "forEach":
		return func(s *engine.State) { s.ForEach = nil }
	case "priority":
		return func(s *engine.State) { s.Priority = nil }
	case "action":
		return func(s *engine.State) { s.Action = nil }
	case "form":
		return func(s *engine.State) { s.Form = nil }
	}
	return nil
}

func transitionRemovals(p engine.Problem) []Fix {
	if p.Field == "from" {
		return []Fix{removeTransition(p.Transition)}
	}
	clear := clearTransition(p.Field)
	if clear == nil {
		return nil
	}
	return []Fix{onTransition("Remove it", p.Transition, clear)}
}

func clearTransition(field string) func(*engine.Transition) {
	switch field {
	case "on":
		return func(t *engine.Transition) {
			t.On, t.After, t.At, t.Message, t.MessageKey, t.Error = "", "", "", "", "", ""
			t.Interrupting, t.Times = nil, 0
		}
	case "after":
		return func(t *engine.Transition) { t.After = "" }
	case "at":
		return func(t *engine.Transition) { t.At = "" }
	case "message":
		return func(t *engine.Transition) { t.Message, t.MessageKey = "", "" }
	case "error":
		return func(t *engine.Transition) { t.Error = "" }
	case "interrupting":
		return func(t *engine.Transition) { t.Interrupting = nil }
	case "times":
		return func(t *engine.Transition) { t.Times = 0 }
	case "when":
		return func(t *engine.Transition) { t.When = "" }
	case "actors":
		return func(t *engine.Transition) { t.Actors = nil }
	case "notes":
		return func(t *engine.Transition) { t.Notes = "" }
	}
	return nil
}

// fieldRemovals mend a field of a form: what does not run is taken off it, and
// options where they have no meaning.
func fieldRemovals(p engine.Problem, name string) []Fix {
	mend := func(f *engine.Form) {
		if f == nil {
			return
		}
		for i := range f.Fields {
			field := &f.Fields[i]
			if field.Name != name {
				continue
			}
			if p.Code == engine.ProblemMisplaced {
				field.Options = nil
				continue
			}
			field.Pattern, field.VisibleWhen = "", ""
			if field.Type == engine.FieldFile {
				field.Type = engine.FieldText
			}
		}
	}
	if p.State != "" {
		return []Fix{onState("Remove it", p.State, func(s *engine.State) { mend(s.Form) })}
	}
	return []Fix{{Label: "Remove it", Commands: []editor.Command{
		editor.UpdateWorkflow{Change: func(w *engine.Workflow) { mend(w.Form) }},
	}}}
}

// running leaves the actors that this version can tell who they are.
func running(actors []engine.Actor) []engine.Actor {
	var list []engine.Actor
	for _, a := range actors {
		switch kind, _, _ := a.Parse(); kind {
		case engine.ActorKindData, engine.ActorKindManagerOf, engine.ActorKindItem:
		default:
			list = append(list, a)
		}
	}
	return list
}
