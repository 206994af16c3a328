package runner

import (
	"context"

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
	if _, ok := c.Do.(*engine.Start); ok {
		return r.beginning(ctx, caller, c)
	}
	i, err := r.instance(ctx, caller, c.Instance)
	if err != nil {
		return nil, err
	}
	p, err := r.program(ctx, i.Summary.Workflow, i.Summary.Version)
	if err != nil {
		return nil, err
	}
	return &subject{program: p, version: i.Summary.Version, instance: i}, nil
}

// instance gives an instance as it is now, as far as the caller may see it.
func (r *Runner) instance(ctx context.Context, caller store.Caller, id int64) (*store.Instance, error) {
	if i := r.kept.get(id); i != nil && i.Involves(caller) {
		return i, nil
	}
	i, err := r.store.Instance(ctx, caller, id)
	if err == nil {
		r.kept.put(i)
	}
	return i, err
}

// beginning is an instance before its first event.
func (r *Runner) beginning(ctx context.Context, caller store.Caller, c Command) (*subject, error) {
	version, err := r.store.StartableVersion(ctx, caller, c.Workflow)
	if err != nil {
		return nil, err
	}
	p, err := r.program(ctx, c.Workflow, version)
	if err != nil {
		return nil, err
	}
	return &subject{program: p, version: version, instance: new(store.Instance)}, nil
}

// acting is who carries out a command: an operator where they are one and the
// command asks. Most do not, and it takes a query to know.
func (r *Runner) acting(ctx context.Context, caller store.Caller, s *subject, op engine.Op) (engine.Person, error) {
	person := caller.Person
	switch op.(type) {
	case *engine.Start, *engine.Complete, *engine.Claim, *engine.Delegate:
		return person, nil
	}
	var err error
	person.Operator, err = r.store.Operates(ctx, caller, s.instance.Summary.Workflow)
	return person, err
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
