package engine

import (
	"fmt"
	"sort"
	"strings"
)

// begin starts the instance: seats, start form, initial states (§1).
func (r *run) begin(op *Start) error {
	if r.s.Status != "" {
		return &Error{Code: CodeStarted, Message: "This instance has been started already."}
	}
	if err := CanStart(r.p, r.cmd.By); err != nil {
		return err
	}
	w := r.p.workflow
	problems := r.p.form.validate(op.Data)
	roles, seats := r.seats(op)
	problems = append(problems, seats...)
	initial, chosen := r.initial(op)
	problems = append(problems, chosen...)
	if len(problems) > 0 {
		return &Error{Code: CodeInvalid, Message: fmt.Sprintf("%s cannot be started yet: mend what is listed.", w.Title()), Problems: problems}
	}
	r.emit(Event{Kind: Started, By: r.cmd.By.Name, Data: r.p.form.answered(op.Data)})
	for n := range w.Roles {
		if name := w.Roles[n].Name; len(roles[name]) > 0 {
			r.emit(Event{Kind: RoleBound, By: r.cmd.By.Name, Role: name, Actors: roles[name]})
		}
	}
	for _, s := range initial {
		r.enter(s, nil, false)
	}
	r.settle()
	return nil
}

// seats decides who fills each role.
func (r *run) seats(op *Start) (map[string][]Actor, []Problem) {
	var problems []Problem
	roles := map[string][]Actor{}
	for n := range r.p.workflow.Roles {
		role := &r.p.workflow.Roles[n]
		actors := op.Roles[role.Name]
		if len(actors) == 0 {
			actors = role.Default
		}
		problems = append(problems, role.checkSeat(actors)...)
		if len(actors) == 0 && role.Required {
			problems = append(problems, role.problem("%s must be filled before the start: choose a person or a group.", role.Title()))
		}
		roles[role.Name] = actors
	}
	var unknown []string
	for name := range op.Roles {
		if _, ok := roles[name]; !ok {
			unknown = append(unknown, name)
		}
	}
	sort.Strings(unknown)
	for _, name := range unknown {
		problems = append(problems, (&Role{Name: name}).problem("The workflow has no role %q: leave it out.", name))
	}
	return roles, problems
}

func (role *Role) problem(format string, args ...any) Problem {
	return Problem{Code: ProblemUnknownActor, Severity: SeverityError, Field: "roles." + role.Name, Message: fmt.Sprintf(format, args...)}
}

func (role *Role) checkSeat(actors []Actor) []Problem {
	if len(actors) > MaxList {
		return []Problem{role.problem("%s is filled by %d; at most %d are possible: name a group.", role.Title(), len(actors), MaxList)}
	}
	var problems []Problem
	for _, a := range actors {
		if !seatActor(a) {
			problems = append(problems, role.problem("%s cannot be filled by %q: choose a person or a group.", role.Title(), a))
		}
	}
	return problems
}

// initial lists the states to activate, in declared order.
func (r *run) initial(op *Start) ([]*compiledState, []Problem) {
	var list []*compiledState
	var ids []string
	for n := range r.p.states {
		if s := &r.p.states[n]; s.Initial {
			list, ids = append(list, s), append(ids, s.ID)
		}
	}
	refuse := func(message string) ([]*compiledState, []Problem) {
		return nil, []Problem{{Code: ProblemUnknownState, Severity: SeverityError, Field: "state", Message: message}}
	}
	if r.p.workflow.Start != StartOne {
		if op.State != "" {
			return refuse("This workflow starts everywhere at once: name no state to start in.")
		}
		return list, nil
	}
	if op.State == "" && len(list) == 1 {
		return list, nil
	}
	for _, s := range list {
		if s.ID == op.State {
			return []*compiledState{s}, nil
		}
	}
	return refuse("Choose where to start: " + strings.Join(ids, ", ") + ".")
}
