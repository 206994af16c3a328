package engine

import "sort"

// OutcomeNames lists the buttons of a person's state in their order (§5), as
// Program.Outcomes does, but also of a workflow that does not compile yet; nil
// for any other state.
func OutcomeNames(w *Workflow, state string) []string {
	s := w.State(state)
	if s == nil || s.Kind != "" && s.Kind != KindHuman {
		return nil
	}
	ways := doneWays(w, state)
	explicit := false
	for _, t := range ways {
		explicit = explicit || t.Outcome != ""
	}
	oneOf := s.Split == "" || s.Split == SplitXor
	var names []string
	for _, t := range ways {
		name := t.Outcome
		if oneOf && name == "" && !t.Default {
			name = buttonOf(w, t)
		}
		if name != "" && !contains(names, name) && (oneOf || explicit) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return []string{DoneOutcome}
	}
	return names
}

// buttonOf is the button of a transition that names no outcome.
func buttonOf(w *Workflow, t *Transition) string {
	if t.Label != "" {
		return t.Label
	}
	return w.State(t.To).Title()
}

// doneWays are the transitions that leave a state by completing it, in the order
// they are tried; those that lead nowhere are left out.
func doneWays(w *Workflow, state string) []*Transition {
	var ways []*Transition
	for n := range w.Transitions {
		if t := &w.Transitions[n]; t.From == state && t.IsDone() && w.State(t.To) != nil {
			ways = append(ways, t)
		}
	}
	sort.SliceStable(ways, func(a, b int) bool { return ways[a].Order < ways[b].Order })
	return ways
}
