package engine_test

import (
	"slices"

	"statecraft/engine"
)

// finish leaves a state whose work is done, or says what is in the way.
func (r *refRun) finish(a *engine.Activation) {
	if incident := r.leave(*a, a.Outcome, nil); incident != nil {
		r.raise(a, *incident)
	}
}

// leave closes the activation and puts a token on every transition of the
// split. Where that leads nowhere it does nothing and says why.
func (r *refRun) leave(a engine.Activation, outcome string, person *engine.Person) *engine.Incident {
	s := r.w.State(a.State)
	taken, ok := r.split(s, outcome, person)
	end := r.isEnd(s)
	if !ok {
		return &engine.Incident{Code: engine.IncidentExpression, Leaving: true}
	}
	if len(taken) == 0 && !end {
		return &engine.Incident{Code: engine.IncidentNoMatch, Leaving: true}
	}
	r.emit(engine.Event{Kind: engine.StateLeft, Activation: a.ID, State: a.State, Outcome: outcome})
	if end {
		r.emit(engine.Event{Kind: engine.EndReached, Activation: a.ID, State: a.State})
	}
	if s.Final == engine.FinalTerminate {
		if len(r.i.activations)+len(r.i.tokens) > 0 {
			r.meet(terminateCancels)
		}
		r.cancelAll()
		r.emit(engine.Event{Kind: engine.Completed, State: a.State})
		return nil
	}
	for _, t := range taken {
		if r.i.tokens[t.ID] > 0 {
			r.meet(twoTokens)
		}
		if t.Default {
			r.meet(defaultTaken)
		}
		r.emit(engine.Event{Kind: engine.TransitionTaken, Activation: a.ID, State: a.State, Transition: t.ID})
	}
	return nil
}

// isEnd tells whether paths end here: nothing leads on. A wait that has only
// triggers is none.
func (r *refRun) isEnd(s *engine.State) bool {
	return s.Final != engine.FinalNone || len(refOut(r.w, s.ID)) == 0
}

// settle says what the marking means once no rule fits.
func (r *refRun) settle() {
	if len(r.i.activations) == 0 && len(r.i.tokens) > 0 {
		var stuck []string
		for n := range r.w.States {
			if marked, _ := r.marked(refIn(r.w, r.w.States[n].ID)); len(marked) > 0 {
				stuck = append(stuck, r.w.States[n].ID)
			}
		}
		if before := r.i.incident; before != nil && before.Code == engine.IncidentStuck && slices.Equal(before.States, stuck) {
			return
		}
		r.raise(nil, engine.Incident{Code: engine.IncidentStuck, States: stuck})
		return
	}
	if r.i.incident != nil {
		r.meet(instanceMended)
		r.emit(engine.Event{Kind: engine.IncidentResolved})
	}
	if len(r.i.activations) == 0 {
		r.emit(engine.Event{Kind: engine.Completed})
	}
}

// raise records an incident on an activation, or on the instance.
func (r *refRun) raise(a *engine.Activation, incident engine.Incident) {
	e := engine.Event{Kind: engine.IncidentRaised, Incident: &incident}
	if a != nil {
		e.Activation, e.State = a.ID, a.State
	}
	r.emit(e)
}

// cancel stops activations, oldest first, then tokens, one event each.
func (r *refRun) cancel(activation func(engine.Activation) bool, token func(*engine.Transition) bool) {
	for _, a := range slices.Clone(r.i.activations) {
		if activation(a) {
			r.emit(engine.Event{Kind: engine.ActivationCancelled, Activation: a.ID, State: a.State})
		}
	}
	for n := range r.w.Transitions {
		t := &r.w.Transitions[n]
		for token(t) && r.i.tokens[t.ID] > 0 {
			r.emit(engine.Event{Kind: engine.TokenCancelled, Transition: t.ID})
		}
	}
}

func (r *refRun) cancelAll() {
	r.cancel(func(engine.Activation) bool { return true }, func(*engine.Transition) bool { return true })
}
