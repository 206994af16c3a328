package dot

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"statecraft/engine"
)

// nameOutcomes gives the transitions of a state different outcomes: a label that
// says something, or else the target. A label that stands twice gets its target
// appended. The outcome is written down only where it is not the one the
// transition has anyway.
func nameOutcomes(w *engine.Workflow, state string) {
	distinctOutcomes(leaving(w, state), targetTitles(w))
}

func targetTitles(w *engine.Workflow) func(*engine.Transition) string {
	titles := map[string]string{}
	for n := range w.States {
		titles[w.States[n].ID] = w.States[n].Title()
	}
	return func(t *engine.Transition) string { return titles[t.To] }
}

func distinctOutcomes(list []*engine.Transition, target func(*engine.Transition) string) {
	count := map[string]int{}
	for _, t := range list {
		count[outcomeOf(t, target(t))]++
	}
	taken, next := map[string]bool{}, map[string]int{}
	for _, t := range list {
		name := outcomeOf(t, target(t))
		if count[name] > 1 && name != target(t) {
			name = fmt.Sprintf("%s (%s)", name, target(t))
		}
		for base := name; taken[name]; {
			next[base] = max(2, next[base]+1)
			name = base + " " + strconv.Itoa(next[base])
		}
		taken[name] = true
		if name != usualOutcome(t, target(t)) {
			t.Outcome = name
		}
	}
}

// outcomeOf is the name a transition would like to have.
func outcomeOf(t *engine.Transition, target string) string {
	switch {
	case t.Outcome != "":
		return t.Outcome
	case isMeaningful(t.Label):
		return t.Label
	}
	return target
}

// usualOutcome is the outcome of a transition that names none.
func usualOutcome(t *engine.Transition, target string) string {
	if t.Label != "" {
		return t.Label
	}
	return target
}

// isMeaningful tells whether a label says something: it is neither empty, nor a
// number ("0.5", "3/4", "50%"), nor a weight ("w = 2").
func isMeaningful(label string) bool {
	label = strings.TrimSpace(label)
	for _, sign := range []string{"=", ":"} {
		if name, number, found := strings.Cut(label, sign); found && isWeight(name) {
			label = strings.TrimSpace(number)
			break
		}
	}
	if _, err := strconv.ParseFloat(label, 64); err == nil && strings.ContainsAny(label, "0123456789") {
		return false
	}
	digits := false
	for _, r := range label {
		if unicode.IsLetter(r) {
			return true
		}
		digits = digits || unicode.IsDigit(r)
	}
	return label != "" && !digits
}

func isWeight(name string) bool {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "w", "weight", "c", "cost", "p", "prob", "probability", "len", "length", "cap", "capacity":
		return true
	}
	return false
}
