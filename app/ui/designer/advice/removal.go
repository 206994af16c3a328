package advice

import (
	"slices"
	"strings"

	"statecraft/app/editor"
	"statecraft/app/ui/say"
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
	return []Fix{{Label: say.Say("Remove it"), Commands: []editor.Command{editor.UpdateWorkflow{Change: clear}}}}
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
	switch p.Field {
	case "kind":
		return []Fix{onState(say.Say("Make it a person's"), p.State, func(s *engine.State) { editor.TurnInto(s, engine.KindHuman) })}
	case "actors":
		return []Fix{onState(say.Say("Remove who does not run"), p.State, func(s *engine.State) { s.Actors = running(s.Actors) })}
	case "separateFrom":
		return separateFixes(w.State(p.State))
	}
	clear := clearState(p.Field)
	if clear == nil {
		return nil
	}
	return []Fix{onState(say.Say("Remove it"), p.State, clear)}
}

// separateFixes let somebody sign again in a state that is kept apart from
// itself. A state that has the id of the starter's word has no mend by a click.
func separateFixes(s *engine.State) []Fix {
	if s == nil || !slices.Contains(s.SeparateFrom, s.ID) {
		return nil
	}
	return []Fix{onState(say.Say("Do not keep it apart from itself"), s.ID, func(s *engine.State) {
		s.SeparateFrom = slices.DeleteFunc(s.SeparateFrom, func(id string) bool { return id == s.ID })
	})}
}

func clearState(field string) func(*engine.State) {
	switch field {
	case "join":
		return func(s *engine.State) { s.Join = "" }
	case "need": // where nobody signs, and where one signature leaves nothing to count
		return func(s *engine.State) { s.Need, s.Veto, s.Otherwise = "", nil, "" }
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
	case "skipOutcome":
		return func(s *engine.State) { s.SkipOutcome = "" }
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
	if p.Field == "actors" && p.Code == engine.ProblemNotExecuted {
		return []Fix{onTransition(say.Say("Remove who does not run"), p.Transition, func(t *engine.Transition) { t.Actors = running(t.Actors) })}
	}
	clear := clearTransition(p.Field)
	if clear == nil {
		return nil
	}
	return []Fix{onTransition(say.Say("Remove it"), p.Transition, clear)}
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
	case "default":
		return func(t *engine.Transition) { t.Default = false }
	case "actors":
		return func(t *engine.Transition) { t.Actors = nil }
	case "notes":
		return func(t *engine.Transition) { t.Notes = "" }
	}
	return nil
}

// fieldRemovals mend a field of a form: what its type has no meaning for is
// taken off, and a type that does not run becomes text.
func fieldRemovals(p engine.Problem, name string) []Fix {
	mend := func(f *engine.Form) {
		if f == nil {
			return
		}
		for i := range f.Fields {
			field := &f.Fields[i]
			switch {
			case field.Name != name:
			case p.Code == engine.ProblemMisplaced:
				takeOff(field)
			case field.Type == engine.FieldFile:
				field.Type = engine.FieldText
			}
		}
	}
	if p.State != "" {
		return []Fix{onState(say.Say("Remove it"), p.State, func(s *engine.State) { mend(s.Form) })}
	}
	return []Fix{{Label: say.Say("Remove it"), Commands: []editor.Command{
		editor.UpdateWorkflow{Change: func(w *engine.Workflow) { mend(w.Form) }},
	}}}
}

// takeOff takes off a field what its type has no meaning for.
func takeOff(f *engine.Field) {
	switch f.Type {
	case engine.FieldChoice, engine.FieldChoices:
	default:
		f.Options = nil
	}
	if f.Type != engine.FieldText && f.Type != engine.FieldLongText {
		f.Pattern = ""
	}
}

// running leaves the actors that this version can tell who they are; anybody,
// where nobody is left, so that the mend makes no new problem.
func running(actors []engine.Actor) []engine.Actor {
	var list []engine.Actor
	for _, a := range actors {
		if !item(a) {
			list = append(list, a)
		}
	}
	if len(list) == 0 {
		return []engine.Actor{engine.ActorAnyone}
	}
	return list
}

// item tells whether an actor stands for what a repeated state is about.
func item(a engine.Actor) bool {
	kind, _, _ := a.Parse()
	return kind == engine.ActorKindItem
}
