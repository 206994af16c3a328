package words

import (
	"strconv"
	"strings"

	"statecraft/engine"
)

// Kind is the page's word for a kind of state.
func Kind(k engine.Kind) string {
	switch k {
	case engine.KindAction:
		return "Automatic"
	case engine.KindWait:
		return "Wait"
	case engine.KindRoute:
		return "Decision"
	case engine.KindSubflow:
		return "Subflow"
	}
	return "Person"
}

// Detail is the one line of what matters about a state: who acts, what runs,
// how it goes on. leading is how many done transitions leave it.
func Detail(w *engine.Workflow, s *engine.State, leading int) string {
	switch s.Kind {
	case engine.KindAction:
		return actionWords(s.Action)
	case engine.KindWait:
		if s.When != "" {
			return "until " + s.When
		}
		return "until something happens"
	case engine.KindRoute:
		return way(s.Split, leading)
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
	for i, a := range s.Actors {
		who[i] = Actor(w, a)
	}
	text := strings.Join(who, ", ")
	if s.Need != "" && s.Need != "1" {
		text = string(s.Need) + " of " + text
	}
	if s.Form != nil && len(s.Form.Fields) > 0 {
		text += " · " + counted(len(s.Form.Fields), "field")
	}
	return text
}

// Actor is the page's word for an actor: "starter", "group finance".
func Actor(w *engine.Workflow, a engine.Actor) string {
	kind, name, ok := a.Parse()
	if !ok {
		return string(a)
	}
	switch kind {
	case engine.ActorKindGroup:
		return "group " + name
	case engine.ActorKindRole:
		for i := range w.Roles {
			if w.Roles[i].Name == name && w.Roles[i].Label != "" {
				return w.Roles[i].Label
			}
		}
		return name
	case engine.ActorKindData:
		return "named in " + name
	case engine.ActorKindManagerOf:
		return "manager of " + Actor(w, engine.Actor(name))
	case engine.ActorKindUser:
		return name
	case engine.ActorKindItem:
		return "the item"
	}
	return string(kind)
}

func actionWords(a *engine.Action) string {
	if a == nil {
		return "nothing yet"
	}
	switch {
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

// way is how a decision goes on.
func way(s engine.Split, leading int) string {
	switch {
	case leading == 0:
		return "ends here"
	case leading == 1:
		return "passes on"
	case s == engine.SplitAnd:
		return "all"
	case s == engine.SplitOr:
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
