package engine

import "fmt"

// open finds an activation with an open task, and its state.
func (r *run) open(activation int) (*Activation, *compiledState, error) {
	a, err := r.p.open(&r.s, activation)
	if err != nil {
		return nil, nil, err
	}
	return a, r.state(a.State), nil
}

// claim takes a task out of the pool.
func (r *run) claim(op *Claim) error {
	a, s, err := r.open(op.Activation)
	if err != nil {
		return err
	}
	if s.voting() {
		return &Error{Code: CodeInvalid, State: s.ID, Message: fmt.Sprintf("Several people sign %s, so nobody can claim it: sign it.", s.Title())}
	}
	if _, err := r.p.principal(&r.s, a, s, &r.cmd.By, ""); err != nil {
		return err
	}
	if a.Claimed != r.cmd.By.Name {
		r.emit(Event{Kind: TaskClaimed, By: r.cmd.By.Name, Activation: a.ID, State: a.State})
	}
	return nil
}

// release gives a claimed task back.
func (r *run) release(op *Release) error {
	a, s, err := r.open(op.Activation)
	if err != nil {
		return err
	}
	switch {
	case r.cmd.By.Operator || a.Claimed != "" && a.Claimed == r.cmd.By.Name:
	default:
		if _, err := r.p.principal(&r.s, a, s, &r.cmd.By, ""); err != nil {
			return err
		}
	}
	if a.Claimed == "" {
		return &Error{Code: CodeNotClaimed, State: a.State, Message: "Nobody has claimed this task, so there is nothing to release."}
	}
	r.emit(Event{Kind: TaskReleased, By: r.cmd.By.Name, Activation: a.ID, State: a.State})
	return nil
}

// delegate lets somebody act for the acting person, or takes that back.
func (r *run) delegate(op *Delegate) error {
	a, s, err := r.open(op.Activation)
	if err != nil {
		return err
	}
	by := r.cmd.By
	if !human(by.Name) {
		return forbidden(s)
	}
	if err := r.p.mayDecide(&r.s, a, s, &r.cmd.By, &r.cmd.By); err != nil {
		return err
	}
	if err := checkNotes(op.Notes); err != nil {
		return err
	}
	switch {
	case !human(op.To):
		return &Error{Code: CodeInvalid, State: s.ID, Field: "to", Message: "Name the user who is to act for you."}
	case r.p.separated(&r.s, s, op.To):
		return &Error{Code: CodeSeparated, State: s.ID, Field: "to", Message: fmt.Sprintf("%s cannot act in %s: kept out by four eyes. Choose somebody else.", op.To, s.Title())}
	case a.used(op.To):
		return &Error{Code: CodeAlreadySigned, State: s.ID, Field: "to", Message: fmt.Sprintf("%s has signed %s already: choose somebody else.", op.To, s.Title())}
	case op.To == by.Name && !a.delegated(by.Name):
		return &Error{Code: CodeInvalid, State: s.ID, Field: "to", Message: "You have not delegated this task, so there is nothing to take back."}
	}
	by.Operator = false // a right of their own, not one to hand on
	r.emit(Event{Kind: TaskDelegated, By: by.Name, To: op.To, From: &by, Activation: a.ID, State: a.State, Notes: op.Notes})
	return nil
}

func (a *Activation) delegated(from string) bool {
	for _, d := range a.Delegations {
		if d.From.Name == from {
			return true
		}
	}
	return false
}

// assign hands a task to one person, by the host or an operator.
func (r *run) assign(op *Assign) error {
	if err := r.mayOperate(); err != nil {
		return err
	}
	a, s, err := r.open(op.Activation)
	if err != nil {
		return err
	}
	if s.voting() {
		return &Error{Code: CodeInvalid, State: s.ID, Message: fmt.Sprintf("Several people sign %s, so it cannot be assigned to one.", s.Title())}
	}
	free := *a
	free.Claimed = ""
	if !op.To.IsHuman() {
		return &Error{Code: CodeInvalid, State: s.ID, Field: "to", Message: "Name the user who is to have the task."}
	}
	if err := r.p.mayDecide(&r.s, &free, s, &op.To, &op.To); err != nil {
		return err
	}
	r.emit(Event{Kind: TaskAssigned, By: r.cmd.By.Name, To: op.To.Name, Activation: a.ID, State: a.State})
	return nil
}

// MaxPeople bounds who is told to be eligible for one task.
const MaxPeople = 10_000

// resolve records who is eligible, and what follows from it.
func (r *run) resolve(op *Resolve) error {
	if err := r.mayOperate(); err != nil {
		return err
	}
	a, s, err := r.open(op.Activation)
	if err != nil {
		return err
	}
	if len(op.People) > MaxPeople {
		return &Error{Code: CodeInvalid, State: s.ID, Field: "people", Message: fmt.Sprintf("%d people may sign %s; at most %d are possible: choose fewer.", len(op.People), s.Title(), MaxPeople)}
	}
	people := make([]string, 0, len(op.People))
	told := make(map[string]bool, len(op.People))
	for _, name := range op.People {
		if human(name) && !told[name] {
			told[name] = true
			people = append(people, name)
		}
	}
	r.emit(Event{Kind: TaskResolved, Activation: a.ID, State: a.State, People: people})
	a = r.s.Activation(op.Activation)
	eligible, _ := r.p.eligible(&r.s, a, s)
	needed := s.need.votes(len(eligible))
	switch {
	case len(eligible) < needed || len(eligible) == 0:
		r.incident(a.ID, s, Incident{Code: IncidentNobody, Message: fmt.Sprintf("%s needs %s, but %s: change who may act, then try again.", s.Title(), signatures(max(needed, 1)), mayAct(len(eligible)))})
		return nil
	case a.Incident != nil && a.Incident.Code == IncidentNobody:
		r.emit(Event{Kind: IncidentResolved, Activation: a.ID, State: a.State})
	}
	if s.voting() {
		if outcome := r.p.count(&r.s, a, s); outcome != "" {
			r.decided(a.ID, s, outcome)
			r.finish(op.Activation, outcome)
			r.settle()
		}
	}
	return nil
}

func signatures(n int) string {
	if n == 1 {
		return "1 signature"
	}
	return fmt.Sprintf("%d signatures", n)
}

func mayAct(n int) string {
	if n == 0 {
		return "nobody may act there"
	}
	return fmt.Sprintf("only %d may act there", n)
}
