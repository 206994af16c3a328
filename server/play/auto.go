package play

import (
	"cmp"
	"fmt"
	"slices"

	"statecraft/engine"
)

// Limit is how many steps should take any instance of the workflow to its end,
// if it has one: every state several times over.
func Limit(w *engine.Workflow) int {
	limit := 1000
	for n := range w.States {
		limit += 10 * signing(&w.States[n])
	}
	return limit
}

// CodeStepLimit says that Auto gave up; the workflow may have no way to finish.
const CodeStepLimit engine.Code = "step-limit"

// Auto completes what waits until nothing does. It goes round by round: what
// is open when a round begins is signed once in declared order of the states,
// each with the outcome decided on least often so far (of several the one with the
// most votes, or else the first declared), with notes where they are demanded,
// valid values in required fields, and a stand-in who may act. An outcome the
// engine refuses is passed over. What nobody can sign waits for the other
// branches; when a round brings nothing, Auto stops with its first refusal, and
// past limit steps with CodeStepLimit.
func (r *Run) Auto(limit int) error {
	for taken := 0; ; {
		moved := false
		var refused error
		for _, id := range r.round() {
			if r.instance.Activation(id) == nil {
				continue // an earlier step of this round closed it
			}
			if taken == limit {
				return &engine.Error{
					Code:    CodeStepLimit,
					Message: fmt.Sprintf("Stopped after %d steps; the workflow may have no way to finish.", limit),
				}
			}
			err := r.complete(id)
			switch {
			case err == nil:
				moved = true
				taken++
			case refused == nil:
				refused = err
			}
		}
		if !moved {
			return refused
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

// complete signs the activation once. Where nobody may, the host is asked again.
func (r *Run) complete(activation int) error {
	err := r.sign(r.instance.Activation(activation))
	if engine.CodeOf(err) != CodeNobody || !r.hostAnswer(activation) {
		return err
	}
	a := r.instance.Activation(activation)
	if a == nil {
		return nil // the votes cast so far have settled it
	}
	return r.sign(a)
}

// sign signs the activation with the first outcome and person the engine
// accepts.
func (r *Run) sign(a *engine.Activation) error {
	state := r.program.Workflow().State(a.State)
	people := r.able(a)
	var refused error
	for _, outcome := range r.rarestFirst(a) {
		for _, person := range r.signers(r.instance, a, people, outcome) {
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
		refused = r.nobody(a)
	}
	return refused
}

// rarestFirst lists the outcomes of a state, those decided on least often first,
// and of them those with the most votes, so that a vote goes on as it began.
func (r *Run) rarestFirst(a *engine.Activation) []engine.Outcome {
	votes := map[string]int{}
	for _, v := range a.Votes {
		votes[v.Outcome]++
	}
	outcomes := slices.Clone(r.program.Outcomes(a.State))
	slices.SortStableFunc(outcomes, func(o, p engine.Outcome) int {
		return cmp.Or(
			cmp.Compare(r.chosen[choice{a.State, o.Name}], r.chosen[choice{a.State, p.Name}]),
			cmp.Compare(votes[p.Name], votes[o.Name]),
		)
	})
	return outcomes
}

func note(o engine.Outcome) string {
	if !o.NotesRequired {
		return ""
	}
	return "Note on " + o.Name
}
