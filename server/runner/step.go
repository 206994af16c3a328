package runner

import (
	"maps"
	"slices"

	"statecraft/engine"
	"statecraft/server/store"
)

// step works out what the events change: the fold after them, and what they mean
// for tasks and sign-offs.
func (s *subject) step(events []engine.Event, seen int) *store.Step {
	fold := s.instance.Fold.Clone()
	for n := range events {
		fold.Apply(events[n])
	}
	step := &store.Step{
		Instance: s.instance.Summary.ID, Sequence: s.instance.Sequence,
		Events: events, Fold: fold, Waiting: waiting(s.program, fold),
	}
	tasks := taskChanges{subject: s, fold: fold, opened: map[int]int{}, changed: map[int]int{}, step: step}
	for n := range events {
		tasks.follow(n, seen)
	}
	return step
}

// waiting names the states where something is open, each once.
func waiting(p *engine.Program, i *engine.Instance) []string {
	names := []string{}
	for n := range i.Activations {
		name := i.Activations[n].State
		if state := p.Workflow().State(name); state != nil {
			name = state.Title()
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// taskChanges gathers what events mean for tasks; one task changes once in a
// step, however many events speak of it.
type taskChanges struct {
	*subject
	fold    *engine.Instance
	opened  map[int]int // activation -> place in step.Opened
	changed map[int]int // activation -> place in step.Changed
	step    *store.Step
}

func (c *taskChanges) follow(n, seen int) {
	e := &c.step.Events[n]
	switch e.Kind {
	case engine.TaskOpened:
		c.open(e)
	case engine.TaskClaimed:
		if change := c.change(e.Activation); change != nil {
			change.Claimed = e.By
		}
	case engine.TaskAssigned:
		c.assign(e)
	case engine.TaskReleased:
		if change := c.change(e.Activation); change != nil {
			change.Claimed = ""
		}
	case engine.Signed:
		c.step.SignOffs = append(c.step.SignOffs, store.NewSignOff{Event: n, Seen: seen})
		c.change(e.Activation) // a vote changes what the others see
	case engine.StateLeft, engine.ActivationCancelled:
		c.close(e)
	}
}

func (c *taskChanges) open(e *engine.Event) {
	task := store.OpenedTask{Activation: e.Activation, State: e.State, StateName: e.State, OpenedAt: e.At, Actors: []engine.Actor{}}
	if state := c.program.Workflow().State(e.State); state != nil {
		task.StateName = state.Title()
		task.Actors = c.fold.Candidates(state)
	}
	task.Sole = sole(task.Actors)
	c.opened[e.Activation] = len(c.step.Opened)
	c.step.Opened = append(c.step.Opened, task)
}

// assign keeps the task for one person, also one that opens in the same step.
func (c *taskChanges) assign(e *engine.Event) {
	if n, ok := c.opened[e.Activation]; ok {
		c.step.Opened[n].Claimed = e.To
	} else if change := c.change(e.Activation); change != nil {
		change.Claimed = e.To
	}
}

// sole is the only person among the actors, if that is all there is.
func sole(actors []engine.Actor) string {
	if len(actors) != 1 {
		return ""
	}
	kind, name, _ := actors[0].Parse()
	if kind != engine.ActorKindUser {
		return ""
	}
	return name
}

// change gives the change of a task that was open before the command; nil for
// what is no such task.
func (c *taskChanges) change(activation int) *store.ChangedTask {
	if n, ok := c.changed[activation]; ok {
		return &c.step.Changed[n]
	}
	revision, open := c.instance.Tasks[activation]
	if !open {
		return nil
	}
	change := store.ChangedTask{Activation: activation, Revision: revision}
	if a := c.instance.Fold.Activation(activation); a != nil {
		change.Claimed = a.Claimed
	}
	c.changed[activation] = len(c.step.Changed)
	c.step.Changed = append(c.step.Changed, change)
	return &c.step.Changed[c.changed[activation]]
}

func (c *taskChanges) close(e *engine.Event) {
	if n, ok := c.opened[e.Activation]; ok {
		c.step.Opened[n].ClosedAt = e.At
		return
	}
	if change := c.change(e.Activation); change != nil {
		change.ClosedAt = e.At
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
