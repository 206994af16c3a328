package inbox

import (
	"slices"
	"strings"

	"statecraft/engine"
	"statecraft/shared"
)

// outcomeKeys says which outcome each key signs with; -1 for none.
type outcomeKeys struct{ first, back int }

// keysOf gives the outcomes their keys: r is the one that leads back to a state
// somebody has signed before, else the second, and a the first of the others.
func keysOf(d *shared.TaskDetail) outcomeKeys {
	k := outcomeKeys{first: -1, back: slices.IndexFunc(d.Outcomes, func(o engine.Outcome) bool { return returns(d, o) })}
	if k.back < 0 && len(d.Outcomes) > 1 {
		k.back = 1
	}
	if len(d.Outcomes) == 1 {
		k.back = -1
	}
	for i := range d.Outcomes {
		if i != k.back {
			k.first = i
			break
		}
	}
	return k
}

// of is the key of an outcome by its place; "" for none.
func (k outcomeKeys) of(outcome int) string {
	switch outcome {
	case k.first:
		return "a"
	case k.back:
		return "r"
	}
	return ""
}

// returns tells whether an outcome leads back to where somebody has signed.
func returns(d *shared.TaskDetail, o engine.Outcome) bool {
	return slices.ContainsFunc(targets(d, o), func(s *engine.State) bool {
		return s.ID != d.State && len(d.InstanceDetail.Instance.Signers[s.ID]) > 0
	})
}

// targets are the states an outcome leads to.
func targets(d *shared.TaskDetail, o engine.Outcome) []*engine.State {
	if d.InstanceDetail == nil {
		return nil
	}
	w := &d.InstanceDetail.Definition
	var states []*engine.State
	for i := range w.Transitions {
		t := &w.Transitions[i]
		if !slices.Contains(o.Transitions, t.ID) {
			continue
		}
		if s := w.State(t.To); s != nil && !slices.Contains(states, s) {
			states = append(states, s)
		}
	}
	return states
}

// Leads names the states an outcome leads to; "" where it leads nowhere.
func Leads(d *shared.TaskDetail, o engine.Outcome) string {
	states := targets(d, o)
	names := make([]string, len(states))
	for i, s := range states {
		names[i] = s.Title()
	}
	return strings.Join(names, ", ")
}
