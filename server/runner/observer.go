package runner

import "context"

// Observer is told of commands on their way. Its methods are called by many
// goroutines at once and must not wait for anything. What each gives is called
// when that part is over, with what came of it.
type Observer interface {
	// Submit begins a command, named as in the journal. What happens to it goes on
	// with the context that is given back.
	Submit(ctx context.Context, command string) (_ context.Context, end func(error))
	// Decide begins working out what a command does; one that was overtaken is
	// decided again.
	Decide(ctx context.Context) (_ context.Context, end func(error))
	// Wait begins when a command is ready to be written, and ends with its turn.
	Wait(ctx context.Context) (end func())
	// Commit begins writing the batch in which these commands are.
	Commit(commands []context.Context) (_ context.Context, end func(error))
}

// Observe has every command from now on told to an observer. It is called before
// the first.
func (r *Runner) Observe(o Observer) { r.observer, r.writer.observer = o, o }

// unobserved is what a runner has that nobody watches.
type unobserved struct{}

func (unobserved) Submit(ctx context.Context, _ string) (context.Context, func(error)) {
	return ctx, func(error) {}
}

func (unobserved) Decide(ctx context.Context) (context.Context, func(error)) {
	return ctx, func(error) {}
}

func (unobserved) Wait(context.Context) func() { return func() {} }

func (unobserved) Commit([]context.Context) (context.Context, func(error)) {
	return context.Background(), func(error) {}
}
