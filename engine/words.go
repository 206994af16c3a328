package engine

import (
	"fmt"
	"sort"
	"strings"
)

// Phrase is a sentence before it is put in a language: a catalogue key and what
// fills its places, in order. Keys are stable.
type Phrase struct {
	Key  string   `json:"key"`
	Args []string `json:"args,omitempty"`
}

// Phrases is the English catalogue: every key an event can have, with %s for
// each of its arguments. Other languages translate exactly these.
func Phrases() map[string]string {
	return map[string]string{
		"started":              "Started by %s%s",
		"role-bound":           "%s is %s%s",
		"state-entered":        "%s begins",
		"state-entered.forced": "%s begins, because nothing else can arrive any more",
		"skipped":              "%s was skipped%s",
		"skipped.by":           "%s skipped %s%s",
		"task-opened":          "%s waits for somebody to act",
		"task-resolved":        "%s can be signed by %s",
		"task-resolved.nobody": "%s can be signed by nobody",
		"task-assigned":        "%s was given to %s",
		"task-claimed":         "%s claimed %s",
		"task-released":        "%s released %s",
		"task-delegated":       "%s asked %s to act in %s%s",
		"task-delegated.back":  "%s takes %s back%s",
		"signed":               "%s signed %s: %s%s%s",
		"signed.for":           "%s signed %s for %s: %s%s%s",
		"signed.anywhere":      "%s chose %s for everything%s",
		"decided":              "%s is decided: %s%s",
		"data-set":             "%s ran%s",
		"data-set.by":          "%s changed the data%s%s",
		"state-left":           "%s is done",
		"transition-taken":     "Goes on to %s",
		"transition-taken.if":  "Goes on to %s because %s",
		"end-reached":          "%s is an end",
		"activation-cancelled": "%s was stopped",
		"token-cancelled":      "What was on its way to %s was dropped",
		"incident-raised":      "Needs attention: %s",
		"incident-resolved":    "No longer needs attention",
		"incident-resolved.at": "%s no longer needs attention",
		"moved":                "%s moved the work to %s%s",
		"retried":              "%s tried again%s",
		"retried.at":           "%s tried %s again%s",
		"suspended":            "%s suspended the instance%s",
		"resumed":              "%s resumed the instance%s",
		"completed":            "Completed",
		"completed.by":         "Completed by %s, everything else was stopped",
		"cancelled":            "%s cancelled the instance%s",
	}
}

// English puts the phrase in English; a key that is not in the catalogue stands
// for itself.
func (p Phrase) English() string {
	format, ok := Phrases()[p.Key]
	if !ok {
		return p.Key
	}
	args := make([]any, len(p.Args))
	for n, a := range p.Args {
		args[n] = a
	}
	return fmt.Sprintf(format, args...)
}

// Sentence tells an event in plain English words, without a full stop: who did
// what to which state. It names states by their titles in the workflow.
func Sentence(w *Workflow, e Event) string { return Tell(w, e).English() }

// Notable tells whether an event belongs in a history for people; the others
// are steps between.
func (e Event) Notable() bool {
	switch e.Kind {
	case TaskOpened, TaskResolved, StateLeft, TransitionTaken, EndReached, TokenCancelled:
		return false
	case StateEntered:
		return e.Forced
	}
	return true
}

// Tell puts an event into a phrase.
func Tell(w *Workflow, e Event) Phrase {
	if p, ok := tellTask(w, e); ok {
		return p
	}
	say := func(key string, args ...string) Phrase { return Phrase{Key: key, Args: args} }
	state, note := stateTitle(w, e.State), noted(e.Notes)
	switch e.Kind {
	case Started:
		return say("started", e.By, withData(e.Data))
	case RoleBound:
		return say("role-bound", roleTitle(w, e.Role), actorList(e.Actors), note)
	case StateEntered:
		if e.Forced {
			return say("state-entered.forced", state)
		}
	case DataSet:
		if e.Activation == 0 {
			return say("data-set.by", e.By, withData(e.Data), note)
		}
		return say("data-set", state, withData(e.Data))
	case TransitionTaken:
		return tellTransition(w, e)
	case TokenCancelled:
		return say("token-cancelled", target(w, e.Transition))
	case IncidentRaised:
		return say("incident-raised", e.Incident.Message)
	case IncidentResolved:
		if e.Activation == 0 {
			return say("incident-resolved")
		}
		return say("incident-resolved.at", state)
	case Moved:
		return say("moved", e.By, state, note)
	case Retried:
		if e.Activation == 0 {
			return say("retried", e.By, note)
		}
		return say("retried.at", e.By, state, note)
	case Suspended, Resumed, Cancelled:
		return say(e.Kind.String(), e.By, note)
	case Completed:
		if e.State == "" {
			return say("completed")
		}
		return say("completed.by", state)
	}
	return say(e.Kind.String(), state)
}

// tellTask puts the events about people's work into phrases.
func tellTask(w *Workflow, e Event) (Phrase, bool) {
	say := func(key string, args ...string) (Phrase, bool) { return Phrase{Key: key, Args: args}, true }
	state, note := stateTitle(w, e.State), noted(e.Notes)
	switch e.Kind {
	case Skipped:
		if e.By != "" {
			return say("skipped.by", e.By, state, note)
		}
		return say("skipped", state, note)
	case TaskResolved:
		if len(e.People) == 0 {
			return say("task-resolved.nobody", state)
		}
		return say("task-resolved", state, strings.Join(e.People, ", "))
	case TaskAssigned:
		return say("task-assigned", state, e.To)
	case TaskClaimed, TaskReleased:
		return say(e.Kind.String(), e.By, state)
	case TaskDelegated:
		if e.To == e.By {
			return say("task-delegated.back", e.By, state, note)
		}
		return say("task-delegated", e.By, e.To, state, note)
	case Signed:
		switch {
		case e.State == FromAnywhere:
			return say("signed.anywhere", e.By, e.Outcome, note)
		case e.For != "":
			return say("signed.for", e.By, state, e.For, e.Outcome, note, withData(e.Data))
		}
		return say("signed", e.By, state, e.Outcome, note, withData(e.Data))
	case Decided:
		return say("decided", state, e.Outcome, withData(e.Data))
	}
	return Phrase{}, false
}

func tellTransition(w *Workflow, e Event) Phrase {
	to := target(w, e.Transition)
	if t := w.Transition(e.Transition); t != nil && t.When != "" {
		return Phrase{Key: "transition-taken.if", Args: []string{to, t.When}}
	}
	return Phrase{Key: "transition-taken", Args: []string{to}}
}

// target is the title of where a transition leads.
func target(w *Workflow, transition string) string {
	if t := w.Transition(transition); t != nil {
		return stateTitle(w, t.To)
	}
	return transition
}

func stateTitle(w *Workflow, id string) string {
	if s := w.State(id); s != nil {
		return s.Title()
	}
	return id
}

func noted(notes string) string {
	if notes == "" {
		return ""
	}
	return ", “" + notes + "”"
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
	case kind == ActorKindSignerOf:
		return "whoever signed " + name
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
		if name, ok := v["name"].(string); ok {
			return name
		}
		return strings.TrimSpace(withData(v))
	}
	return fmt.Sprint(value)
}
