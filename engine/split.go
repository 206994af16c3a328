package engine

// split chooses the transitions taken on leaving a state with an outcome (§5).
// Several are in order of choice. chooser is the one person whose choice it is,
// for transitions that only some may choose; nil where votes, a skip or a
// machine decide. An error is a condition that cannot be evaluated.
func (r *run) split(s *compiledState, outcome string, chooser *Person) ([]int, error) {
	var taken []int
	fallback := -1
	for at, n := range s.outgoing {
		t := &r.p.transitions[n]
		if !r.candidate(s, t, outcome, chooser) {
			continue
		}
		if t.Default {
			if fallback < 0 {
				fallback = at
			}
			continue
		}
		if t.when != nil {
			matches, err := t.when.holds(r, outcome)
			if err != nil {
				return nil, err
			}
			if !matches {
				continue
			}
		}
		if s.split == SplitXor {
			return s.outgoing[at : at+1], nil
		}
		taken = append(taken, n)
	}
	if len(taken) == 0 && fallback >= 0 {
		return s.outgoing[fallback : fallback+1], nil
	}
	return taken, nil
}

// candidate tells whether a transition takes part under the outcome. At a state
// nobody signs, all do.
func (r *run) candidate(s *compiledState, t *compiledTransition, outcome string, chooser *Person) bool {
	if s.kind() != KindHuman {
		return true
	}
	if t.outcome != "" && t.outcome != outcome {
		return false
	}
	return len(t.Actors) == 0 || chooser == nil || r.s.matchesAny(t.Actors, chooser)
}
