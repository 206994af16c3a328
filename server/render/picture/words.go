package picture

import (
	"strconv"
	"strings"

	"statecraft/engine"
)

// detail is the one line of what matters about a state: who acts, what runs,
// how it goes on. The words are those of the canvas.
func detail(w *engine.Workflow, s *engine.State) string {
	switch s.Kind {
	case engine.KindAction:
		return actionWords(s.Action)
	case engine.KindWait:
		if s.When != "" {
			return "until " + s.When
		}
		return "until something happens"
	case engine.KindRoute:
		return splitWords(s.Split)
	case engine.KindSubflow:
		if s.Subflow == nil || s.Subflow.Workflow == "" {
			return "no workflow yet"
		}
		return s.Subflow.Workflow
	}
	return humanWords(w, s)
}

func humanWords(w *engine.Workflow, s *engine.State) string {
	if len(s.Actors) == 0 {
		return "nobody yet"
	}
	who := make([]string, len(s.Actors))
	for i, actor := range s.Actors {
		who[i] = actorWords(w, actor)
	}
	words := strings.Join(who, ", ")
	if s.Need != "" && s.Need != "1" {
		words = string(s.Need) + " of " + words
	}
	if s.Form != nil && len(s.Form.Fields) > 0 {
		words += " · " + counted(len(s.Form.Fields), "field")
	}
	return words
}

func actorWords(w *engine.Workflow, a engine.Actor) string {
	kind, name, ok := a.Parse()
	if !ok {
		return string(a)
	}
	switch kind {
	case engine.ActorKindUser:
		return name
	case engine.ActorKindGroup:
		return "group " + name
	case engine.ActorKindData:
		return "named in " + name
	case engine.ActorKindManagerOf:
		return "manager of " + actorWords(w, engine.Actor(name))
	case engine.ActorKindRole:
		for i := range w.Roles {
			if w.Roles[i].Name == name && w.Roles[i].Label != "" {
				return w.Roles[i].Label
			}
		}
		return name
	}
	return string(kind)
}

func actionWords(a *engine.Action) string {
	switch {
	case a == nil:
	case a.Type == engine.ActionSet && len(a.Set) > 0:
		names := make([]string, len(a.Set))
		for i := range a.Set {
			names[i] = a.Set[i].Name
		}
		return "set " + strings.Join(names, ", ")
	case a.Type == engine.ActionTable && a.Table != nil:
		return "table, " + counted(len(a.Table.Rules), "rule")
	case a.Type == engine.ActionScript && a.Script != "":
		return "script"
	case a.Type == engine.ActionHTTP && a.HTTP != nil:
		return httpWords(a.HTTP)
	case a.Type == engine.ActionEmail && a.Email != nil:
		return "mail " + a.Email.Subject
	case a.Type == engine.ActionMessage && a.Message != nil:
		return "message " + a.Message.Name
	case a.Type == engine.ActionWorker && a.Worker != nil:
		return "worker " + a.Worker.Topic
	}
	return "nothing yet"
}

// httpWords tells the path alone: the host says little, and a query may hold
// what is nobody's business.
func httpWords(h *engine.HTTPCall) string {
	method := h.Method
	if method == "" {
		method = "GET"
	}
	address, _, _ := strings.Cut(h.URL, "?")
	_, rest, found := strings.Cut(address, "://")
	if !found {
		return method + " " + address
	}
	_, path, _ := strings.Cut(rest, "/")
	return method + " /" + path
}

func splitWords(s engine.Split) string {
	switch s {
	case engine.SplitAnd:
		return "all"
	case engine.SplitOr:
		return "all that apply"
	}
	return "one of"
}

// counted is a number with its noun: "1 field", "3 fields".
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
