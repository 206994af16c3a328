package engine

// Decide answers a command with the events it causes, or refuses it. It changes
// nothing: the caller applies the events. The error is an *Error; a refused
// command has no events. The same program, instance and command always give the
// same events. doc/commands.md says what each command does and who may give it.
func Decide(p *Program, i *Instance, c Command) ([]Event, error) {
	return new(Decider).Decide(p, i, c)
}

// Decider decides one command after another in the same memory, for a host that
// decides many. It may not be used by two callers at once. The zero value is
// ready.
type Decider struct {
	run    run
	events []Event
}

// Decide is [Decide]; its events are valid until the next call.
func (d *Decider) Decide(p *Program, i *Instance, c Command) ([]Event, error) {
	return d.decide(p, i, &c)
}

// decide takes a pointer because a command is large to hand on.
func (d *Decider) decide(p *Program, i *Instance, c *Command) ([]Event, error) {
	r := &d.run
	r.p, r.cmd, r.events, r.last, r.pieces = p, *c, d.events[:0], 0, 0
	r.s.copyFrom(i)
	err := r.command()
	d.events = r.events
	r.cmd.Do, r.events = nil, nil
	if err != nil {
		return nil, err
	}
	return d.events, nil
}

// Advance decides a command and applies its events to the instance: the same as
// Decide and then ApplyAll, without folding everything a second time. A refused
// command changes nothing. The events are valid until the next call.
func (d *Decider) Advance(p *Program, i *Instance, c Command) ([]Event, error) {
	events, err := d.decide(p, i, &c)
	if err == nil {
		d.run.s.replace(i)
	}
	return events, err
}

// command has each type of command answered in its own file: begin.go,
// complete.go, task.go, operate.go.
func (r *run) command() error {
	switch op := r.cmd.Do.(type) {
	case *Start:
		return r.begin(op)
	case *Complete:
		return r.complete(op)
	case *Claim:
		return r.claim(op)
	case *Release:
		return r.release(op)
	case *Delegate:
		return r.delegate(op)
	case *Assign:
		return r.assign(op)
	case *Resolve:
		return r.resolve(op)
	}
	if err := r.mayOperate(); err != nil {
		return err
	}
	switch op := r.cmd.Do.(type) {
	case *BindRole:
		return r.bindRole(op)
	case *SetData:
		return r.setData(op)
	case *Suspend:
		return r.suspend(op)
	case *Resume:
		return r.resume(op)
	case *Cancel:
		return r.cancel(op)
	case *Skip:
		return r.skip(op)
	case *Move:
		return r.move(op)
	case *Retry:
		return r.retry(op)
	}
	return &Error{Code: CodeInvalid, Message: "The command asks for nothing known."}
}
