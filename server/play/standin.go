package play

import (
	"slices"

	"statecraft/engine"
)

// Names of stand-ins that belong to nobody in particular.
const (
	anyoneName   = "somebody"
	starterName  = "starter"
	memberSuffix = "-member" // of a group: finance-member
)

// starter is a stand-in who may start the workflow.
func (r *Run) starter() engine.Person {
	w := r.program.Workflow()
	for _, actor := range w.Starters {
		if p, ok := r.standIn(actor); ok && engine.CanStart(r.program, p) == nil {
			return p
		}
	}
	return r.known(engine.Person{Name: starterName})
}

// actor is the person named, or else a stand-in who may act on the activation.
func (r *Run) actor(named engine.Person, a *engine.Activation) engine.Person {
	if named.Name != "" {
		return r.known(named)
	}
	people := r.people(a)
	for _, p := range people {
		if engine.CanDecide(r.program, r.instance, a.ID, p) == nil {
			return p
		}
	}
	return people[0]
}

// signer is the person named, or else a stand-in who may choose the outcome.
func (r *Run) signer(s Step, a *engine.Activation) engine.Person {
	if s.By.Name == "" {
		for _, o := range r.program.Outcomes(a.State) {
			if o.Name != s.Outcome && s.Outcome != "" {
				continue
			}
			if people := r.standIns(a, o); len(people) > 0 {
				return people[0]
			}
		}
	}
	return r.actor(s.By, a)
}

// standIns are people who may choose the outcome, plain candidates of the
// state before those who need a further group for this outcome.
func (r *Run) standIns(a *engine.Activation, outcome engine.Outcome) []engine.Person {
	people := r.people(a)
	w := r.program.Workflow()
	for _, p := range people {
		for _, id := range outcome.Transitions {
			t := w.Transition(id)
			if t == nil {
				continue
			}
			for _, actor := range r.instance.Candidates(&engine.State{Actors: t.Actors}) {
				if other, ok := r.standIn(actor); ok {
					people = append(people, joined(p, other))
				}
			}
		}
	}
	return slices.DeleteFunc(people, func(p engine.Person) bool {
		return !slices.ContainsFunc(
			r.program.OutcomesFor(r.instance, a.ID, p),
			func(o engine.Outcome) bool { return o.Name == outcome.Name },
		)
	})
}

// people are stand-ins for the state's candidates, whoever claimed the task
// first. There is always one.
func (r *Run) people(a *engine.Activation) []engine.Person {
	if a.Claimed != "" {
		return []engine.Person{r.known(engine.Person{Name: a.Claimed})}
	}
	var people []engine.Person
	for _, actor := range r.instance.Candidates(r.program.Workflow().State(a.State)) {
		if p, ok := r.standIn(actor); ok {
			people = append(people, p)
		}
	}
	if len(people) == 0 {
		people = append(people, engine.Person{Name: anyoneName})
	}
	return people
}

// standIn makes up somebody who is the actor. Actors that only a directory or
// the data can resolve have none.
func (r *Run) standIn(actor engine.Actor) (engine.Person, bool) {
	kind, name, ok := actor.Parse()
	if !ok {
		return engine.Person{}, false
	}
	switch kind {
	case engine.ActorKindUser:
		return r.known(engine.Person{Name: name}), true
	case engine.ActorKindGroup:
		return r.known(engine.Person{Name: name + memberSuffix, Groups: []string{name}}), true
	case engine.ActorKindAnyone:
		return r.known(engine.Person{Name: anyoneName}), true
	case engine.ActorKindStarter:
		return r.known(engine.Person{Name: starterName}), true
	}
	return engine.Person{}, false
}

// joined is one person who is both: the other's name where only the other is
// named, and the groups of the two.
func joined(p, other engine.Person) engine.Person {
	name := p.Name
	if len(p.Groups) > 0 && len(other.Groups) == 0 && other.Name != anyoneName {
		name = other.Name
	}
	groups := slices.Clone(p.Groups)
	for _, g := range other.Groups {
		if !slices.Contains(groups, g) {
			groups = append(groups, g)
		}
	}
	return engine.Person{Name: name, Groups: groups}
}
