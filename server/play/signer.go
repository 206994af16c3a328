package play

import (
	"slices"

	"statecraft/engine"
)

// starter is a stand-in who may start the workflow.
func (r *Run) starter() engine.Person {
	var people []engine.Person
	for _, actor := range r.program.Workflow().Starters {
		if p, ok := r.cast.standIn(actor, 1); ok && engine.CanStart(r.program, p) == nil {
			people = append(people, p)
		}
	}
	if len(people) == 0 {
		return r.cast.person(starterName)
	}
	return r.spared(theStart, people)[0]
}

// actor is the person named, or else one who may act on the activation.
func (r *Run) actor(named engine.Person, a *engine.Activation) (engine.Person, error) {
	if named.Name != "" {
		r.cast.recognise(named.Name, r.instance.Candidates(r.program.Workflow().State(a.State)))
		return r.cast.known(named), nil
	}
	if people := r.able(a); len(people) > 0 {
		return people[0], nil
	}
	return engine.Person{}, r.nobody(a)
}

// signer is the person named, or else one who may choose the outcome. A stand-in
// whom a step names gets the further groups the outcome needs.
func (r *Run) signer(s Step, a *engine.Activation) (engine.Person, error) {
	by, err := r.actor(s.By, a)
	if err != nil {
		return by, err
	}
	people := []engine.Person{by}
	if s.By.Name == "" {
		people = r.able(a)
	} else if !r.cast.made[by.Name] || r.cast.given[by.Name] {
		return by, nil
	}
	for _, o := range r.program.Outcomes(a.State) {
		if o.Name != s.Outcome && s.Outcome != "" {
			continue
		}
		for _, p := range r.signers(r.instance, a, people, o) {
			if s.By.Name == "" || p.Name == by.Name {
				return p, nil
			}
		}
	}
	return by, nil
}

// chooser is a stand-in who may choose the outcome for the whole instance.
func (r *Run) chooser(outcome string) engine.Person {
	for _, t := range r.program.Workflow().Transitions {
		if t.From != engine.FromAnywhere {
			continue
		}
		for _, actor := range r.instance.Candidates(&engine.State{Actors: t.Actors}) {
			p, ok := r.cast.standIn(actor, 1)
			if !ok {
				continue
			}
			for _, o := range r.program.OutcomesFor(r.instance, 0, p) {
				if o.Name == outcome || outcome == "" {
					return p
				}
			}
		}
	}
	return engine.Person{}
}

// signers are those of the people who may choose the outcome in an instance: as they are, and
// then as somebody who has the further groups it needs.
func (r *Run) signers(i *engine.Instance, a *engine.Activation, people []engine.Person, outcome engine.Outcome) []engine.Person {
	for _, p := range slices.Clone(people) {
		people = append(people, r.choosers(p, outcome)...)
	}
	return slices.DeleteFunc(slices.Clone(people), func(p engine.Person) bool {
		return !slices.ContainsFunc(
			r.program.OutcomesFor(i, a.ID, p),
			func(o engine.Outcome) bool { return o.Name == outcome.Name },
		)
	})
}

// choosers are the person as one of those to whom a transition of the outcome is
// narrowed.
func (r *Run) choosers(p engine.Person, outcome engine.Outcome) []engine.Person {
	var people []engine.Person
	for _, id := range outcome.Transitions {
		t := r.program.Workflow().Transition(id)
		if t == nil {
			continue
		}
		for _, actor := range r.instance.Candidates(&engine.State{Actors: t.Actors}) {
			if both, ok := r.cast.joined(p, actor); ok {
				people = append(people, both)
			}
		}
	}
	return people
}

// able are people who may act on the activation now: whoever holds it, those
// told, or the first stand-in for each actor; else anybody met so far, such as
// somebody's delegate. The first is the one to choose.
func (r *Run) able(a *engine.Activation) []engine.Person {
	var people []engine.Person
	add := func(name string) {
		if p := r.cast.person(name); r.may(a, p) {
			people = append(people, p)
		}
	}
	actors := r.instance.Candidates(r.program.Workflow().State(a.State))
	switch {
	case a.Claimed != "":
		add(a.Claimed)
	case a.People != nil:
		for _, name := range a.People {
			add(name)
		}
	default:
		for _, actor := range actors {
			if p, ok := r.firstAble(r.instance, a, actor); ok {
				people = append(people, p)
			}
		}
	}
	if len(people) == 0 {
		for _, name := range slices.Clone(r.cast.order) {
			add(name)
		}
	}
	return r.spared(a.State, people)
}

// firstAble is the first stand-in for the actor who may act in an instance.
func (r *Run) firstAble(i *engine.Instance, a *engine.Activation, actor engine.Actor) (engine.Person, bool) {
	// Each of those met so far may be kept out, but nobody after them is unless
	// everybody is.
	for n, most := 1, len(r.cast.order)+1; n <= most; n++ {
		p, ok := r.cast.standIn(actor, n)
		if !ok {
			break
		}
		if engine.CanDecide(r.program, i, a.ID, p) == nil {
			return p, true
		}
	}
	return engine.Person{}, false
}

func (r *Run) may(a *engine.Activation, p engine.Person) bool {
	return engine.CanDecide(r.program, r.instance, a.ID, p) == nil
}
