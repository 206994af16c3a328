package engine

import "strconv"

// split chooses the transitions taken on leaving a state with an outcome (§5).
// Several are in declared order of choice. An error is a condition that cannot
// be evaluated.
func (r *run) split(s *compiledState, outcome string) ([]int, error) {
	var taken, fallback []int
	var values map[string]any
	for _, n := range s.outgoing {
		t := &r.p.transitions[n]
		if !r.candidate(s, t, outcome) {
			continue
		}
		if t.Default {
			fallback = append(fallback, n)
			continue
		}
		if t.when != nil {
			if values == nil {
				values = r.values(outcome)
			}
			matches, err := t.when.True(values)
			if err != nil {
				return nil, err
			}
			if !matches {
				continue
			}
		}
		taken = append(taken, n)
		if s.split == SplitXor {
			return taken, nil
		}
	}
	if len(taken) == 0 && len(fallback) > 0 {
		return fallback[:1], nil
	}
	return taken, nil
}

// candidate tells whether a transition takes part under the outcome and may be
// chosen by the acting person. At a state nobody signs, all take part.
func (r *run) candidate(s *compiledState, t *compiledTransition, outcome string) bool {
	if s.kind() != KindHuman {
		return true
	}
	if t.outcome != "" && t.outcome != outcome {
		return false
	}
	return len(t.Actors) == 0 || r.s.matchesAny(t.Actors, r.cmd.By)
}

// values is what conditions read: the data, with amounts as numbers, and the
// names of our own.
func (r *run) values(outcome string) map[string]any {
	values := make(map[string]any, len(r.s.Data)+2)
	for name, v := range r.s.Data {
		if r.p.money[name] {
			v = amount(v)
		}
		values[name] = v
	}
	values[NameStarter] = r.s.Starter
	values[NameOutcome] = outcome
	return values
}

// amount is the number of an amount of money; nil where there is none.
func amount(v any) any {
	m, _ := v.(map[string]any)
	text, _ := m["amount"].(string)
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil
	}
	return n
}
