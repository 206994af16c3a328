package play

import (
	"slices"
	"strconv"

	"statecraft/engine"
)

// opening makes up a start: valid answers to the form, a stand-in in every seat
// that would stay empty, or as many as its states need, and the first initial
// state where one is to be chosen.
func (r *Run) opening(by engine.Person) *engine.Start {
	w := r.program.Workflow()
	start := &engine.Start{Data: r.answers(w.Form, by)}
	for _, role := range w.Roles {
		if len(role.Default) > 0 {
			continue
		}
		if start.Roles == nil {
			start.Roles = map[string][]engine.Actor{}
		}
		for n := 1; n <= r.seats(role.Name); n++ {
			actor := engine.Actor("user:" + numbered(role.Name, n))
			start.Roles[role.Name] = append(start.Roles[role.Name], actor)
		}
	}
	if w.Start == engine.StartOne {
		for _, s := range w.States {
			if s.Initial {
				start.State = s.ID
				break
			}
		}
	}
	return start
}

// maxSeats bounds how many people fill one seat: more than any state can need.
const maxSeats = 2000

// seats is how many people a role needs: as many as sign any of its states, and
// those that four eyes keep out of it.
func (r *Run) seats(role string) int {
	w := r.program.Workflow()
	most := 1
	for n := range w.States {
		s := &w.States[n]
		if !signedBy(s, role) {
			continue
		}
		people := signing(s)
		for _, other := range r.apart[s.ID] {
			if t := w.State(other); t != nil && signedBy(t, role) {
				people += signing(t)
			}
		}
		most = max(most, people)
	}
	return min(most, maxSeats)
}

func signedBy(s *engine.State, role string) bool {
	return slices.Contains(s.Actors, engine.Actor(string(engine.ActorKindRole)+":"+role))
}

// signing is how many people a state should have to choose from.
func signing(s *engine.State) int {
	switch votes, err := strconv.Atoi(string(s.Need)); {
	case err == nil && votes > 1:
		return max(votes, leastTold)
	case s.Voting(), s.Assign != "" && s.Assign != engine.AssignPool:
		return leastTold
	}
	return 1
}

// deciders are the names in the data that say who may act.
func deciders(w *engine.Workflow) map[string]bool {
	fields := map[string]bool{}
	add := func(actors []engine.Actor) {
		for _, actor := range actors {
			kind, name, ok := actor.Parse()
			for ok && kind == engine.ActorKindManagerOf {
				kind, name, ok = engine.Actor(name).Parse()
			}
			if ok && kind == engine.ActorKindData {
				fields[name] = true
			}
		}
	}
	for _, s := range w.States {
		add(s.Actors)
	}
	for _, t := range w.Transitions {
		add(t.Actors)
	}
	return fields
}
