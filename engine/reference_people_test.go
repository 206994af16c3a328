package engine_test

import (
	"slices"
	"strconv"
	"strings"

	"statecraft/engine"
)

// matchesAny tells whether the person is one of the actors.
func (r *refRun) matchesAny(actors []engine.Actor, p engine.Person) bool {
	return slices.ContainsFunc(actors, func(a engine.Actor) bool { return r.matches(a, p) })
}

func (r *refRun) matches(actor engine.Actor, p engine.Person) bool {
	kind, name, ok := actor.Parse()
	if !ok || !p.IsHuman() {
		return false
	}
	switch kind {
	case engine.ActorKindAnyone:
		return true
	case engine.ActorKindGroup:
		return p.InGroup(name)
	case engine.ActorKindRole:
		return r.matchesAny(r.i.roles[name], p)
	case engine.ActorKindManagerOf:
		return slices.ContainsFunc(r.users(engine.Actor(name)), func(user string) bool {
			return user != p.Name && (engine.Person{Name: user}).IsHuman() && p.Manager(user)
		})
	default:
		return slices.Contains(r.users(actor), p.Name)
	}
}

// users gives the people an actor names one by one; groups name nobody.
func (r *refRun) users(actor engine.Actor) []string {
	kind, name, _ := actor.Parse()
	switch kind {
	case engine.ActorKindUser:
		return []string{name}
	case engine.ActorKindStarter:
		return []string{r.i.starter}
	case engine.ActorKindSignerOf:
		return r.i.signers[name]
	case engine.ActorKindRole:
		var users []string
		for _, a := range r.i.roles[name] {
			users = append(users, r.users(a)...)
		}
		return users
	case engine.ActorKindData:
		switch value := r.i.data[name].(type) {
		case string:
			return []string{value}
		case []any:
			var users []string
			for _, v := range value {
				if user, isText := v.(string); isText {
					users = append(users, user)
				}
			}
			return users
		}
	}
	return nil
}

// separated tells whether four eyes keep the name out of a state.
func (r *refRun) separated(s *engine.State, name string) bool {
	if slices.Contains(s.SeparateFrom, "starter") {
		if r.i.starter == name || !(engine.Person{Name: r.i.starter}).IsHuman() {
			return true
		}
	}
	for n := range r.w.States {
		other := &r.w.States[n]
		apart := slices.Contains(s.SeparateFrom, other.ID) || slices.Contains(other.SeparateFrom, s.ID)
		if apart && r.i.signed(other.ID, name) {
			return true
		}
	}
	return false
}

func refUsed(a *engine.Activation, name string) bool {
	return slices.ContainsFunc(a.Votes, func(v engine.Vote) bool { return v.By == name || v.For == name })
}

// refCountsPeople tells whether the number of signatures depends on the people
// eligible.
func refCountsPeople(s *engine.State) bool {
	return s.Need == "all" || strings.HasSuffix(string(s.Need), "%")
}

// refSeveral tells whether several sign; need "1" is as none.
func refSeveral(s *engine.State) bool { return s.Need != "" && s.Need != "1" }

// mayDecide gives the first reason why somebody acting for the principal may not
// sign.
func (r *refRun) mayDecide(a *engine.Activation, by, principal engine.Person) engine.Code {
	s := r.w.State(a.State)
	switch {
	case !r.matchesAny(s.Actors, principal):
		return engine.CodeForbidden
	case refCountsPeople(s) && a.People == nil:
		return engine.CodeNotResolved
	case a.People != nil && !slices.Contains(a.People, principal.Name):
		return engine.CodeForbidden
	case r.separated(s, by.Name) || r.separated(s, principal.Name):
		return engine.CodeSeparated
	case refUsed(a, by.Name) || refUsed(a, principal.Name):
		return engine.CodeAlreadySigned
	case a.Claimed != "" && a.Claimed != by.Name && a.Claimed != principal.Name:
		return engine.CodeClaimed
	}
	return ""
}

// principal finds for whom the person decides: the one named, themselves, or
// the first who has delegated to them and for whom it succeeds.
func (r *refRun) principal(a *engine.Activation, by engine.Person, named string) (engine.Person, engine.Code) {
	if named != "" && named != by.Name {
		for _, d := range a.Delegations {
			if d.To == by.Name && d.From.Name == named {
				return d.From, r.mayDecide(a, by, d.From)
			}
		}
		return engine.Person{}, engine.CodeForbidden
	}
	code := r.mayDecide(a, by, by)
	if code == "" || named != "" {
		return by, code
	}
	var fit []engine.Person
	for _, d := range a.Delegations {
		if d.To == by.Name && r.mayDecide(a, by, d.From) == "" {
			fit = append(fit, d.From)
		}
	}
	switch len(fit) {
	case 0:
		return by, code
	case 1:
		r.meet(actsForDelegator)
	default:
		r.meet(severalDelegators)
	}
	return fit[0], ""
}

// eligible are the people told, less those kept out by four eyes.
func (r *refRun) eligible(a *engine.Activation) []string {
	return slices.DeleteFunc(slices.Clone(a.People), func(name string) bool {
		return r.separated(r.w.State(a.State), name)
	})
}

// needed is k, the number of votes that win; never none.
func (r *refRun) needed(a *engine.Activation) int {
	need := string(r.w.State(a.State).Need)
	people := len(r.eligible(a))
	k := 1
	switch percent, isPercent := strings.CutSuffix(need, "%"); {
	case need == "all":
		k = people
	case isPercent:
		p, _ := strconv.Atoi(percent)
		k = (people*p + 99) / 100
	case need != "":
		k, _ = strconv.Atoi(need)
	}
	return max(k, 1)
}

// count gives the outcome the votes have, "" as long as there is none.
func (r *refRun) count(a *engine.Activation) string {
	s := r.w.State(a.State)
	if refCountsPeople(s) && a.People == nil {
		return ""
	}
	votes := map[string]int{}
	for _, v := range a.Votes {
		votes[v.Outcome]++
	}
	for _, veto := range s.Veto {
		if votes[veto] > 0 {
			r.meet(vetoWins)
			return veto
		}
	}
	k := r.needed(a)
	buttons := refButtons(r.w, refSplit(s), refOut(r.w, s.ID))
	for _, o := range buttons {
		if votes[o] >= k {
			r.meet(votesWin)
			return o
		}
	}
	if a.People == nil {
		return ""
	}
	left := 0
	for _, name := range r.eligible(a) {
		if !refUsed(a, name) {
			left++
		}
	}
	for _, o := range buttons {
		if votes[o]+left >= k {
			return ""
		}
	}
	if s.Otherwise != "" {
		r.meet(otherwiseWins)
	}
	return s.Otherwise
}

// decided records the outcome of the votes, with the data of those that won.
func (r *refRun) decided(a engine.Activation, outcome string) {
	data := map[string]any{}
	for _, v := range a.Votes {
		if v.Outcome == outcome {
			for name, value := range v.Data {
				data[name] = value
			}
		}
	}
	r.emit(engine.Event{Kind: engine.Decided, Activation: a.ID, State: a.State, Outcome: outcome, Data: data})
}
