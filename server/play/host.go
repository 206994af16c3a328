package play

import (
	"slices"

	"statecraft/engine"
)

// leastTold is how many people at least are asked where several must sign or a
// task is handed out: few enough to read, enough to disagree.
const leastTold = 3

// host is who answers the engine: no person, but one that may operate.
func host() engine.Person {
	return engine.Person{Name: engine.SystemPrefix + "play", Operator: true}
}

// hostAnswer tells the engine what it asks its host for when a task opens: who may
// sign where several must, and who gets a task that is handed out. Answering
// once more helps when people have signed elsewhere in the meantime and nobody
// may act any longer; it tells whether anything changed.
func (r *Run) hostAnswer(activation int) bool {
	a := r.instance.Activation(activation)
	if a == nil || r.fixed[activation] {
		return false // stopped again at once, or a step has answered
	}
	state := r.program.Workflow().State(a.State)
	switch {
	case state.Voting():
		people := r.several(a, state)
		if r.noNews(a, people) {
			return false
		}
		for _, p := range people {
			r.cast.add(p)
		}
		return r.host(&engine.Resolve{Activation: a.ID, People: names(people)})
	case state.Assign == engine.AssignRoundRobin, state.Assign == engine.AssignLeastLoaded:
		return r.handOut(a, state)
	}
	return false
}

// tried is the instance as it would be after a command of the host.
func (r *Run) tried(op engine.Op) (*engine.Instance, error) {
	trial := r.instance.Clone()
	events, err := engine.Decide(r.program, trial, engine.Command{At: r.now, By: host(), Do: op})
	trial.ApplyAll(events)
	return trial, err
}

// noNews tells whether telling the engine these people would change nothing: it
// knows them, they settle nothing, and if none of them may sign it has said so.
func (r *Run) noNews(a *engine.Activation, people []engine.Person) bool {
	if a.People == nil || !slices.Equal(names(people), a.People) {
		return false
	}
	able, settles := r.told(a, people)
	return !settles && (len(able) > 0 || a.Incident != nil)
}

// host has the host give a command. It tells whether the engine took it.
func (r *Run) host(op engine.Op) bool {
	events, err := engine.Decide(r.program, r.instance, engine.Command{At: r.now, By: host(), Do: op})
	if err == nil {
		r.apply(events)
	}
	return err == nil
}

// several are those who may sign where several must: the people of the steps and
// the users among the actors, and so many stand-ins that there are as many as
// must sign, and at least leastTold. Without enough, they are all there are.
func (r *Run) several(a *engine.Activation, state *engine.State) []engine.Person {
	least := signing(state)
	certain := nameSet(names(r.eligible(a, 0)))
	// Four eyes may keep out everybody met so far, and whoever comes next only if
	// they keep out everybody.
	able, _ := r.told(a, r.eligible(a, len(r.cast.order)+least))
	var people []engine.Person
	for _, p := range able {
		if len(people) < least || certain[p.Name] {
			people = append(people, p)
		}
	}
	if len(people) == 0 {
		return r.eligible(a, 1)
	}
	return people
}

// told tries out telling the engine these people. able are those it would let
// choose some outcome, or has let do so; settles says that the votes cast so far
// would do.
func (r *Run) told(a *engine.Activation, people []engine.Person) (able []engine.Person, settles bool) {
	trial, err := r.tried(&engine.Resolve{Activation: a.ID, People: names(people)})
	if err != nil {
		return nil, false
	}
	for _, p := range people {
		code := engine.CodeOf(engine.CanDecide(r.program, trial, a.ID, p))
		switch {
		case code == engine.CodeActivationClosed, code == engine.CodeInstanceClosed:
			return nil, true
		case code == engine.CodeAlreadySigned, r.mayChoose(trial, a, p):
			able = append(able, p)
		}
	}
	return able, false
}

// eligible are the people of the steps, every user among the actors and n
// stand-ins for each of the others, if they are among the actors of the state.
func (r *Run) eligible(a *engine.Activation, n int) []engine.Person {
	actors := r.instance.Candidates(r.program.Workflow().State(a.State))
	var people []engine.Person
	met := map[string]int{}
	add := func(p engine.Person) {
		n, twice := met[p.Name]
		switch {
		case !twice:
			met[p.Name] = len(people)
			people = append(people, p)
		case !r.cast.given[p.Name]:
			people[n] = union(people[n], p)
		}
	}
	for _, name := range r.cast.named {
		r.cast.recognise(name, actors)
		add(r.cast.person(name))
	}
	for _, actor := range actors {
		p, ok := r.cast.standIn(actor, 1)
		if !ok {
			continue
		}
		if !openEnded(actor) {
			add(p)
		}
		r.addChoosers(a.State, p, add)
	}
	for nth := 1; nth <= n; nth++ {
		for _, actor := range actors {
			if p, ok := r.cast.standIn(actor, nth); ok {
				add(p)
			}
		}
	}
	told := nameSet(engine.Eligible(r.program, r.instance, a.ID, people))
	return slices.DeleteFunc(people, func(p engine.Person) bool { return !told[p.Name] })
}

// addChoosers adds those besides a person who alone may choose some outcome.
func (r *Run) addChoosers(state string, p engine.Person, add func(engine.Person)) {
	for _, outcome := range r.program.Outcomes(state) {
		for _, chooser := range r.choosers(p, outcome) {
			if chooser.Name != p.Name {
				add(chooser)
			}
		}
	}
}

// handOut gives the task to one of those who may have it: whoever got one of the
// state longest ago, or has fewest, but nobody another state needs.
func (r *Run) handOut(a *engine.Activation, state *engine.State) bool {
	people := r.eligible(a, leastTold)
	free := r.instance
	if a.Claimed != "" {
		free, _ = r.tried(&engine.Release{Activation: a.ID})
	}
	for _, actor := range r.instance.Candidates(state) {
		// Four eyes may keep all of them out.
		if p, ok := r.firstAble(free, a, actor); ok {
			people = append(people, p)
		}
	}
	slices.SortStableFunc(people, func(p, q engine.Person) int {
		if state.Assign == engine.AssignLeastLoaded {
			return r.holds(p.Name) - r.holds(q.Name)
		}
		return r.handed[choice{state.ID, p.Name}] - r.handed[choice{state.ID, q.Name}]
	})
	var last *engine.Person // could have it, but choose nothing there
	for _, p := range r.spared(state.ID, people) {
		trial, err := r.tried(&engine.Assign{Activation: a.ID, To: p})
		switch {
		case err != nil:
		case r.mayChoose(trial, a, p):
			return r.host(&engine.Assign{Activation: a.ID, To: r.cast.add(p)})
		case last == nil:
			last = &p
		}
	}
	return last != nil && a.Claimed == "" && r.host(&engine.Assign{Activation: a.ID, To: r.cast.add(*last)})
}

// mayChoose tells whether somebody could choose some outcome.
func (r *Run) mayChoose(i *engine.Instance, a *engine.Activation, p engine.Person) bool {
	return slices.ContainsFunc(r.program.Outcomes(a.State), func(o engine.Outcome) bool {
		return slices.Contains(names(r.signers(i, a, []engine.Person{p}, o)), p.Name)
	})
}

// holds counts the open tasks somebody holds.
func (r *Run) holds(name string) int {
	count := 0
	for _, a := range r.instance.Activations {
		if a.Claimed == name {
			count++
		}
	}
	return count
}

func names(people []engine.Person) []string {
	list := make([]string, len(people))
	for n, p := range people {
		list[n] = p.Name
	}
	return list
}
