package play

import (
	"fmt"
	"slices"
	"strings"

	"statecraft/engine"
)

// step performs one step.
func (r *Run) step(s Step) error {
	switch {
	case s.Verb == Start:
		return r.start(s)
	case s.State == engine.FromAnywhere:
		return r.choose(s)
	}
	a := r.waiting(s.State)
	if a == nil {
		return r.nothingWaits(s.State)
	}
	if s.Verb == Assign || s.Verb == Resolve {
		return r.fix(s, a)
	}
	if s.By.Name == "" && len(r.able(a)) == 0 && r.hostAnswer(a.ID) {
		// People have signed elsewhere since the host answered.
		if a = r.waiting(s.State); a == nil {
			return r.nothingWaits(s.State)
		}
	}
	by, err := r.doer(s, a)
	if err != nil {
		return err
	}
	return r.do(by, s.op(a.ID))
}

// doer is who performs a step at an activation.
func (r *Run) doer(s Step, a *engine.Activation) (engine.Person, error) {
	switch {
	case s.Verb == Complete:
		return r.signer(s, a)
	case s.Verb == Release && s.By.Name == "" && a.Claimed != "":
		return r.cast.person(a.Claimed), nil
	}
	return r.actor(s.By, a)
}

// op is what the step asks of the engine.
func (s Step) op(activation int) engine.Op {
	switch s.Verb {
	case Claim:
		return &engine.Claim{Activation: activation}
	case Release:
		return &engine.Release{Activation: activation}
	case Delegate:
		return &engine.Delegate{Activation: activation, To: s.To.Name, Notes: s.Notes}
	}
	return &engine.Complete{Activation: activation, For: s.For, Outcome: s.Outcome, Data: s.Data, Notes: s.Notes}
}

func (r *Run) start(s Step) error {
	by := s.By
	if by.Name == "" {
		by = r.starter()
	} else {
		by = r.cast.known(by)
	}
	start := s.Start
	if start == nil {
		start = r.opening(by)
	}
	return r.do(by, start)
}

// choose takes a transition from the whole instance.
func (r *Run) choose(s Step) error {
	by := s.By
	if by.Name != "" {
		by = r.cast.known(by)
	} else if by = r.chooser(s.Outcome); by.Name == "" {
		return &engine.Error{
			Code:    CodeNobody,
			Message: fmt.Sprintf("No stand-in may choose %q for the whole instance; name somebody who may.", s.Outcome),
		}
	}
	return r.do(by, s.op(0))
}

// fix has the host answer as the step says.
func (r *Run) fix(s Step, a *engine.Activation) error {
	if s.Verb == Assign {
		return r.answerWith(a.ID, &engine.Assign{Activation: a.ID, To: r.cast.known(s.To)})
	}
	actors := r.instance.Candidates(r.program.Workflow().State(a.State))
	people := make([]engine.Person, len(s.People))
	for n, p := range s.People {
		r.cast.recognise(p.Name, actors)
		people[n] = r.cast.known(p)
	}
	eligible := engine.Eligible(r.program, r.instance, a.ID, people)
	for _, p := range people {
		if !slices.Contains(eligible, p.Name) {
			return &engine.Error{Code: engine.CodeForbidden, State: a.State, Message: fmt.Sprintf(
				"%s may not act in %s; give the groups that let them, or leave them out.",
				p.Name, r.program.Workflow().State(a.State).Title())}
		}
	}
	return r.answerWith(a.ID, &engine.Resolve{Activation: a.ID, People: names(people)})
}

func (r *Run) answerWith(activation int, op engine.Op) error {
	if err := r.do(host(), op); err != nil {
		return err
	}
	r.fixed[activation] = true
	return nil
}

// waiting is the oldest activation of the state that somebody can act on.
func (r *Run) waiting(state string) *engine.Activation {
	for i := range r.instance.Activations {
		if a := &r.instance.Activations[i]; a.State == state && a.Task {
			return a
		}
	}
	return nil
}

func (r *Run) nothingWaits(state string) error {
	w := r.program.Workflow()
	message := fmt.Sprintf("Nothing waits in %s.", w.State(state).Title())
	if open := r.open(); len(open) > 0 {
		message += fmt.Sprintf(" Open now: %s.", strings.Join(titles(w, open), ", "))
	}
	return &engine.Error{Code: engine.CodeActivationClosed, Message: message, State: state}
}

// open lists the states in which something waits for a person, in declared
// order, each once.
func (r *Run) open() []string {
	var open []string
	for _, s := range r.program.Workflow().States {
		if r.waiting(s.ID) != nil {
			open = append(open, s.ID)
		}
	}
	return open
}

func titles(w *engine.Workflow, states []string) []string {
	names := make([]string, len(states))
	for i, id := range states {
		names[i] = id
		if s := w.State(id); s != nil {
			names[i] = s.Title()
		}
	}
	return names
}
