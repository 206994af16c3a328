package engine_test

import (
	"slices"

	"statecraft/engine"
)

// operate answers what only operators may ask.
func (r *refRun) operate() (rules bool, code engine.Code) {
	switch op := r.c.Do.(type) {
	case *engine.Assign:
		return false, r.assign(op)
	case *engine.Resolve:
		return r.resolve(op)
	case *engine.Suspend:
		return false, r.suspend(op)
	case *engine.Resume:
		switch r.i.status {
		case engine.StatusSuspended:
		case engine.StatusRunning:
			return false, engine.CodeNotSuspended
		default:
			return false, engine.CodeInstanceClosed
		}
		r.emit(engine.Event{Kind: engine.Resumed, By: r.c.By.Name, Notes: op.Notes})
		return true, ""
	}
	if r.i.status != engine.StatusRunning && r.i.status != engine.StatusSuspended {
		return false, engine.CodeInstanceClosed
	}
	switch op := r.c.Do.(type) {
	case *engine.BindRole:
		return false, r.bindRole(op)
	case *engine.SetData:
		if len(op.Data) == 0 || !refValuesValid(r.w, op.Data) {
			return false, engine.CodeInvalid
		}
		r.emit(engine.Event{Kind: engine.DataSet, By: r.c.By.Name, Data: op.Data, Notes: op.Notes})
		return true, ""
	case *engine.Cancel:
		r.cancelAll()
		r.emit(engine.Event{Kind: engine.Cancelled, By: r.c.By.Name, Notes: op.Notes})
		return false, ""
	case *engine.Skip:
		return true, r.skip(op)
	case *engine.Move:
		return true, r.move(op)
	default:
		return true, r.retry(op.(*engine.Retry))
	}
}

func (r *refRun) suspend(op *engine.Suspend) engine.Code {
	switch r.i.status {
	case engine.StatusRunning:
		r.emit(engine.Event{Kind: engine.Suspended, By: r.c.By.Name, Notes: op.Notes})
		return ""
	case engine.StatusSuspended:
		return engine.CodeSuspended
	}
	return engine.CodeInstanceClosed
}

func (r *refRun) bindRole(op *engine.BindRole) engine.Code {
	declared := slices.ContainsFunc(r.w.Roles, func(role engine.Role) bool { return role.Name == op.Role })
	unfit := slices.ContainsFunc(op.Actors, func(a engine.Actor) bool { return !refFillsSeat(a) })
	if !declared || len(op.Actors) == 0 || unfit {
		return engine.CodeInvalid
	}
	r.emit(engine.Event{Kind: engine.RoleBound, By: r.c.By.Name, Role: op.Role, Actors: op.Actors, Notes: op.Notes})
	return ""
}

// refValuesValid tells whether an operator may store the values: each fits the
// field of its name, where a form has one.
func refValuesValid(w *engine.Workflow, data map[string]any) bool {
	for name, value := range data {
		if !refValueValid(w, name, value) {
			return false
		}
	}
	return true
}

func refValueValid(w *engine.Workflow, name string, value any) bool {
	forms := []*engine.Form{w.Form}
	for n := range w.States {
		forms = append(forms, w.States[n].Form)
	}
	for _, form := range forms {
		if form == nil {
			continue
		}
		for _, field := range form.Fields {
			if field.Name == name {
				field.Required, field.VisibleWhen = false, ""
				only := &engine.Form{Fields: []engine.Field{field}}
				return len(engine.ValidateAnswers(only, map[string]any{name: value})) == 0
			}
		}
	}
	return true
}

// skip leaves a state without its work being done.
func (r *refRun) skip(op *engine.Skip) engine.Code {
	a := r.i.activation(op.Activation)
	if a == nil {
		return engine.CodeActivationClosed
	}
	s := r.w.State(a.State)
	outcome := op.Outcome
	if refKind(s) == engine.KindHuman {
		var known bool
		if outcome, known = refChosen(refButtons(r.w, refSplit(s), refOut(r.w, s.ID)), outcome); !known {
			return engine.CodeInvalid
		}
	} else if outcome != "" {
		return engine.CodeInvalid
	}
	if a.Ready {
		r.meet(readySkipped)
	}
	left := *a
	r.emit(engine.Event{
		Kind: engine.Skipped, By: r.c.By.Name, Activation: a.ID, State: a.State, Outcome: outcome, Notes: op.Notes,
	})
	if r.leave(left, outcome, nil) != nil {
		return engine.CodeLeadsNowhere
	}
	return ""
}

// move stops one activation or everything and activates a state directly.
func (r *refRun) move(op *engine.Move) engine.Code {
	to := r.w.State(op.To)
	if to == nil {
		return engine.CodeInvalid
	}
	if op.Activation != 0 && r.i.activation(op.Activation) == nil {
		return engine.CodeActivationClosed
	}
	r.emit(engine.Event{Kind: engine.Moved, By: r.c.By.Name, State: op.To, Notes: op.Notes})
	if op.Activation == 0 {
		r.cancelAll()
	} else {
		a := r.i.activation(op.Activation)
		r.emit(engine.Event{Kind: engine.ActivationCancelled, Activation: a.ID, State: a.State})
	}
	r.enter(to, nil, false)
	return ""
}

// retry tries again what raised an incident.
func (r *refRun) retry(op *engine.Retry) engine.Code {
	retried := engine.Event{Kind: engine.Retried, By: r.c.By.Name, Notes: op.Notes}
	if op.Activation == 0 {
		if r.i.incident == nil {
			return engine.CodeNothingToRetry
		}
		r.emit(retried)
		return ""
	}
	a := r.i.activation(op.Activation)
	switch {
	case a == nil:
		return engine.CodeActivationClosed
	case a.Incident == nil:
		return engine.CodeNothingToRetry
	}
	leaving := a.Incident.Leaving
	if leaving {
		r.meet(leavingRetried)
	} else {
		r.meet(workRetried)
	}
	retried.Activation, retried.State = a.ID, a.State
	r.emit(retried)
	if !leaving {
		r.work(a.ID, r.w.State(a.State))
	}
	return ""
}
