package play

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"statecraft/engine"
)

// Run is one instance being played.
type Run struct {
	program  *engine.Program
	instance *engine.Instance
	now      time.Time
	tell     func(engine.Event)
	// groups of a name, as given last.
	groups map[string][]string
	// chosen counts how often each outcome was signed.
	chosen map[choice]int
	// ends are the states in which a path has ended.
	ends []string
}

type choice struct{ state, outcome string }

// New prepares an instance of the program that begins at the given instant.
// tell hears every event, in order.
func New(program *engine.Program, at time.Time, tell func(engine.Event)) *Run {
	return &Run{
		program:  program,
		instance: &engine.Instance{},
		now:      at,
		tell:     tell,
		groups:   map[string][]string{},
		chosen:   map[choice]int{},
	}
}

// Instance is where the run stands. It belongs to the run.
func (r *Run) Instance() *engine.Instance { return r.instance }

// Steps performs the steps in turn. An instance that has not started and whose
// first step is no start begins with one that Auto would make. It stops at the
// first refusal, an *engine.Error that names the line.
func (r *Run) Steps(steps []Step) error {
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

func (r *Run) step(s Step) error {
	if s.Verb == Start {
		return r.start(s)
	}
	a := r.waiting(s.State)
	if a == nil {
		return r.nothingWaits(s.State)
	}
	switch s.Verb {
	case Claim:
		return r.do(r.actor(s.By, a), &engine.Claim{Activation: a.ID})
	case Release:
		return r.do(r.actor(s.By, a), &engine.Release{Activation: a.ID})
	}
	return r.do(r.signer(s, a), &engine.Complete{
		Activation: a.ID, Outcome: s.Outcome, Data: s.Data, Notes: s.Notes,
	})
}

func (r *Run) start(s Step) error {
	by := r.known(s.By)
	if by.Name == "" {
		by = r.starter()
	}
	start := s.Start
	if start == nil {
		start = r.opening(by)
	}
	return r.do(by, start)
}

// do asks the engine, and moves on only when it agrees.
func (r *Run) do(by engine.Person, op engine.Op) error {
	events, err := engine.Decide(r.program, r.instance, engine.Command{At: r.now, By: by, Do: op})
	if err != nil {
		return err
	}
	for _, e := range events {
		r.instance.Apply(e)
		switch e.Kind {
		case engine.Signed:
			r.chosen[choice{e.State, e.Outcome}]++
		case engine.EndReached:
			r.ends = append(r.ends, e.State)
		}
		r.tell(e)
	}
	r.now = r.now.Add(time.Second)
	return nil
}

// waiting is the oldest activation of the state that somebody can act on.
func (r *Run) waiting(state string) *engine.Activation {
	for i := range r.instance.Activations {
		if a := &r.instance.Activations[i]; a.State == state && a.Task {
			return a
		}
	}
	return nil
}

func (r *Run) nothingWaits(state string) error {
	w := r.program.Workflow()
	message := fmt.Sprintf("Nothing waits in %s.", w.State(state).Title())
	if open := r.open(); len(open) > 0 {
		message += fmt.Sprintf(" Open now: %s.", strings.Join(titles(w, open), ", "))
	}
	return &engine.Error{Code: engine.CodeActivationClosed, Message: message, State: state}
}

// open lists the states in which something waits for a person, in declared
// order, each once.
func (r *Run) open() []string {
	var open []string
	for _, s := range r.program.Workflow().States {
		if r.waiting(s.ID) != nil {
			open = append(open, s.ID)
		}
	}
	return open
}

// known fills in the groups a name had before, and remembers new ones.
func (r *Run) known(p engine.Person) engine.Person {
	if p.Groups != nil {
		r.groups[p.Name] = p.Groups
	}
	p.Groups = r.groups[p.Name]
	return p
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

func titles(w *engine.Workflow, states []string) []string {
	names := make([]string, len(states))
	for i, id := range states {
		names[i] = id
		if s := w.State(id); s != nil {
			names[i] = s.Title()
		}
	}
	return names
}
