package engine_test

import (
	"maps"
	"slices"
	"time"

	"statecraft/engine"
)

// refInstance is the reference's own fold of the events. It shares nothing with
// engine.Instance but the plain data types, so that Apply is checked too.
type refInstance struct {
	status         engine.Status
	starter        string
	started, ended time.Time
	data           map[string]any
	roles          map[string][]engine.Actor
	tokens         map[string]int // by transition
	activations    []engine.Activation
	last           int
	signers        map[string][]string // by state
	ends           int
	incident       *engine.Incident
	events         int
}

func newRefInstance() *refInstance {
	return &refInstance{
		data:    map[string]any{},
		roles:   map[string][]engine.Actor{},
		tokens:  map[string]int{},
		signers: map[string][]string{},
	}
}

// copy gives an instance that can be changed without touching this one.
func (i *refInstance) copy() *refInstance {
	c := *i
	c.data, c.roles, c.tokens = maps.Clone(i.data), maps.Clone(i.roles), maps.Clone(i.tokens)
	c.signers = map[string][]string{}
	for state, names := range i.signers {
		c.signers[state] = slices.Clone(names)
	}
	c.activations = slices.Clone(i.activations)
	for n := range c.activations {
		a := &c.activations[n]
		a.Votes, a.Delegations = slices.Clone(a.Votes), slices.Clone(a.Delegations)
	}
	return &c
}

// activation finds an open activation; nil when it is closed.
func (i *refInstance) activation(id int) *engine.Activation {
	for n := range i.activations {
		if i.activations[n].ID == id {
			return &i.activations[n]
		}
	}
	return nil
}

// apply folds one event in.
func (i *refInstance) apply(e engine.Event) {
	i.events++
	switch e.Kind {
	case engine.Started:
		i.status, i.starter, i.started = engine.StatusRunning, e.By, e.At
		i.merge(e.Data)
	case engine.RoleBound:
		i.roles[e.Role] = e.Actors
	case engine.TransitionTaken:
		i.tokens[e.Transition]++
	case engine.TokenCancelled:
		i.removeToken(e.Transition)
	case engine.EndReached:
		i.ends++
	case engine.IncidentRaised:
		i.applyIncident(e.Activation, e.Incident)
	case engine.IncidentResolved:
		i.applyIncident(e.Activation, nil)
	case engine.Retried:
		i.applyRetried(e.Activation)
	case engine.Suspended:
		i.status = engine.StatusSuspended
	case engine.Resumed:
		i.status = engine.StatusRunning
	case engine.Completed:
		i.status, i.ended, i.incident = engine.StatusCompleted, e.At, nil
	case engine.Cancelled:
		i.status, i.ended, i.incident = engine.StatusCancelled, e.At, nil
	case engine.Moved:
		// The activation that follows says everything.
	default:
		i.applyStay(e)
	}
}

// applyStay folds in what happens to one activation.
func (i *refInstance) applyStay(e engine.Event) {
	a := i.activation(e.Activation)
	switch e.Kind {
	case engine.StateEntered:
		for _, t := range e.Tokens {
			i.removeToken(t)
		}
		i.last = e.Activation
		i.activations = append(i.activations, engine.Activation{
			ID: e.Activation, State: e.State, Entered: e.At, Ready: e.Ready,
		})
	case engine.StateLeft, engine.ActivationCancelled:
		i.activations = slices.DeleteFunc(i.activations, func(a engine.Activation) bool { return a.ID == e.Activation })
	case engine.Skipped:
		a.Ready, a.Outcome, a.Task = true, e.Outcome, false
	case engine.DataSet:
		i.merge(e.Data)
		if a != nil {
			a.Ready = e.Ready
		}
	case engine.Signed:
		i.applySigned(a, e)
	case engine.Decided:
		i.merge(e.Data)
		a.Ready, a.Outcome = true, e.Outcome
	default:
		applyTask(a, e)
	}
}

// applyTask folds in what people and the host do with a task.
func applyTask(a *engine.Activation, e engine.Event) {
	switch e.Kind {
	case engine.TaskOpened:
		a.Task = true
	case engine.TaskResolved:
		a.People = append([]string{}, e.People...)
	case engine.TaskAssigned:
		a.Claimed = e.To
	case engine.TaskClaimed:
		a.Claimed = e.By
	case engine.TaskReleased:
		a.Claimed = ""
	case engine.TaskDelegated:
		a.Delegations = slices.DeleteFunc(a.Delegations, func(d engine.Delegation) bool { return d.From.Name == e.By })
		if e.To != e.By {
			a.Delegations = append(a.Delegations, engine.Delegation{From: *e.From, To: e.To})
		}
	}
}

func (i *refInstance) applySigned(a *engine.Activation, e engine.Event) {
	for _, name := range []string{e.By, e.For} {
		if name != "" && !slices.Contains(i.signers[e.State], name) {
			i.signers[e.State] = append(i.signers[e.State], name)
		}
	}
	if e.Ready {
		i.merge(e.Data)
		return
	}
	a.Votes = append(a.Votes, engine.Vote{By: e.By, For: e.For, Outcome: e.Outcome, Data: e.Data})
}

func (i *refInstance) applyIncident(activation int, incident *engine.Incident) {
	if activation == 0 {
		i.incident = incident
		return
	}
	a := i.activation(activation)
	a.Incident = incident
	if incident != nil {
		a.Ready = false
	}
}

func (i *refInstance) applyRetried(activation int) {
	if activation == 0 {
		i.incident = nil
		return
	}
	a := i.activation(activation)
	a.Ready, a.Incident = a.Incident.Leaving, nil
}

func (i *refInstance) removeToken(transition string) {
	if i.tokens[transition]--; i.tokens[transition] == 0 {
		delete(i.tokens, transition)
	}
}

// merge stores values by name; nil removes one.
func (i *refInstance) merge(data map[string]any) {
	for name, value := range data {
		if value == nil {
			delete(i.data, name)
			continue
		}
		i.data[name] = value
	}
}

// signed tells whether the person signed the state in any round, acting or
// represented.
func (i *refInstance) signed(state, name string) bool {
	return slices.Contains(i.signers[state], name)
}
