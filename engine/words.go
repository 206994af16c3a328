package engine

import (
	"fmt"
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
	args := make([]any, len(p.Args))
	for n, a := range p.Args {
		args[n] = a
	}
	return fmt.Sprintf(p.Format(), args...)
}

// Format is the English of the phrase with %s for each of its arguments; a key
// that is not in the catalogue stands for itself.
func (p Phrase) Format() string {
	format, ok := Phrases()[p.Key]
	if !ok {
		return strings.ReplaceAll(p.Key, "%", "%%")
	}
	return format
}

// Sentence tells an event in plain English words, without a full stop: who did
// what to which state. It names states by their titles in the workflow.
func Sentence(w *Workflow, e Event) string { return Tell(w, e, Words{}).English() }

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
