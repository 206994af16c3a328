package words

import (
	"strconv"
	"strings"

	"statecraft/engine"
	"statecraft/shared/text"
)

// Kind is the page's word for a kind of state.
func Kind(l *text.Language, k engine.Kind) string {
	switch k {
	case engine.KindAction:
		return l.Say("Automatic")
	case engine.KindWait:
		return l.Say("Wait")
	case engine.KindRoute:
		return l.Say("Decision")
	case engine.KindSubflow:
		return l.Say("Subflow")
	}
	return l.Say("Person")
}

// State names a state by its kind for those who hear it: "decision state".
func State(l *text.Language, k engine.Kind) string {
	switch k {
	case engine.KindAction:
		return l.Say("automatic state")
	case engine.KindWait:
		return l.Say("wait state")
	case engine.KindRoute:
		return l.Say("decision state")
	case engine.KindSubflow:
		return l.Say("subflow state")
	}
	return l.Say("person state")
}

// Detail is the one line of what matters about a state: who acts, what runs,
// how it goes on. leading is how many done transitions leave it.
func Detail(l *text.Language, w *engine.Workflow, s *engine.State, leading int) string {
	switch s.Kind {
	case engine.KindAction:
		return actionWords(l, s.Action)
	case engine.KindWait:
		if s.When != "" {
			return l.Say("until %s", s.When)
		}
		return l.Say("until something happens")
	case engine.KindRoute:
		return way(l, s.Split, leading)
	case engine.KindSubflow:
		if s.Subflow == nil || s.Subflow.Workflow == "" {
			return l.Say("no workflow yet")
		}
		return s.Subflow.Workflow
	}
	return humanWords(l, w, s)
}

func humanWords(l *text.Language, w *engine.Workflow, s *engine.State) string {
	if len(s.Actors) == 0 {
		return l.Say("nobody yet")
	}
	who := make([]string, len(s.Actors))
	for i, a := range s.Actors {
		who[i] = Actor(l, w, a)
	}
	all := strings.Join(who, ", ")
	if s.Need != "" && s.Need != "1" {
		all = l.Say("%s of %s", string(s.Need), all)
	}
	if s.Form != nil && len(s.Form.Fields) > 0 {
		n := len(s.Form.Fields)
		all += " · " + l.Count(n, strconv.Itoa(n), "%s field", "%s fields")
	}
	return all
}

// Actor is the page's word for an actor: "starter", "group finance".
func Actor(l *text.Language, w *engine.Workflow, a engine.Actor) string {
	kind, name, ok := a.Parse()
	if !ok {
		return string(a)
	}
	switch kind {
	case engine.ActorKindGroup:
		return l.Say("group %s", name)
	case engine.ActorKindRole:
		for i := range w.Roles {
			if w.Roles[i].Name == name && w.Roles[i].Label != "" {
				return w.Roles[i].Label
			}
		}
		return name
	case engine.ActorKindData:
		return l.Say("named in %s", name)
	case engine.ActorKindManagerOf:
		if name == string(engine.ActorKindStarter) {
			return l.Say("manager of the starter")
		}
		return l.Say("manager of %s", Actor(l, w, engine.Actor(name)))
	case engine.ActorKindUser:
		return name
	case engine.ActorKindItem:
		return l.Say("the item")
	case engine.ActorKindSignerOf:
		return l.Say("signer of %s", stateTitle(w, name))
	case engine.ActorKindStarter:
		return l.Say("starter")
	case engine.ActorKindAnyone:
		return l.Say("anyone")
	}
	return string(kind)
}

func actionWords(l *text.Language, a *engine.Action) string {
	if a == nil {
		return l.Say("nothing yet")
	}
	switch {
	case a.Type == engine.ActionSet && len(a.Set) > 0:
		names := make([]string, len(a.Set))
		for i := range a.Set {
			names[i] = a.Set[i].Name
		}
		return l.Say("set %s", strings.Join(names, ", "))
	case a.Type == engine.ActionTable && a.Table != nil:
		n := len(a.Table.Rules)
		return l.Count(n, strconv.Itoa(n), "table, %s rule", "table, %s rules")
	case a.Type == engine.ActionScript && a.Script != "":
		return l.Say("script")
	case a.Type == engine.ActionHTTP && a.HTTP != nil:
		return httpWords(a.HTTP)
	case a.Type == engine.ActionEmail && a.Email != nil:
		return l.Say("mail %s", a.Email.Subject)
	case a.Type == engine.ActionMessage && a.Message != nil:
		return l.Say("message %s", a.Message.Name)
	case a.Type == engine.ActionWorker && a.Worker != nil:
		return l.Say("worker %s", a.Worker.Topic)
	}
	return l.Say("nothing yet")
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
func way(l *text.Language, s engine.Split, leading int) string {
	switch {
	case leading == 0:
		return l.Say("ends here")
	case leading == 1:
		return l.Say("passes on")
	case s == engine.SplitAnd:
		return l.Say("all")
	case s == engine.SplitOr:
		return l.Say("all that apply")
	}
	return l.Say("one of")
}

func stateTitle(w *engine.Workflow, id string) string {
	if s := w.State(id); s != nil {
		return s.Title()
	}
	return id
}
