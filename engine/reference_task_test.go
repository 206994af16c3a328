package engine_test

import (
	"slices"

	"statecraft/engine"
)

func (r *refRun) claim(op *engine.Claim) engine.Code {
	if code := r.taskOpen(op.Activation); code != "" {
		return code
	}
	a := r.i.activation(op.Activation)
	if refSeveral(r.w.State(a.State)) {
		return engine.CodeInvalid
	}
	if _, code := r.principal(a, r.c.By, ""); code != "" {
		return code
	}
	if a.Claimed != r.c.By.Name {
		r.emit(engine.Event{Kind: engine.TaskClaimed, By: r.c.By.Name, Activation: a.ID, State: a.State})
	}
	return ""
}

func (r *refRun) release(op *engine.Release) engine.Code {
	if code := r.taskOpen(op.Activation); code != "" {
		return code
	}
	a := r.i.activation(op.Activation)
	own := a.Claimed != "" && a.Claimed == r.c.By.Name
	if !own && !refOperator(r.c.By) {
		if _, code := r.principal(a, r.c.By, ""); code != "" {
			return code
		}
	}
	if a.Claimed == "" {
		return engine.CodeNotClaimed
	}
	r.emit(engine.Event{Kind: engine.TaskReleased, By: r.c.By.Name, Activation: a.ID, State: a.State})
	return ""
}

func (r *refRun) delegate(op *engine.Delegate) engine.Code {
	if code := r.taskOpen(op.Activation); code != "" {
		return code
	}
	a := r.i.activation(op.Activation)
	if code := r.mayDecide(a, r.c.By, r.c.By); code != "" {
		return code
	}
	switch {
	case !(engine.Person{Name: op.To}).IsHuman():
		return engine.CodeInvalid
	case op.To == r.c.By.Name && !slices.ContainsFunc(a.Delegations, func(d engine.Delegation) bool { return d.From.Name == op.To }):
		return engine.CodeInvalid // nothing to take back
	case r.separated(r.w.State(a.State), op.To):
		return engine.CodeSeparated
	case refUsed(a, op.To):
		return engine.CodeAlreadySigned
	}
	if op.To == r.c.By.Name {
		r.meet(delegationTakenBack)
	}
	from := r.c.By
	from.Operator = false // says nothing of a right to sign
	r.emit(engine.Event{
		Kind: engine.TaskDelegated, By: r.c.By.Name, To: op.To, From: &from,
		Activation: a.ID, State: a.State, Notes: op.Notes,
	})
	return ""
}

// assign claims for somebody who may decide, whoever held it before.
func (r *refRun) assign(op *engine.Assign) engine.Code {
	if code := r.taskOpen(op.Activation); code != "" {
		return code
	}
	if !op.To.IsHuman() {
		return engine.CodeInvalid
	}
	a := *r.i.activation(op.Activation)
	if refSeveral(r.w.State(a.State)) {
		return engine.CodeInvalid
	}
	a.Claimed = ""
	if code := r.mayDecide(&a, op.To, op.To); code != "" {
		return code
	}
	r.emit(engine.Event{Kind: engine.TaskAssigned, By: r.c.By.Name, To: op.To.Name, Activation: a.ID, State: a.State})
	return ""
}

// resolve tells who is eligible, which may be what the votes waited for.
func (r *refRun) resolve(op *engine.Resolve) (rules bool, code engine.Code) {
	if code := r.taskOpen(op.Activation); code != "" {
		return false, code
	}
	people := []string{} // told that nobody is eligible is not the same as not told
	for _, name := range op.People {
		if (engine.Person{Name: name}).IsHuman() && !slices.Contains(people, name) {
			people = append(people, name)
		}
	}
	a := r.i.activation(op.Activation)
	r.emit(engine.Event{Kind: engine.TaskResolved, Activation: a.ID, State: a.State, People: people})
	eligible := len(r.eligible(a))
	if eligible == 0 || eligible < r.needed(a) {
		r.raise(a, engine.Incident{Code: engine.IncidentNobody})
		return false, ""
	}
	if a.Incident != nil && a.Incident.Code == engine.IncidentNobody {
		r.meet(enoughPeopleNow)
		r.emit(engine.Event{Kind: engine.IncidentResolved, Activation: a.ID, State: a.State})
	}
	if !refSeveral(r.w.State(a.State)) {
		return false, ""
	}
	outcome := r.count(a)
	if outcome == "" {
		return false, ""
	}
	r.meet(resolveDecides)
	r.decided(*a, outcome)
	r.finish(a)
	if a := r.i.activation(op.Activation); a != nil {
		r.meet(decidedNowhere)
	}
	return true, ""
}
