package engine

import (
	"fmt"
	"sort"
	"strings"
)

// Decide answers a command with the events it causes, or refuses it. It changes
// nothing: the caller applies the events. The error is an *Error; a refused
// command has no events. The same program, instance and command always give the
// same events.
func Decide(p *Program, i *Instance, c Command) ([]Event, error) {
	r := &run{p: p, s: i.Clone(), cmd: &c}
	var err error
	switch op := c.Do.(type) {
	case *Start:
		err = r.begin(op)
	case *Complete:
		err = r.complete(op)
	case *Claim:
		err = r.claim(op)
	case *Release:
		err = r.release(op)
	default:
		err = &Error{Code: CodeInvalid, Message: "The command asks for nothing known."}
	}
	if err != nil {
		return nil, err
	}
	return r.events, nil
}

// begin starts the instance: seats, start form, initial states.
func (r *run) begin(op *Start) error {
	if r.s.Status != "" {
		return &Error{Code: CodeStarted, Message: "This instance has been started already."}
	}
	if err := CanStart(r.p, r.cmd.By); err != nil {
		return err
	}
	w := r.p.workflow
	problems := ValidateAnswers(w.Form, op.Data)
	roles, seats := r.seats(op)
	problems = append(problems, seats...)
	initial, chosen := r.initial(op)
	problems = append(problems, chosen...)
	if len(problems) > 0 {
		return &Error{Code: CodeInvalid, Message: fmt.Sprintf("%s cannot be started yet: mend what is listed.", w.Title()), Problems: problems}
	}
	r.emit(Event{Kind: Started, By: r.cmd.By.Name, Data: answered(w.Form, op.Data)})
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
	report := func(role, format string, args ...any) {
		problems = append(problems, Problem{Code: ProblemUnknownActor, Severity: SeverityError, Field: "roles." + role, Message: fmt.Sprintf(format, args...)})
	}
	roles := map[string][]Actor{}
	for _, role := range r.p.workflow.Roles {
		actors := op.Roles[role.Name]
		if len(actors) == 0 {
			actors = role.Default
		}
		for _, a := range actors {
			if !seatActor(a) {
				report(role.Name, "%s cannot be filled by %q: choose a person or a group.", role.Title(), a)
			}
		}
		if len(actors) == 0 && role.Required {
			report(role.Name, "%s must be filled before the start: choose a person or a group.", role.Title())
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
		report(name, "The workflow has no role %q: leave it out.", name)
	}
	return roles, problems
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

// answered keeps what was filled in; a yes-or-no field left alone is no.
func answered(form *Form, answers map[string]any) map[string]any {
	if form == nil {
		return nil
	}
	data := make(map[string]any, len(form.Fields))
	for n := range form.Fields {
		f := &form.Fields[n]
		value, given := answers[f.Name]
		switch {
		case given && value != nil:
			data[f.Name] = value
		case f.Type == FieldBoolean:
			data[f.Name] = false
		case given:
			data[f.Name] = nil
		}
	}
	return data
}

// complete signs off a human activation. What leads nowhere is refused, so that
// the person can choose again (§2).
func (r *run) complete(op *Complete) error {
	if err := CanDecide(r.p, r.s, op.Activation, r.cmd.By); err != nil {
		return err
	}
	s := r.p.state(r.s.Activation(op.Activation).State)
	outcome, err := r.outcome(s, op)
	if err != nil {
		return err
	}
	if problems := ValidateAnswers(s.Form, op.Data); len(problems) > 0 {
		return &Error{Code: CodeInvalid, State: s.ID, Message: fmt.Sprintf("%s cannot be signed off yet: mend what is listed.", s.Title()), Problems: problems}
	}
	if outcome.NotesRequired && strings.TrimSpace(op.Notes) == "" {
		return &Error{Code: CodeNotesRequired, State: s.ID, Field: "notes", Message: fmt.Sprintf("%q needs a note: say why.", outcome.Name)}
	}
	if len(op.Notes) > MaxAnswer {
		return &Error{Code: CodeInvalid, State: s.ID, Field: "notes", Message: fmt.Sprintf("The note is longer than %d characters: shorten it.", MaxAnswer)}
	}
	r.emit(Event{Kind: Signed, By: r.cmd.By.Name, Activation: op.Activation, State: s.ID, Outcome: outcome.Name, Notes: op.Notes, Data: answered(s.Form, op.Data)})
	taken, splitErr := r.split(s, outcome.Name)
	switch {
	case splitErr != nil:
		return &Error{Code: CodeLeadsNowhere, State: s.ID, Message: fmt.Sprintf("%q cannot be decided: %s.", outcome.Name, splitErr)}
	case len(taken) == 0 && s.final == FinalNone:
		return &Error{Code: CodeLeadsNowhere, State: s.ID, Message: fmt.Sprintf("%q leads nowhere with these data: choose another outcome or change what you filled in.", outcome.Name)}
	}
	r.leave(op.Activation, s, outcome.Name, taken)
	r.settle()
	return nil
}

// outcome finds the chosen button.
func (r *run) outcome(s *compiledState, op *Complete) (Outcome, error) {
	mine := r.p.OutcomesFor(r.s, op.Activation, r.cmd.By)
	if op.Outcome == "" && len(mine) == 1 {
		return mine[0], nil
	}
	names := make([]string, len(mine))
	for n, o := range mine {
		if o.Name == op.Outcome {
			return o, nil
		}
		names[n] = o.Name
	}
	for _, o := range s.outcomes {
		if o.Name == op.Outcome {
			return o, &Error{Code: CodeForbidden, State: s.ID, Field: "outcome", Message: fmt.Sprintf("You may not choose %q in %s.", o.Name, s.Title())}
		}
	}
	if len(names) == 0 {
		return Outcome{}, &Error{Code: CodeForbidden, State: s.ID, Field: "outcome", Message: fmt.Sprintf("You may choose no outcome in %s.", s.Title())}
	}
	return Outcome{}, &Error{Code: CodeInvalid, State: s.ID, Field: "outcome", Message: fmt.Sprintf("Choose an outcome of %s: %s.", s.Title(), strings.Join(names, ", "))}
}

// claim takes a task out of the pool.
func (r *run) claim(op *Claim) error {
	if err := CanDecide(r.p, r.s, op.Activation, r.cmd.By); err != nil {
		return err
	}
	a := r.s.Activation(op.Activation)
	if a.Claimed == r.cmd.By.Name {
		return nil
	}
	r.emit(Event{Kind: TaskClaimed, By: r.cmd.By.Name, Activation: a.ID, State: a.State})
	return nil
}

// release gives a claimed task back.
func (r *run) release(op *Release) error {
	if err := CanDecide(r.p, r.s, op.Activation, r.cmd.By); err != nil {
		return err
	}
	a := r.s.Activation(op.Activation)
	if a.Claimed == "" {
		return &Error{Code: CodeNotClaimed, State: a.State, Message: "Nobody has claimed this task, so there is nothing to release."}
	}
	r.emit(Event{Kind: TaskReleased, By: r.cmd.By.Name, Activation: a.ID, State: a.State})
	return nil
}
