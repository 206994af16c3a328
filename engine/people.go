package engine

import "fmt"

// CanDecide is the one answer to "may this person sign off that activation?".
// Inbox, API, bulk, mail and command line all ask it, and Decide asks it again.
// nil means yes; unknown or missing means no. The error's code is
// activation-closed, instance-closed, forbidden or claimed.
func CanDecide(p *Program, i *Instance, activation int, person Person) error {
	a, s, err := p.open(i, activation)
	if err != nil {
		return err
	}
	if !person.IsHuman() || !i.matchesAny(s.Actors, person) {
		return &Error{Code: CodeForbidden, State: s.ID, Message: fmt.Sprintf("You may not act in %s: ask one of those it is for.", s.Title())}
	}
	if a.Claimed != "" && a.Claimed != person.Name {
		return &Error{Code: CodeClaimed, State: s.ID, Message: fmt.Sprintf("%s has claimed %s: ask them to release it.", a.Claimed, s.Title())}
	}
	return nil
}

// open finds an activation with an open task.
func (p *Program) open(i *Instance, activation int) (*Activation, *compiledState, error) {
	if i.Status != StatusRunning {
		return nil, nil, &Error{Code: CodeInstanceClosed, Message: "This instance is no longer running, so there is nothing to do here."}
	}
	a := i.Activation(activation)
	if a == nil || !a.Task {
		return nil, nil, &Error{Code: CodeActivationClosed, Message: "This task is already done or was cancelled."}
	}
	return a, p.state(a.State), nil
}

// CanStart tells whether a person may start instances; nil means yes.
func CanStart(p *Program, person Person) error {
	starters := p.workflow.Starters
	if person.Name == "" || len(starters) > 0 && !(&Instance{}).matchesAny(starters, person) {
		return &Error{Code: CodeForbidden, Message: fmt.Sprintf("You may not start %s: ask one of those who may.", p.workflow.Title())}
	}
	return nil
}

// OutcomesFor lists the outcomes a person may choose at an activation; nil when
// they may not decide it.
func (p *Program) OutcomesFor(i *Instance, activation int, person Person) []Outcome {
	if CanDecide(p, i, activation, person) != nil {
		return nil
	}
	s := p.state(i.Activation(activation).State)
	var list []Outcome
	for _, o := range s.outcomes {
		if p.mayChoose(i, o, person) {
			list = append(list, o)
		}
	}
	return list
}

// mayChoose tells whether at least one transition of an outcome is open to the
// person. An outcome without transitions ends the path and is open to all.
func (p *Program) mayChoose(i *Instance, o Outcome, person Person) bool {
	for _, id := range o.Transitions {
		if t := p.transition(id); len(t.Actors) == 0 || i.matchesAny(t.Actors, person) {
			return true
		}
	}
	return len(o.Transitions) == 0
}

// Candidates are the actors of a state in this instance: roles replaced by who
// fills them, the starter by their name. What cannot be resolved is left out,
// so it lets nobody in.
func (i *Instance) Candidates(s *State) []Actor {
	list := make([]Actor, 0, len(s.Actors))
	for _, a := range s.Actors {
		kind, name, ok := a.Parse()
		switch {
		case !ok:
		case kind == ActorKindRole:
			for _, seat := range i.Roles[name] {
				list = i.appendSeat(list, seat)
			}
		default:
			list = i.appendSeat(list, a)
		}
	}
	return list
}

func (i *Instance) appendSeat(list []Actor, a Actor) []Actor {
	switch kind, _, _ := a.Parse(); kind {
	case ActorKindStarter:
		if !(Person{Name: i.Starter}).IsHuman() {
			return list
		}
		a = Actor("user:" + i.Starter)
	case ActorKindUser, ActorKindGroup, ActorKindAnyone:
	default:
		return list
	}
	for _, known := range list {
		if known == a {
			return list
		}
	}
	return append(list, a)
}

// matchesAny tells whether a person is one of the actors.
func (i *Instance) matchesAny(actors []Actor, person Person) bool {
	if !person.IsHuman() {
		return false
	}
	for _, a := range actors {
		if i.matches(a, person) {
			return true
		}
	}
	return false
}

func (i *Instance) matches(a Actor, person Person) bool {
	kind, name, ok := a.Parse()
	if !ok {
		return false
	}
	switch kind {
	case ActorKindAnyone:
		return true
	case ActorKindUser:
		return person.Name == name
	case ActorKindGroup:
		return person.InGroup(name)
	case ActorKindStarter:
		return i.Starter != "" && person.Name == i.Starter
	case ActorKindRole:
		for _, seat := range i.Roles[name] {
			// A seat holds no roles (Compile and Start refuse them), so this
			// goes one level deep.
			if k, _, _ := seat.Parse(); k != ActorKindRole && i.matches(seat, person) {
				return true
			}
		}
	}
	return false
}
