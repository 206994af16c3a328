package engine

import "fmt"

// CanDecide is the one answer to "may this person sign off that activation?",
// for themselves or for somebody who has delegated it to them. Inbox, API,
// bulk, mail and command line all ask it, and Decide asks it again. nil means
// yes; unknown or missing means no. The error's code is instance-closed,
// suspended, activation-closed, forbidden, separated, not-resolved,
// already-signed or claimed.
func CanDecide(p *Program, i *Instance, activation int, person Person) error {
	a, err := p.open(i, activation)
	if err != nil {
		return err
	}
	s := p.state(a.State)
	_, err = p.principal(i, a, s, &person, "")
	return err
}

// open finds an activation with an open task.
func (p *Program) open(i *Instance, activation int) (*Activation, error) {
	switch i.Status {
	case StatusRunning:
	case "":
		return nil, &Error{Code: CodeInstanceClosed, Message: "This instance has not been started, so there is nothing to do here."}
	case StatusSuspended:
		return nil, &Error{Code: CodeSuspended, Message: "This instance is suspended: wait until an operator resumes it."}
	default:
		return nil, &Error{Code: CodeInstanceClosed, Message: "This instance is no longer running, so there is nothing to do here."}
	}
	a := i.Activation(activation)
	if a == nil {
		return nil, &Error{Code: CodeActivationClosed, Message: "This task is already done or was cancelled."}
	}
	if !a.Task {
		return nil, &Error{Code: CodeActivationClosed, State: a.State, Message: fmt.Sprintf("Nobody is asked in %s, so there is nothing to sign.", p.state(a.State).Title())}
	}
	return a, nil
}

// principal finds on whose behalf a person acts: the one named, else oneself,
// else the first who has delegated to them. The groups of a delegate count nothing;
// those of whom they represent do.
func (p *Program) principal(i *Instance, a *Activation, s *compiledState, person *Person, on string) (*Person, error) {
	if !human(person.Name) {
		return nil, forbidden(s)
	}
	if on == "" || on == person.Name {
		self := p.mayDecide(i, a, s, person, person)
		if self == nil || on != "" {
			return person, self
		}
		for n := range a.Delegations {
			if d := &a.Delegations[n]; d.To == person.Name && p.mayDecide(i, a, s, person, &d.From) == nil {
				return &d.From, nil
			}
		}
		return nil, self
	}
	for n := range a.Delegations {
		if d := &a.Delegations[n]; d.To == person.Name && d.From.Name == on {
			return &d.From, p.mayDecide(i, a, s, person, &d.From)
		}
	}
	return nil, &Error{Code: CodeForbidden, State: s.ID, Field: "for", Message: fmt.Sprintf("%s has not delegated %s to you.", on, s.Title())}
}

// Principals lists on whose behalf a person may sign off an activation: themselves
// first, then those who have delegated it to them. It is empty where CanDecide
// refuses.
func (p *Program) Principals(i *Instance, activation int, person Person) []string {
	a, err := p.open(i, activation)
	if err != nil || !human(person.Name) {
		return nil
	}
	s := p.state(a.State)
	var names []string
	if p.mayDecide(i, a, s, &person, &person) == nil {
		names = append(names, person.Name)
	}
	for n := range a.Delegations {
		if d := &a.Delegations[n]; d.To == person.Name && p.mayDecide(i, a, s, &person, &d.From) == nil {
			names = append(names, d.From.Name)
		}
	}
	return names
}

func forbidden(s *compiledState) error {
	return &Error{Code: CodeForbidden, State: s.ID, Message: fmt.Sprintf("You may not act in %s: ask one of those it is for.", s.Title())}
}

// mayDecide asks every clause for somebody acting for a principal, who may be
// themselves.
func (p *Program) mayDecide(i *Instance, a *Activation, s *compiledState, person, principal *Person) error {
	if !i.matchesAny(s.Actors, principal) {
		return forbidden(s)
	}
	if s.voting() && s.need.byPeople() && a.People == nil {
		return &Error{Code: CodeNotResolved, State: s.ID, Message: fmt.Sprintf("Who may sign %s is still being looked up: try again in a moment.", s.Title())}
	}
	if a.People != nil && !contains(a.People, principal.Name) {
		return forbidden(s)
	}
	both := []string{person.Name, principal.Name}
	if person == principal {
		both = both[:1]
	}
	for _, name := range both {
		if p.separated(i, s, name) {
			return &Error{Code: CodeSeparated, State: s.ID, Message: fmt.Sprintf("%s must be signed by somebody else: %s is kept out by four eyes.", s.Title(), name)}
		}
	}
	for _, name := range both {
		if a.used(name) {
			return &Error{Code: CodeAlreadySigned, State: s.ID, Message: fmt.Sprintf("%s has signed %s already: each person counts once.", name, s.Title())}
		}
	}
	if a.Claimed != "" && a.Claimed != person.Name && a.Claimed != principal.Name {
		return &Error{Code: CodeClaimed, State: s.ID, Message: fmt.Sprintf("%s has claimed %s: ask them to release it.", a.Claimed, s.Title())}
	}
	return nil
}

// separated tells whether four eyes keep a person out of a state (§7): they
// signed, or were represented in, a state it is separate from, in any round. An
// unknown starter counts as everybody, and so does a machine: whoever made it
// start is not known.
func (p *Program) separated(i *Instance, s *compiledState, name string) bool {
	for _, other := range s.separate {
		if i.signed(other, name) {
			return true
		}
	}
	return s.notStarter && (!human(i.Starter) || i.Starter == name)
}

// CanStart tells whether a person may start instances; nil means yes.
func CanStart(p *Program, person Person) error {
	starters := p.workflow.Starters
	if person.Name == "" || len(starters) > 0 && !(&Instance{}).matchesAny(starters, &person) {
		return &Error{Code: CodeForbidden, Message: fmt.Sprintf("You may not start %s: ask one of those who may.", p.workflow.Title())}
	}
	return nil
}

// OutcomesFor lists the outcomes a person may choose at an activation; nil when
// they may not decide it. Activation 0 asks for the transitions from the whole
// instance.
func (p *Program) OutcomesFor(i *Instance, activation int, person Person) []Outcome {
	s, principal := &p.anywhere, &person
	if activation == 0 {
		if i.Status != StatusRunning || !human(person.Name) {
			return nil
		}
	} else {
		a, err := p.open(i, activation)
		if err != nil {
			return nil
		}
		s = p.state(a.State)
		if principal, err = p.principal(i, a, s, principal, ""); err != nil {
			return nil
		}
	}
	var list []Outcome
	for n := range s.outcomes {
		if p.mayChoose(i, s, n, principal) {
			list = append(list, s.outcomes[n])
		}
	}
	return list
}

// mayChoose tells whether at least one transition of an outcome, by its place
// among those of the state, is open to the person. An outcome without transitions ends the path and is open to all.
func (p *Program) mayChoose(i *Instance, s *compiledState, outcome int, person *Person) bool {
	for _, n := range s.ways[outcome] {
		if t := &p.transitions[n]; len(t.Actors) == 0 || i.matchesAny(t.Actors, person) {
			return true
		}
	}
	return len(s.ways[outcome]) == 0
}

func contains(list []string, word string) bool {
	for _, l := range list {
		if l == word {
			return true
		}
	}
	return false
}
