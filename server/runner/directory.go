package runner

import (
	"context"
	"fmt"

	"statecraft/engine"
	"statecraft/server/store"
)

// named is somebody a command speaks of, and the field it says so in.
type named struct {
	field string
	actor engine.Actor
}

// checkNames refuses people and groups a command names who do not exist: a seat
// they fill would be empty, a task shown to them nobody's, and the instance would
// wait for ever. What the engine looks at comes first, so nobody learns here who
// is in the directory but who could carry out the command.
func (r *Runner) checkNames(ctx context.Context, s *subject, op engine.Op) error {
	list := s.named(op)
	if len(list) == 0 {
		return nil
	}
	directory, err := r.store.Directory(ctx, store.Server())
	if err != nil {
		return err
	}
	known := map[engine.Actor]bool{}
	for _, u := range directory.Users {
		known[engine.Actor("user:"+u.Name)] = true
	}
	for _, g := range directory.Groups {
		known[engine.Actor("group:"+g.Name)] = true
	}
	var problems []engine.Problem
	for _, n := range list {
		if known[n.actor] {
			continue
		}
		kind, name, _ := n.actor.Parse()
		problems = append(problems, engine.Problem{
			Code: engine.ProblemUnknownActor, Severity: engine.SeverityError, Field: n.field,
			Message: fmt.Sprintf("There is no %s %q: choose one of the directory.", kind, name),
		})
	}
	if len(problems) == 0 {
		return nil
	}
	return &engine.Error{Code: engine.CodeInvalid, Message: "This names somebody who is not here: mend what is listed.", State: s.where(op), Problems: problems}
}

// where is the state a command is about; empty for the whole instance.
func (s *subject) where(op engine.Op) string {
	if complete, ok := op.(*engine.Complete); ok {
		if a := s.instance.Fold.Activation(complete.Activation); a != nil {
			return a.State
		}
	}
	return ""
}

// named lists whom the command names.
func (s *subject) named(op engine.Op) []named {
	w := s.program.Workflow()
	var list []named
	switch op := op.(type) {
	case *engine.Start:
		for _, role := range sortedKeys(op.Roles) {
			list = append(list, seats(role, op.Roles[role])...)
		}
		list = append(list, answers(w.Form, op.Data)...)
	case *engine.BindRole:
		list = seats(op.Role, op.Actors)
	case *engine.Complete:
		if state := w.State(s.where(op)); state != nil {
			list = answers(state.Form, op.Data)
		}
	case *engine.SetData:
		list = answers(everyForm(w), op.Data)
	}
	return list
}

// seats are the users and groups among actors.
func seats(role string, actors []engine.Actor) []named {
	var list []named
	for _, actor := range actors {
		kind, _, _ := actor.Parse()
		if kind == engine.ActorKindUser || kind == engine.ActorKindGroup {
			list = append(list, named{"roles." + role, actor})
		}
	}
	return list
}

// answers are the people given in fields that ask for one.
func answers(form *engine.Form, data map[string]any) []named {
	if form == nil {
		return nil
	}
	var list []named
	for n := range form.Fields {
		if f := &form.Fields[n]; f.Type == engine.FieldUser {
			list = append(list, person(f.Name, data[f.Name])...)
		}
	}
	return list
}

// person is who a field names; an empty one names nobody.
func person(field string, value any) []named {
	name, ok := value.(string)
	if !ok || name == "" {
		return nil
	}
	return []named{{field, engine.Actor("user:" + name)}}
}

// everyForm has the fields of all forms of a workflow: an operator may change what
// any of them has asked for.
func everyForm(w *engine.Workflow) *engine.Form {
	all := new(engine.Form)
	if w.Form != nil {
		all.Fields = append(all.Fields, w.Form.Fields...)
	}
	for n := range w.States {
		if form := w.States[n].Form; form != nil {
			all.Fields = append(all.Fields, form.Fields...)
		}
	}
	return all
}
