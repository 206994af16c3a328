package engine

import (
	"fmt"
	"sort"
	"strings"
)

// Sentence tells an event in plain words, without a full stop: who did what to
// which state. It names states by their titles in the workflow.
func Sentence(w *Workflow, e Event) string {
	state := e.State
	if s := w.State(e.State); s != nil {
		state = s.Title()
	}
	switch e.Kind {
	case Started:
		return "Started by " + e.By + withData(e.Data)
	case RoleBound:
		return fmt.Sprintf("%s is %s", roleTitle(w, e.Role), actorList(e.Actors))
	case StateEntered:
		if e.Forced {
			return state + " begins, because nothing else can arrive any more"
		}
		return state + " begins"
	case TaskOpened:
		return state + " waits for somebody to act"
	case TaskClaimed:
		return e.By + " claimed " + state
	case TaskReleased:
		return e.By + " released " + state
	case Signed:
		sentence := fmt.Sprintf("%s signed %s: %s", e.By, state, e.Outcome)
		if e.Notes != "" {
			sentence += ", “" + e.Notes + "”"
		}
		return sentence + withData(e.Data)
	case DataSet:
		return state + " ran" + withData(e.Data)
	case StateLeft:
		return state + " is done"
	case TransitionTaken:
		return goesTo(w, state, e.Transition)
	case EndReached:
		return state + " is an end"
	case ActivationCancelled:
		return state + " was stopped"
	case TokenCancelled:
		return "What was on its way along " + e.Transition + " was dropped"
	case IncidentRaised:
		return "Needs attention: " + e.Incident.Message
	case Completed:
		if e.State != "" {
			return "Completed by " + state + ", everything else was stopped"
		}
		return "Completed"
	}
	return string(e.Kind)
}

// Notable tells whether an event belongs in a history for people; the others
// are steps between.
func (e Event) Notable() bool {
	switch e.Kind {
	case TaskOpened, StateLeft, TransitionTaken, EndReached, TokenCancelled:
		return false
	case StateEntered:
		return e.Forced
	}
	return true
}

func goesTo(w *Workflow, state, transition string) string {
	t := w.Transition(transition)
	if t == nil {
		return state + " goes on"
	}
	to := t.To
	if s := w.State(t.To); s != nil {
		to = s.Title()
	}
	if t.When != "" {
		return fmt.Sprintf("Goes on to %s because %s", to, t.When)
	}
	return "Goes on to " + to
}

func roleTitle(w *Workflow, name string) string {
	for n := range w.Roles {
		if w.Roles[n].Name == name {
			return w.Roles[n].Title()
		}
	}
	return name
}

// ActorWords is an actor for people: "group finance", "the starter".
func ActorWords(a Actor) string {
	kind, name, ok := a.Parse()
	switch {
	case !ok:
		return string(a)
	case kind == ActorKindUser:
		return name
	case kind == ActorKindStarter:
		return "the starter"
	case kind == ActorKindAnyone:
		return "anyone"
	case kind == ActorKindItem:
		return "the person of the item"
	case kind == ActorKindManagerOf:
		return "the manager of " + ActorWords(Actor(name))
	case kind == ActorKindData:
		return "whoever " + name + " names"
	}
	return string(kind) + " " + name
}

func actorList(actors []Actor) string {
	words := make([]string, len(actors))
	for n, a := range actors {
		words[n] = ActorWords(a)
	}
	return strings.Join(words, ", ")
}

// withData appends the values stored, sorted by name.
func withData(data map[string]any) string {
	if len(data) == 0 {
		return ""
	}
	names := make([]string, 0, len(data))
	for n := range data {
		names = append(names, n)
	}
	sort.Strings(names)
	parts := make([]string, len(names))
	for i, n := range names {
		parts[i] = n + " " + ValueWords(data[n])
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// ValueWords is a stored value for people: "1480.00 EUR", "yes", "a, b".
func ValueWords(value any) string {
	switch v := value.(type) {
	case nil:
		return "nothing"
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case string:
		return v
	case []any:
		parts := make([]string, len(v))
		for n := range v {
			parts[n] = ValueWords(v[n])
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		if amount, ok := v["amount"].(string); ok {
			if currency, ok := v["currency"].(string); ok {
				return amount + " " + currency
			}
		}
		return strings.TrimSpace(withData(v))
	}
	return fmt.Sprint(value)
}
