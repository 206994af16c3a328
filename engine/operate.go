package engine

import (
	"fmt"
	"strings"
)

// mayOperate refuses a command that only operators and the host may give.
func (r *run) mayOperate() error {
	if !r.cmd.By.Operator || r.cmd.By.Name == "" {
		return &Error{Code: CodeOperatorsOnly, Message: "Only an operator of this workflow may do that: ask one."}
	}
	return nil
}

// running refuses what an instance that is not running cannot do.
func (r *run) running() error {
	if r.s.Status == StatusSuspended {
		return &Error{Code: CodeSuspended, Message: "This instance is suspended: wait until an operator resumes it."}
	}
	return r.alive()
}

// alive refuses what an ended instance cannot do.
func (r *run) alive() error {
	if r.s.Status == "" {
		return &Error{Code: CodeInstanceClosed, Message: "This instance has not been started, so there is nothing to do here."}
	}
	if r.s.Status != StatusRunning && r.s.Status != StatusSuspended {
		return &Error{Code: CodeInstanceClosed, Message: "This instance is no longer running, so there is nothing to do here."}
	}
	return nil
}

// begun checks what every operator's command needs: a live instance and a note
// of bearable length.
func (r *run) begun(notes string) error {
	if err := r.alive(); err != nil {
		return err
	}
	return checkNotes(notes)
}

func (r *run) suspend(op *Suspend) error {
	if err := r.begun(op.Notes); err != nil {
		return err
	}
	if err := r.running(); err != nil {
		return err
	}
	r.emit(Event{Kind: Suspended, By: r.cmd.By.Name, Notes: op.Notes})
	return nil
}

func (r *run) resume(op *Resume) error {
	if err := r.begun(op.Notes); err != nil {
		return err
	}
	if r.s.Status != StatusSuspended {
		return &Error{Code: CodeNotSuspended, Message: "This instance is running, so there is nothing to resume."}
	}
	r.emit(Event{Kind: Resumed, By: r.cmd.By.Name, Notes: op.Notes})
	r.settle()
	return nil
}

func (r *run) cancel(op *Cancel) error {
	if err := r.begun(op.Notes); err != nil {
		return err
	}
	r.cancelAll()
	r.emit(Event{Kind: Cancelled, By: r.cmd.By.Name, Notes: op.Notes})
	return nil
}

// bindRole fills a seat; who may act in open tasks changes with it.
func (r *run) bindRole(op *BindRole) error {
	if err := r.begun(op.Notes); err != nil {
		return err
	}
	for n := range r.p.workflow.Roles {
		role := &r.p.workflow.Roles[n]
		if role.Name != op.Role {
			continue
		}
		problems := role.checkSeat(op.Actors)
		if len(op.Actors) == 0 {
			problems = append(problems, role.problem("%s must be filled by somebody: choose a person or a group.", role.Title()))
		}
		if len(problems) > 0 {
			return &Error{Code: CodeInvalid, Field: "roles." + op.Role, Message: fmt.Sprintf("%s cannot be filled like this: mend what is listed.", role.Title()), Problems: problems}
		}
		r.emit(Event{Kind: RoleBound, By: r.cmd.By.Name, Role: op.Role, Actors: op.Actors, Notes: op.Notes})
		return nil
	}
	return &Error{Code: CodeInvalid, Field: "roles." + op.Role, Message: fmt.Sprintf("The workflow has no role %q.", op.Role)}
}

// setData changes values; each is checked like an answer to a field of its name.
func (r *run) setData(op *SetData) error {
	if err := r.begun(op.Notes); err != nil {
		return err
	}
	if problems := r.p.checkData(op.Data); len(problems) > 0 {
		return &Error{Code: CodeInvalid, Message: "These values cannot be stored: mend what is listed.", Problems: problems}
	}
	r.emit(Event{Kind: DataSet, By: r.cmd.By.Name, Data: op.Data, Notes: op.Notes})
	r.settle()
	return nil
}

// opened finds an activation whether or not it is a person's.
func (r *run) opened(activation int) (*Activation, *compiledState, error) {
	a := r.s.Activation(activation)
	if a == nil {
		return nil, nil, &Error{Code: CodeActivationClosed, Message: "This work is already done or was cancelled."}
	}
	return a, r.p.state(a.State), nil
}

// skip leaves a state without its work. It is no sign-off (§7).
func (r *run) skip(op *Skip) error {
	if err := r.begun(op.Notes); err != nil {
		return err
	}
	a, s, err := r.opened(op.Activation)
	if err != nil {
		return err
	}
	outcome := op.Outcome
	if s.kind() == KindHuman {
		if outcome, err = s.skipOutcome(outcome); err != nil {
			return err
		}
	} else if outcome != "" {
		return &Error{Code: CodeInvalid, State: s.ID, Field: "outcome", Message: fmt.Sprintf("%s has no outcomes: leave the outcome out.", s.Title())}
	}
	r.emit(Event{Kind: Skipped, By: r.cmd.By.Name, Activation: a.ID, State: a.State, Outcome: outcome, Notes: op.Notes})
	return r.finishByPerson(op.Activation, s, outcome, nil)
}

// skipOutcome is the outcome a skipped human state leaves with.
func (s *compiledState) skipOutcome(chosen string) (string, error) {
	if chosen == "" && len(s.outcomes) == 1 {
		return s.outcomes[0].Name, nil
	}
	names := make([]string, len(s.outcomes))
	for n := range s.outcomes {
		if names[n] = s.outcomes[n].Name; names[n] == chosen {
			return chosen, nil
		}
	}
	return "", &Error{Code: CodeInvalid, State: s.ID, Field: "outcome", Message: fmt.Sprintf("Choose the outcome to skip %s with: %s.", s.Title(), strings.Join(names, ", "))}
}

// move activates a state without asking its join. It is no sign-off (§7).
func (r *run) move(op *Move) error {
	if err := r.begun(op.Notes); err != nil {
		return err
	}
	n, ok := r.p.stateIndex[op.To]
	if !ok {
		return &Error{Code: CodeInvalid, Field: "to", Message: fmt.Sprintf("The workflow has no state %q to move to.", op.To)}
	}
	if op.Activation != 0 {
		if _, _, err := r.opened(op.Activation); err != nil {
			return err
		}
	}
	r.emit(Event{Kind: Moved, By: r.cmd.By.Name, State: op.To, Notes: op.Notes})
	if op.Activation == 0 {
		r.cancelAll()
	} else {
		a := r.s.Activation(op.Activation)
		r.emit(Event{Kind: ActivationCancelled, Activation: a.ID, State: a.State})
	}
	r.enter(&r.p.states[n], nil, false)
	r.settle()
	return nil
}

// retry tries again what raised an incident.
func (r *run) retry(op *Retry) error {
	if err := r.begun(op.Notes); err != nil {
		return err
	}
	retried := Event{Kind: Retried, By: r.cmd.By.Name, Activation: op.Activation, Notes: op.Notes}
	incident := r.s.Incident
	var s *compiledState
	if op.Activation != 0 {
		a, state, err := r.opened(op.Activation)
		if err != nil {
			return err
		}
		s, incident, retried.State = state, a.Incident, state.ID
	}
	if incident == nil {
		return &Error{Code: CodeNothingToRetry, State: retried.State, Message: "Nothing there needs attention, so there is nothing to try again."}
	}
	r.emit(retried)
	if s != nil && !incident.Leaving {
		r.work(s, op.Activation)
	}
	r.settle()
	return nil
}
