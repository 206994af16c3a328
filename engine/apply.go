package engine

import "maps"

// Apply folds one event into the instance. It is the only writer of an instance
// and cannot fail: what it is told has happened. Values inside events are
// shared, never changed in place.
func (i *Instance) Apply(e Event) { i.apply(&e) }

// ApplyAll folds the events of a command in, in their order.
func (i *Instance) ApplyAll(events []Event) {
	for n := range events {
		i.apply(&events[n])
	}
}

func (i *Instance) apply(e *Event) {
	i.Events++
	switch e.Kind {
	case Started:
		i.Status, i.Starter, i.Started = StatusRunning, e.By, e.At
		i.merge(e.Data)
	case RoleBound:
		i.bind(e.Role, e.Actors)
	case StateEntered:
		for _, t := range e.Tokens {
			i.take(t)
		}
		i.open(e)
	case TransitionTaken:
		i.put(e.Transition)
	case TokenCancelled:
		i.take(e.Transition)
	case StateLeft, ActivationCancelled:
		i.close(e.Activation)
	case EndReached:
		i.Ends++
	case Suspended:
		i.Status = StatusSuspended
	case Resumed:
		i.Status = StatusRunning
	case Completed:
		i.Status, i.Ended, i.Incident = StatusCompleted, e.At, nil
	case Cancelled:
		i.Status, i.Ended, i.Incident = StatusCancelled, e.At, nil
	case Signed:
		i.sign(e)
	case DataSet, Decided:
		i.merge(e.Data)
		if a := i.Activation(e.Activation); a != nil {
			if e.Kind == Decided {
				a.Outcome = e.Outcome
			} else {
				a.Ready = e.Ready
			}
		}
	case IncidentRaised, IncidentResolved, Retried:
		i.attend(e)
	default:
		if a := i.Activation(e.Activation); a != nil {
			a.applyTask(e)
		}
	}
}

// open adds an activation in place: it is large, and every step adds one.
func (i *Instance) open(e *Event) {
	n := len(i.Activations)
	if n < cap(i.Activations) {
		i.Activations = i.Activations[:n+1]
		i.Activations[n] = Activation{}
	} else {
		i.Activations = append(i.Activations, Activation{})
	}
	a := &i.Activations[n]
	a.ID, a.State, a.Entered, a.Ready = e.Activation, e.State, e.At, e.Ready
	i.LastActivation = e.Activation
}

// applyTask folds the events about one open task.
func (a *Activation) applyTask(e *Event) {
	switch e.Kind {
	case TaskOpened:
		a.Task = true
	case TaskResolved:
		a.People = e.People
	case TaskAssigned:
		a.Claimed = e.To
	case TaskClaimed:
		a.Claimed = e.By
	case TaskReleased:
		a.Claimed = ""
	case TaskDelegated:
		a.delegate(e)
	case Skipped:
		a.Ready, a.Outcome, a.Incident = true, e.Outcome, nil
	}
}

// delegate replaces what By has delegated in this activation.
func (a *Activation) delegate(e *Event) {
	kept := make([]Delegation, 0, len(a.Delegations)+1)
	for _, d := range a.Delegations {
		if d.From.Name != e.By {
			kept = append(kept, d)
		}
	}
	if e.To != e.By && e.From != nil {
		kept = append(kept, Delegation{From: *e.From, To: e.To})
	}
	a.Delegations = kept
}

// sign records who signed and, where several must, the vote.
func (i *Instance) sign(e *Event) {
	i.signer(e.State, e.By)
	if e.For != "" {
		i.signer(e.State, e.For)
	}
	if e.Ready {
		i.merge(e.Data)
		return
	}
	if a := i.Activation(e.Activation); a != nil {
		a.Votes = append(a.Votes, Vote{By: e.By, For: e.For, Outcome: e.Outcome, Data: e.Data})
	}
}

// signer adds a name to those who signed a state. A copy made for deciding keeps
// what it adds apart: the map may be large, and copying it would make every step
// of a long history dearer.
func (i *Instance) signer(state, name string) {
	if i.borrowed&borrowedSigners != 0 {
		i.added = append(i.added, signature{state, name})
		return
	}
	known := i.Signers[state]
	for _, n := range known {
		if n == name {
			return
		}
	}
	if i.Signers == nil {
		i.Signers = map[string][]string{}
	}
	i.Signers[state] = append(known[:len(known):len(known)], name)
}

// signed tells whether somebody signed a state, acting or represented.
func (i *Instance) signed(state, name string) bool {
	for _, s := range i.added {
		if s.state == state && s.name == name {
			return true
		}
	}
	return contains(i.Signers[state], name)
}

// signersOf lists who signed a state.
func (i *Instance) signersOf(state string) []string {
	list := i.Signers[state]
	for _, s := range i.added {
		if s.state == state && !contains(list, s.name) {
			list = append(list[:len(list):len(list)], s.name)
		}
	}
	return list
}

// attend folds what happens to incidents, of an activation or the instance.
func (i *Instance) attend(e *Event) {
	at := &i.Incident
	if a := i.Activation(e.Activation); a != nil {
		at = &a.Incident
		a.Ready = e.Kind == Retried && a.Incident != nil && a.Incident.Leaving
	}
	*at = nil
	if e.Kind == IncidentRaised {
		*at = e.Incident
	}
}

func (i *Instance) bind(role string, actors []Actor) {
	if i.Roles == nil {
		i.Roles = map[string][]Actor{}
	} else if i.borrowed&borrowedRoles != 0 {
		i.Roles = maps.Clone(i.Roles)
	}
	i.borrowed &^= borrowedRoles
	i.Roles[role] = actors
}

// merge stores values by name; nil removes one.
func (i *Instance) merge(data map[string]any) {
	if len(data) == 0 {
		return
	}
	if i.Data == nil {
		i.Data = make(map[string]any, len(data))
	} else if i.borrowed&borrowedData != 0 {
		i.Data = maps.Clone(i.Data)
	}
	i.borrowed &^= borrowedData
	for name, value := range data {
		if value == nil {
			delete(i.Data, name)
		} else {
			i.Data[name] = value
		}
	}
}

func (i *Instance) put(transition string) {
	for n := range i.Tokens {
		if i.Tokens[n].Transition == transition {
			i.Tokens[n].Count++
			return
		}
	}
	i.Tokens = append(i.Tokens, Token{Transition: transition, Count: 1})
}

func (i *Instance) take(transition string) {
	for n := range i.Tokens {
		if i.Tokens[n].Transition != transition {
			continue
		}
		if i.Tokens[n].Count--; i.Tokens[n].Count == 0 {
			i.Tokens = append(i.Tokens[:n], i.Tokens[n+1:]...)
		}
		return
	}
}

func (i *Instance) close(activation int) {
	for n := range i.Activations {
		if i.Activations[n].ID == activation {
			i.Activations = append(i.Activations[:n], i.Activations[n+1:]...)
			return
		}
	}
}
