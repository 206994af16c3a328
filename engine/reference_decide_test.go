package engine_test

import (
	"slices"
	"strings"

	"statecraft/engine"
)

// refDecide answers a command as the specification says: an obvious and slow
// second engine, written without having read the first.
func refDecide(w *engine.Workflow, i *refInstance, c engine.Command) ([]engine.Event, engine.Code) {
	r := newRefRun(w, refExpressions{}, i, c)
	code := r.decide()
	return r.events, code
}

func newRefRun(w *engine.Workflow, x refExpressions, i *refInstance, c engine.Command) *refRun {
	return &refRun{w: w, x: x, i: i.copy(), c: c, met: map[situation]bool{}}
}

// decide gives the command its effect, then runs the rules.
func (r *refRun) decide() engine.Code {
	rules, code := r.effect()
	if code != "" {
		r.events = nil
		return code
	}
	if rules {
		r.run()
	}
	return ""
}

func (r *refRun) effect() (rules bool, code engine.Code) {
	switch op := r.c.Do.(type) {
	case *engine.Start:
		return true, r.begin(op)
	case *engine.Complete:
		if op.Activation == 0 {
			return true, r.completeAnywhere(op)
		}
		return r.complete(op)
	case *engine.Claim:
		return false, r.claim(op)
	case *engine.Release:
		return false, r.release(op)
	case *engine.Delegate:
		return false, r.delegate(op)
	}
	if !refOperator(r.c.By) {
		return false, engine.CodeOperatorsOnly
	}
	return r.operate()
}

// refOperator tells operators. What they do is recorded with who did it, so
// nobody is none.
func refOperator(p engine.Person) bool { return p.Operator && p.Name != "" }

// begin is Start: the seats are filled and initial states activated directly.
func (r *refRun) begin(op *engine.Start) engine.Code {
	if r.i.status != "" {
		return engine.CodeStarted
	}
	// A machine may start what anybody may: then the starter is unknown.
	if r.c.By.Name == "" || len(r.w.Starters) > 0 && !r.matchesAny(r.w.Starters, r.c.By) {
		return engine.CodeForbidden
	}
	data, valid := refAnswers(r.w.Form, op.Data)
	initial, known := r.initial(op.State)
	if !valid || !known || !r.seatsValid(op.Roles) {
		return engine.CodeInvalid
	}
	if !r.c.By.IsHuman() {
		r.meet(startedByMachine)
	}
	r.emit(engine.Event{Kind: engine.Started, By: r.c.By.Name, Data: data})
	for n := range r.w.Roles {
		role := &r.w.Roles[n]
		actors := op.Roles[role.Name]
		if len(actors) == 0 {
			actors = role.Default
		}
		if len(actors) > 0 {
			r.emit(engine.Event{Kind: engine.RoleBound, By: r.c.By.Name, Role: role.Name, Actors: actors})
		}
	}
	for _, s := range initial {
		r.enter(s, nil, false)
	}
	return ""
}

// initial gives the states a start activates; known is false for a bad choice.
func (r *refRun) initial(choice string) (states []*engine.State, known bool) {
	var initial []*engine.State
	for n := range r.w.States {
		if s := &r.w.States[n]; s.Initial {
			initial = append(initial, s)
		}
	}
	if r.w.Start != engine.StartOne {
		return initial, choice == ""
	}
	if choice == "" {
		return initial, len(initial) == 1
	}
	for _, s := range initial {
		if s.ID == choice {
			return []*engine.State{s}, true
		}
	}
	return nil, false
}

func (r *refRun) seatsValid(seats map[string][]engine.Actor) bool {
	for name, actors := range seats {
		if !slices.ContainsFunc(r.w.Roles, func(role engine.Role) bool { return role.Name == name }) {
			return false
		}
		if slices.ContainsFunc(actors, func(a engine.Actor) bool { return !refFillsSeat(a) }) {
			return false
		}
	}
	for _, role := range r.w.Roles {
		if role.Required && len(seats[role.Name]) == 0 && len(role.Default) == 0 {
			return false
		}
	}
	return true
}

func refFillsSeat(a engine.Actor) bool {
	kind, _, ok := a.Parse()
	switch kind {
	case engine.ActorKindUser, engine.ActorKindGroup, engine.ActorKindStarter, engine.ActorKindAnyone:
		return ok
	}
	return false
}

// refAnswers gives the data a filled-in form stores; a yes-or-no field left
// alone is no.
func refAnswers(form *engine.Form, answers map[string]any) (data map[string]any, valid bool) {
	if len(engine.ValidateAnswers(form, answers)) > 0 {
		return nil, false
	}
	data = map[string]any{}
	for name, value := range answers {
		data[name] = value
	}
	if form != nil {
		for n, visible := range engine.VisibleFields(form, answers) {
			if f := form.Fields[n]; visible && f.Type == engine.FieldBoolean && answers[f.Name] == nil {
				data[f.Name] = false
			}
		}
	}
	return data, true
}

// taskOpen refuses what needs an open task of a running instance.
func (r *refRun) taskOpen(activation int) engine.Code {
	switch r.i.status {
	case engine.StatusRunning:
	case engine.StatusSuspended:
		return engine.CodeSuspended
	default:
		return engine.CodeInstanceClosed
	}
	if a := r.i.activation(activation); a == nil || !a.Task {
		return engine.CodeActivationClosed
	}
	return ""
}

// refChosen gives the outcome meant: the one named, or the only one.
func refChosen(buttons []string, outcome string) (string, bool) {
	if outcome == "" && len(buttons) == 1 {
		return buttons[0], true
	}
	return outcome, slices.Contains(buttons, outcome)
}

// chosen gives the outcome a person means: the one named, or the only one open
// to them.
func (r *refRun) chosen(split engine.Split, transitions []*engine.Transition, outcome string, p engine.Person) (string, engine.Code) {
	buttons := refButtons(r.w, split, transitions)
	if outcome == "" {
		buttons = slices.DeleteFunc(buttons, func(o string) bool { return !r.choosable(split, transitions, o, p) })
		if len(buttons) == 0 {
			return "", engine.CodeForbidden
		}
	}
	outcome, known := refChosen(buttons, outcome)
	switch {
	case !known:
		return "", engine.CodeInvalid
	case !r.choosable(split, transitions, outcome, p):
		return "", engine.CodeForbidden
	}
	return outcome, ""
}

// needsNote tells whether a transition of the outcome demands a note, open to
// the person or not.
func (r *refRun) needsNote(split engine.Split, transitions []*engine.Transition, outcome string) bool {
	return slices.ContainsFunc(refOf(r.w, split, transitions, outcome), func(t *engine.Transition) bool {
		return t.Notes == engine.NotesRequired
	})
}

// complete is a sign-off: it decides at once, or is one vote.
func (r *refRun) complete(op *engine.Complete) (rules bool, code engine.Code) {
	if code := r.taskOpen(op.Activation); code != "" {
		return false, code
	}
	a := *r.i.activation(op.Activation)
	principal, code := r.principal(&a, r.c.By, op.For)
	if code != "" {
		return false, code
	}
	s := r.w.State(a.State)
	split, out := refSplit(s), refOut(r.w, s.ID)
	outcome, code := r.chosen(split, out, op.Outcome, principal)
	if code != "" {
		return false, code
	}
	data, valid := refAnswers(s.Form, op.Data)
	if !valid {
		return false, engine.CodeInvalid
	}
	if strings.TrimSpace(op.Notes) == "" && r.needsNote(split, out, outcome) {
		return false, engine.CodeNotesRequired
	}
	signed := engine.Event{
		Kind: engine.Signed, By: r.c.By.Name, Activation: a.ID, State: a.State,
		Outcome: outcome, Notes: op.Notes, Data: data, Ready: !refSeveral(s),
	}
	if principal.Name != r.c.By.Name {
		signed.For = principal.Name
	}
	r.emit(signed)
	asked := &principal
	if refSeveral(s) {
		a = *r.i.activation(a.ID)
		if outcome = r.count(&a); outcome == "" {
			return false, ""
		}
		r.decided(a, outcome)
		asked = nil
	}
	if r.leave(a, outcome, asked) != nil {
		return false, engine.CodeLeadsNowhere
	}
	return true, ""
}

// completeAnywhere is a sign-off of the whole instance, by a "*" transition.
func (r *refRun) completeAnywhere(op *engine.Complete) engine.Code {
	out := refOut(r.w, engine.FromAnywhere)
	switch {
	case r.i.status == engine.StatusSuspended:
		return engine.CodeSuspended
	case r.i.status != engine.StatusRunning:
		return engine.CodeInstanceClosed
	case !r.c.By.IsHuman() || len(out) == 0:
		return engine.CodeForbidden
	}
	outcome, code := r.chosen(engine.SplitXor, out, op.Outcome, r.c.By)
	switch {
	case code != "":
		return code
	case op.For != "", len(engine.ValidateAnswers(nil, op.Data)) > 0:
		return engine.CodeInvalid
	case strings.TrimSpace(op.Notes) == "" && r.needsNote(engine.SplitXor, out, outcome):
		return engine.CodeNotesRequired
	}
	r.emit(engine.Event{
		Kind: engine.Signed, By: r.c.By.Name, State: engine.FromAnywhere,
		Outcome: outcome, Notes: op.Notes, Data: op.Data, Ready: true,
	})
	taken, ok := r.choose(engine.SplitXor, out, true, outcome, &r.c.By)
	if !ok || len(taken) == 0 {
		return engine.CodeLeadsNowhere
	}
	r.meet(takenFromAnywhere)
	r.cancelAll()
	r.emit(engine.Event{Kind: engine.TransitionTaken, Transition: taken[0].ID})
	return ""
}
