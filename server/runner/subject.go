package runner

import (
	"context"
	"fmt"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// subject is what a command is decided on: an instance and its program.
type subject struct {
	program  *engine.Program
	version  int
	instance *store.Instance
}

// subject loads what the command is about, as far as the caller may see it.
func (r *Runner) subject(ctx context.Context, caller store.Caller, c Command) (*subject, error) {
	if start, ok := c.Do.(*engine.Start); ok {
		return r.beginning(ctx, caller, c, start)
	}
	i, err := r.store.Instance(ctx, caller, c.Instance)
	if err != nil {
		return nil, err
	}
	p, err := r.program(ctx, i.Summary.Workflow, i.Summary.Version)
	if err != nil {
		return nil, err
	}
	return &subject{program: p, version: i.Summary.Version, instance: i}, nil
}

// beginning is an instance before its first event.
func (r *Runner) beginning(ctx context.Context, caller store.Caller, c Command, start *engine.Start) (*subject, error) {
	version, err := r.store.NewestVersion(ctx, caller, c.Workflow)
	if err != nil {
		return nil, err
	}
	if version == 0 {
		return nil, &engine.Error{Code: engine.CodeInvalid, Message: fmt.Sprintf("%s has not been published yet. Publish it, then start it.", c.Workflow)}
	}
	p, err := r.program(ctx, c.Workflow, version)
	if err != nil {
		return nil, err
	}
	if err := r.checkSeats(ctx, start.Roles); err != nil {
		return nil, err
	}
	return &subject{program: p, version: version, instance: new(store.Instance)}, nil
}

// checkSeats refuses people and groups that do not exist: a seat they fill would
// be empty, and the instance would wait for nobody.
func (r *Runner) checkSeats(ctx context.Context, roles map[string][]engine.Actor) error {
	if len(roles) == 0 {
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
	for _, role := range sortedKeys(roles) {
		for _, actor := range roles[role] {
			kind, name, _ := actor.Parse()
			if (kind == engine.ActorKindUser || kind == engine.ActorKindGroup) && !known[actor] {
				problems = append(problems, engine.Problem{
					Code: engine.ProblemUnknownActor, Severity: engine.SeverityError, Field: "roles." + role,
					Message: fmt.Sprintf("There is no %s %q: choose one of the directory.", kind, name),
				})
			}
		}
	}
	if len(problems) > 0 {
		return &engine.Error{Code: engine.CodeInvalid, Message: "The roles name somebody who is not here: mend what is listed.", Problems: problems}
	}
	return nil
}

// check refuses a sign-off on a task that has changed since it was looked at. A
// task that is closed is left to the engine, which says so better.
func (s *subject) check(c Command) error {
	complete, ok := c.Do.(*engine.Complete)
	if !ok {
		return nil
	}
	if revision, open := s.instance.Tasks[complete.Activation]; open && revision != c.Seen {
		return &engine.Error{Code: shared.CodeConflict, Message: "This task has changed since you opened it. Look at it again, then sign."}
	}
	return nil
}
