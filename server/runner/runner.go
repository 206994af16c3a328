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
	// commit stores the steps of commands that are ready together; today each
	// command comes alone.
	commit func(context.Context, []*store.Step) error
}

// New makes a runner. Its clock is asked once for each command.
func New(s *store.Store, now func() time.Time) *Runner {
	return &Runner{store: s, now: now, turns: newTurns(), commit: s.Commit}
}

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
}

// Done is what a command did.
type Done struct {
	Instance int64
	Events   []engine.Event
}

// Times a command is tried when others keep overtaking it, and how long storing
// it may take. Storing goes on when the caller hangs up: stopping it halfway
// would leave nobody knowing whether it happened.
const (
	tries         = 5
	commitTimeout = 10 * time.Second
)

// Submit carries out a command on behalf of the caller. When it returns without
// error, the step is durable; with one, nothing has changed.
func (r *Runner) Submit(ctx context.Context, caller store.Caller, c Command) (*Done, error) {
	release, err := r.turns.take(ctx, c.Instance)
	if err != nil {
		return nil, err
	}
	defer release()
	for try := 1; ; try++ {
		step, err := r.decide(ctx, caller, c)
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
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), commitTimeout)
	defer cancel()
	return r.commit(ctx, []*store.Step{step})
}

// decide works out everything the command changes, and changes nothing.
func (r *Runner) decide(ctx context.Context, caller store.Caller, c Command) (*store.Step, error) {
	s, err := r.subject(ctx, caller, c)
	if err != nil {
		return nil, err
	}
	if err := s.check(c); err != nil {
		return nil, err
	}
	at := r.moment()
	events, err := engine.Decide(s.program, &s.instance.Fold, engine.Command{At: at, By: caller.Person, Do: c.Do})
	if err != nil {
		return nil, err
	}
	if events, err = r.answered(ctx, s, events, at); err != nil {
		return nil, err
	}
	step := s.step(events, c.Seen)
	if s.instance.Summary.ID == 0 {
		w := s.program.Workflow()
		step.New = &store.NewInstance{Workflow: w.Key, Version: s.version, Name: w.Title(), Title: c.Title}
	}
	return step, nil
}

// moment is the time of a command. Finer than a microsecond no database keeps
// it, and a stored time must equal the one it was made from.
func (r *Runner) moment() time.Time { return r.now().UTC().Truncate(time.Microsecond) }
