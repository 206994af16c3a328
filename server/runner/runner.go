package runner

import (
	"context"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// Runner carries out commands on the instances of one store.
type Runner struct {
	store    *store.Store
	now      func() time.Time
	programs programs
	turns    turns
	writer   *writer
	kept     *kept
	observer Observer
}

// New makes a runner. Its clock is asked once for each command.
func New(s *store.Store, now func() time.Time) *Runner {
	return &Runner{store: s, now: now, turns: newTurns(), writer: newWriter(s.Commit), kept: newKept(), observer: unobserved{}}
}

// Close writes what waits and refuses what comes after.
func (r *Runner) Close() { r.writer.close() }

// Command asks for one step of one instance.
type Command struct {
	// Instance is its id; 0 with an *engine.Start.
	Instance int64
	// Workflow is the key of what an *engine.Start starts, in its newest version,
	// and Title says what this one is about.
	Workflow string
	Title    string
	// Seen is the revision of the task the person looked at; an
	// *engine.Complete on another one is a conflict.
	Seen int
	// Do is what is asked.
	Do engine.Op
	// Request is what its caller may repeat, recorded with the step; nil for none.
	Request *store.Request
}

// Done is what a command did.
type Done struct {
	Instance int64
	Events   []engine.Event
}

// tries is how often a command is tried when others keep overtaking it.
const tries = 5

// Submit carries out a command on behalf of the caller. When it returns without
// error, the step is durable; with one, nothing has changed.
func (r *Runner) Submit(ctx context.Context, caller store.Caller, c Command) (_ *Done, err error) {
	ctx, end := r.observer.Submit(ctx, action(c.Do))
	defer func() { end(err) }()
	release, err := r.turns.take(ctx, c.Instance)
	if err != nil {
		return nil, err
	}
	defer release()
	for try := 1; ; try++ {
		known := r.kept.get(c.Instance) != nil
		step, err := r.decide(ctx, caller, c)
		if known && (err != nil || len(step.Events) == 0) {
			// Nothing is written, so the database has no say in whether another server
			// was faster: look there, and decide again.
			r.kept.forget(c.Instance)
			continue
		}
		if err != nil {
			return nil, err
		}
		if len(step.Events) == 0 {
			return &Done{Instance: c.Instance}, nil
		}
		err = r.save(ctx, step)
		if err == nil {
			return &Done{Instance: step.Instance, Events: step.Events}, nil
		}
		if engine.CodeOf(err) != shared.CodeConflict || try == tries {
			return nil, err
		}
	}
}

func (r *Runner) save(ctx context.Context, step *store.Step) error {
	if err := r.store.Prepare(step); err != nil {
		return err
	}
	err := r.writer.write(ctx, step)
	if err != nil {
		r.kept.forget(step.Instance) // somebody else may have changed it
		return err
	}
	r.kept.follow(step)
	return nil
}

// decide works out everything the command changes, and changes nothing.
func (r *Runner) decide(ctx context.Context, caller store.Caller, c Command) (_ *store.Step, err error) {
	ctx, end := r.observer.Decide(ctx)
	defer func() { end(err) }()
	s, err := r.subject(ctx, caller, c)
	if err != nil {
		return nil, err
	}
	if err := s.check(c); err != nil {
		return nil, err
	}
	by, err := r.acting(ctx, caller, s, c.Do)
	if err != nil {
		return nil, err
	}
	at := r.moment()
	events, err := engine.Decide(s.program, &s.instance.Fold, engine.Command{At: at, By: by, Do: c.Do})
	if err != nil {
		return nil, err
	}
	if err := r.checkNames(ctx, s, c.Do); err != nil {
		return nil, err
	}
	if events, err = r.answered(ctx, s, events, at); err != nil {
		return nil, err
	}
	return s.step(caller, c, events), nil
}

// moment is the time of a command. Finer than a microsecond no database keeps
// it, and a stored time must equal the one it was made from.
func (r *Runner) moment() time.Time { return r.now().UTC().Truncate(time.Microsecond) }
