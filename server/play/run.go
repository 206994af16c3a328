package play

import (
	"errors"
	"time"

	"statecraft/engine"
)

// Run is one instance being played.
type Run struct {
	program  *engine.Program
	instance *engine.Instance
	now      time.Time
	tell     func(engine.Event)
	cast     *cast
	// apart are the states four eyes keep apart, deciders the fields that say who
	// may act.
	apart    map[string][]string
	deciders map[string]bool
	// chosen counts how often each state was decided with each outcome, handed
	// when a task of each state was given to each person, as handouts counts.
	chosen, handed map[choice]int
	handouts       int
	// fixed are the activations of which a step has said who may sign or who
	// gets it.
	fixed map[int]bool
	// ends are the states in which a path has ended.
	ends []string
}

// choice is an outcome, or a person, of a state.
type choice struct{ state, name string }

// New prepares an instance of the program that begins at the given instant.
// tell hears every event, in order.
func New(program *engine.Program, at time.Time, tell func(engine.Event)) *Run {
	return &Run{
		program:  program,
		instance: &engine.Instance{},
		now:      at,
		tell:     tell,
		cast:     newCast(),
		apart:    apart(program.Workflow()),
		deciders: deciders(program.Workflow()),
		chosen:   map[choice]int{},
		handed:   map[choice]int{},
		fixed:    map[int]bool{},
	}
}

// Instance is where the run stands. It belongs to the run.
func (r *Run) Instance() *engine.Instance { return r.instance }

// Steps performs the steps in turn. An instance that has not started and whose
// first step is no start begins with one that Auto would make. It stops at the
// first refusal, an *engine.Error that names the line.
func (r *Run) Steps(steps []Step) error {
	r.cast.mention(steps)
	if r.instance.Status == "" && (len(steps) == 0 || steps[0].Verb != Start) {
		if err := r.step(Step{Verb: Start}); err != nil {
			return err
		}
	}
	for _, s := range steps {
		if err := r.step(s); err != nil {
			return atLine(err, s.Line)
		}
	}
	return nil
}

// do asks the engine, and moves on only when it agrees.
func (r *Run) do(by engine.Person, op engine.Op) error {
	events, err := engine.Decide(r.program, r.instance, engine.Command{At: r.now, By: by, Do: op})
	if err != nil {
		return err
	}
	if by.IsHuman() {
		r.cast.add(by)
	}
	r.apply(events)
	r.now = r.now.Add(time.Second)
	return nil
}

// apply folds in what happened, and has the host answer the tasks it opened.
func (r *Run) apply(events []engine.Event) {
	for _, e := range events {
		r.instance.Apply(e)
		switch {
		case e.Kind == engine.Signed && e.Ready, e.Kind == engine.Decided:
			r.chosen[choice{e.State, e.Outcome}]++
		case e.Kind == engine.TaskAssigned:
			r.handouts++
			r.handed[choice{e.State, e.To}] = r.handouts
		case e.Kind == engine.EndReached:
			r.ends = append(r.ends, e.State)
		}
		r.tell(e)
	}
	for _, e := range events {
		if e.Kind == engine.TaskOpened {
			r.hostAnswer(e.Activation)
		}
	}
}

func atLine(err error, line int) error {
	var e *engine.Error
	if line == 0 || !errors.As(err, &e) {
		return err
	}
	placed := *e
	placed.Line = line
	return &placed
}
