package play

import (
	"fmt"
	"slices"

	"statecraft/engine"
)

// Limit is how many steps should take any instance of the workflow to its end,
// if it has one: every state several times over.
func Limit(w *engine.Workflow) int { return 1000 + 10*len(w.States) }

// CodeStepLimit says that Auto gave up; the workflow may have no way to finish.
const CodeStepLimit engine.Code = "step-limit"

// Auto completes what waits until nothing does. It goes round by round: what
// is open when a round begins is completed in declared order of the states,
// each with the outcome chosen least often so far (the first declared of
// several), notes where they are demanded, valid values in required fields,
// and a stand-in who may act. An outcome the engine refuses is passed over;
// when it refuses all of them, Auto stops with the first refusal. Past limit
// steps it stops with CodeStepLimit.
func (r *Run) Auto(limit int) error {
	for taken := 0; ; {
		round := r.round()
		if len(round) == 0 {
			return nil
		}
		for _, id := range round {
			a := r.instance.Activation(id)
			if a == nil {
				continue // an earlier step of this round closed it
			}
			if taken == limit {
				return &engine.Error{
					Code:    CodeStepLimit,
					Message: fmt.Sprintf("Stopped after %d steps; the workflow may have no way to finish.", limit),
				}
			}
			if err := r.complete(a); err != nil {
				return err
			}
			taken++
		}
	}
}

// round lists the open activations by declared order of their states, the
// oldest first within a state.
func (r *Run) round() []int {
	var ids []int
	for _, s := range r.program.Workflow().States {
		for _, a := range r.instance.Activations {
			if a.State == s.ID && a.Task {
				ids = append(ids, a.ID)
			}
		}
	}
	return ids
}

// complete signs the activation off with the first outcome and stand-in the
// engine accepts.
func (r *Run) complete(a *engine.Activation) error {
	state := r.program.Workflow().State(a.State)
	var refused error
	for _, outcome := range r.rarestFirst(state.ID) {
		for _, person := range r.standIns(a, outcome) {
			err := r.do(person, &engine.Complete{
				Activation: a.ID,
				Outcome:    outcome.Name,
				Data:       r.answers(state.Form, person),
				Notes:      note(outcome),
			})
			if err == nil {
				return nil
			}
			if refused == nil || engine.CodeOf(refused) == engine.CodeForbidden {
				refused = err
			}
		}
	}
	if refused == nil {
		refused = &engine.Error{
			Code:    engine.CodeForbidden,
			Message: fmt.Sprintf("No stand-in may act in %s; name one with a step.", state.Title()),
			State:   state.ID,
		}
	}
	return refused
}

// rarestFirst lists the outcomes of a state, those chosen least often first.
func (r *Run) rarestFirst(state string) []engine.Outcome {
	outcomes := slices.Clone(r.program.Outcomes(state))
	slices.SortStableFunc(outcomes, func(a, b engine.Outcome) int {
		return r.chosen[choice{state, a.Name}] - r.chosen[choice{state, b.Name}]
	})
	return outcomes
}

func note(o engine.Outcome) string {
	if !o.NotesRequired {
		return ""
	}
	return "Note on " + o.Name
}
