package editor

import (
	"fmt"
	"strings"

	"statecraft/engine"
)

// CanJoinNeighbours says whether removing a state joins its neighbours: in a
// sentence to tell what leads where then, such as "Review now leads to
// Archive.", or why not. Ask it before the state is removed.
func CanJoinNeighbours(w *engine.Workflow, id string) (string, error) {
	s := w.State(id)
	if s == nil {
		return "", refuseState(id, "The state %q is not in this workflow any more; select another one.", id)
	}
	var out []engine.Transition
	for i := range w.Transitions {
		if w.Transitions[i].From == id {
			out = append(out, w.Transitions[i])
		}
	}
	to, err := onlyWayOut(s, out)
	if err != nil {
		return "", err
	}
	target := w.State(to)
	if target == nil {
		return "", refuseState(id, "%s leads to %q, which is not in this workflow; lead it to a state first.", s.Title(), to)
	}
	var sentences []string
	if from := joinedTitles(w, id, to); len(from) == 1 {
		sentences = append(sentences, fmt.Sprintf("%s now leads to %s.", from[0], target.Title()))
	} else if len(from) > 1 {
		sentences = append(sentences, fmt.Sprintf("%s now lead to %s.", enumerated(from), target.Title()))
	}
	if s.Initial && !target.Initial {
		sentences = append(sentences, fmt.Sprintf("%s is where it begins now.", target.Title()))
	}
	if len(sentences) == 0 {
		return "", refuseState(id, "No other state leads to %s, so there is nothing to join.", s.Title())
	}
	return strings.Join(sentences, " "), nil
}

// onlyWayOut is where the ways into a state are led on to when it goes: where
// its single done way out leads, or why that has no one meaning. ways are all
// that leave the state.
func onlyWayOut(s *engine.State, ways []engine.Transition) (string, error) {
	to, count := "", 0
	for i := range ways {
		if ways[i].IsDone() {
			to, count = ways[i].To, count+1
		}
	}
	switch {
	case count == 0:
		return "", refuseState(s.ID, "Nothing leads on from %s, so its neighbours cannot be joined.", s.Title())
	case count > 1:
		return "", refuseState(s.ID, "%s leads on in %d ways, so its neighbours cannot be joined; remove all but one first.", s.Title(), count)
	case to == s.ID:
		return "", refuseState(s.ID, "%s only leads back to itself, so its neighbours cannot be joined.", s.Title())
	}
	return to, nil
}

// joinedTitles names what leads to a state and is led on to another, each once.
func joinedTitles(w *engine.Workflow, id, to string) []string {
	var from []string
	for i := range w.Transitions {
		t := &w.Transitions[i]
		if t.To != id || t.From == id || t.From == to {
			continue
		}
		if s := w.State(t.From); s != nil {
			from = append(from, s.Title())
		} else if t.From == engine.FromAnywhere {
			from = append(from, anywhereTitle)
		}
	}
	return unique(from)
}

// anywhereTitle is what people read for engine.FromAnywhere as a beginning.
const anywhereTitle = "The whole instance"

// enumerated is a list of names as a sentence has it: "A, B and C", or a number
// where there are too many to read.
func enumerated(names []string) string {
	if len(names) > 3 {
		return fmt.Sprintf("%d states", len(names))
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
