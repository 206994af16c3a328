package runner

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"statecraft/engine"
	"statecraft/server/store"
)

// step works out what the events change: the fold after them, and what they mean
// for tasks and sign-offs.
func (s *subject) step(caller store.Caller, c Command, events []engine.Event) *store.Step {
	fold := s.instance.Fold.Clone()
	fold.ApplyAll(events)
	step := &store.Step{
		Instance: s.instance.Summary.ID, Sequence: s.instance.Sequence, Caller: caller, Action: action(c.Do),
		Events: events, Fold: fold, Waiting: waiting(s.program, fold), Request: c.Request,
	}
	w := s.program.Workflow()
	if s.instance.Summary.ID == 0 {
		step.New = &store.NewInstance{Workflow: w.Key, Version: s.version, Name: w.Title(), Title: c.Title}
	}
	if _, signs := c.Do.(*engine.Complete); signs {
		step.Object = fmt.Sprintf("revision %d", c.Seen)
	}
	tasks := taskChanges{subject: s, fold: fold, step: step}
	for n := range events {
		tasks.follow(&events[n])
	}
	tasks.finish()
	tasks.involve()
	return step
}

// action is the word the journal has for a command: that of its type.
func action(op engine.Op) string {
	return strings.ToLower(strings.TrimPrefix(reflect.TypeOf(op).String(), "*engine."))
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
	fold *engine.Instance
	step *store.Step
	// touched are the tasks events speak of; all says every open task shows
	// something else than before, because the data it shows have changed.
	touched  []int
	all      bool
	reseated bool // who fills a role has changed
}

func (c *taskChanges) follow(e *engine.Event) {
	switch e.Kind {
	case engine.TaskOpened, engine.TaskClaimed, engine.TaskReleased, engine.TaskDelegated, engine.TaskResolved:
		c.touch(e.Activation)
	case engine.TaskAssigned:
		c.touch(e.Activation)
		if c.step.Caller.Person.Name != e.By { // by the host, in turn
			c.step.Handed = append(c.step.Handed, store.HandedTask{Workflow: c.program.Workflow().Key, State: e.State, Person: e.To, At: e.At})
		}
	case engine.Signed:
		c.touch(e.Activation) // a vote changes what the others see
		c.all = c.all || e.Ready && c.changesData(e)
		for _, name := range []string{e.By, e.For} {
			if name != "" {
				c.step.SignOff = append(c.step.SignOff, store.SignedTask{Activation: e.Activation, Signer: name})
			}
		}
	case engine.Decided, engine.DataSet:
		c.all = c.all || c.changesData(e)
	case engine.RoleBound:
		c.reseated = true
	}
}

func (c *taskChanges) touch(activation int) {
	if !slices.Contains(c.touched, activation) {
		c.touched = append(c.touched, activation)
	}
}

// changesData tells whether the event leaves other data than there were.
func (c *taskChanges) changesData(e *engine.Event) bool {
	for name, value := range e.Data {
		if !reflect.DeepEqual(c.instance.Fold.Data[name], value) {
			return true
		}
	}
	return false
}

// finish says for every task what has become of it.
func (c *taskChanges) finish() {
	for activation := range c.instance.Tasks {
		if a := c.fold.Activation(activation); a == nil || !a.Task {
			c.step.Closed = append(c.step.Closed, activation)
		}
	}
	slices.Sort(c.step.Closed)
	for n := range c.fold.Activations {
		a := &c.fold.Activations[n]
		revision, known := c.instance.Tasks[a.ID]
		switch {
		case !a.Task:
		case !known:
			c.step.Opened = append(c.step.Opened, c.open(a))
		case c.all || c.reseated || slices.Contains(c.touched, a.ID):
			c.step.Changed = append(c.step.Changed, c.change(a, revision))
		}
	}
}

func (c *taskChanges) open(a *engine.Activation) store.OpenedTask {
	task := store.OpenedTask{
		Activation: a.ID, State: a.State, StateName: a.State, OpenedAt: a.Entered,
		Claimed: a.Claimed, Actors: c.actors(a),
	}
	if state := c.program.Workflow().State(a.State); state != nil {
		task.StateName = state.Title()
	}
	task.Sole = sole(task.Actors)
	return task
}

func (c *taskChanges) change(a *engine.Activation, revision int) store.ChangedTask {
	change := store.ChangedTask{Activation: a.ID, Revision: revision + 1, Claimed: a.Claimed}
	before := c.instance.Fold.Activation(a.ID)
	if c.reseated || before == nil || len(before.Delegations) != len(a.Delegations) || c.delegated(a.ID) {
		change.Actors = c.actors(a)
		change.Sole = sole(change.Actors)
	}
	return change
}

func (c *taskChanges) delegated(activation int) bool {
	return slices.ContainsFunc(c.step.Events, func(e engine.Event) bool {
		return e.Kind == engine.TaskDelegated && e.Activation == activation
	})
}

// actors are those a task is shown to: whom its state names, and who acts for one
// of them.
func (c *taskChanges) actors(a *engine.Activation) []engine.Actor {
	actors := []engine.Actor{}
	if state := c.program.Workflow().State(a.State); state != nil {
		actors = c.fold.Candidates(state)
	}
	for _, d := range a.Delegations {
		if to := engine.Actor("user:" + d.To); !slices.Contains(actors, to) {
			actors = append(actors, to)
		}
	}
	return actors
}

// involve names those who have to do with the instance from now on.
func (c *taskChanges) involve() {
	add := func(actors ...engine.Actor) {
		for _, actor := range actors {
			if !slices.Contains(c.instance.Involved, actor) && !slices.Contains(c.step.Involved, actor) {
				c.step.Involved = append(c.step.Involved, actor)
			}
		}
	}
	if c.step.New != nil && (engine.Person{Name: c.fold.Starter}).IsHuman() {
		add(engine.Actor("user:" + c.fold.Starter))
	}
	for _, task := range c.step.Opened {
		add(task.Actors...)
	}
	for _, task := range c.step.Changed {
		add(task.Actors...)
	}
	for _, s := range c.step.SignOff {
		add(engine.Actor("user:" + s.Signer))
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

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
