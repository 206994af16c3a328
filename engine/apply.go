package engine

// Apply folds one event into the instance. It is the only writer of an instance
// and cannot fail: what it is told has happened. Values inside events are
// shared, never changed in place.
func (i *Instance) Apply(e Event) {
	i.Events++
	switch e.Kind {
	case Started:
		i.Status, i.Starter, i.Started = StatusRunning, e.By, e.At
		i.merge(e.Data)
	case RoleBound:
		if i.Roles == nil {
			i.Roles = map[string][]Actor{}
		}
		i.Roles[e.Role] = e.Actors
	case StateEntered:
		for _, t := range e.Tokens {
			i.take(t)
		}
		i.LastActivation = e.Activation
		i.Activations = append(i.Activations, Activation{ID: e.Activation, State: e.State, Entered: e.At, Ready: e.Ready})
	case TransitionTaken:
		i.put(e.Transition)
	case TokenCancelled:
		i.take(e.Transition)
	case StateLeft, ActivationCancelled:
		i.close(e.Activation)
	case EndReached:
		i.Ends++
	case Completed:
		i.Status, i.Ended = StatusCompleted, e.At
	default:
		i.applyToActivation(e)
	}
}

// applyToActivation folds the events about one open stay.
func (i *Instance) applyToActivation(e Event) {
	a := i.Activation(e.Activation)
	if a == nil {
		if e.Kind == IncidentRaised {
			i.Incident = e.Incident
		}
		return
	}
	switch e.Kind {
	case TaskOpened:
		a.Task = true
	case TaskClaimed:
		a.Claimed = e.By
	case TaskReleased:
		a.Claimed = ""
	case Signed:
		i.merge(e.Data)
	case DataSet:
		i.merge(e.Data)
		a.Ready = e.Ready
	case IncidentRaised:
		a.Incident, a.Ready = e.Incident, false
	}
}

// merge stores values by name; nil removes one.
func (i *Instance) merge(data map[string]any) {
	if len(data) > 0 && i.Data == nil {
		i.Data = make(map[string]any, len(data))
	}
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
