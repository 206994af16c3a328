package engine

import (
	"strconv"
	"strings"
)

// quorum is a parsed Need (§7).
type quorum struct {
	count   int // a number
	percent int // of the people resolved on opening
	all     bool
}

// parse reads "2", "all" or "50%"; "" is one.
func (n Need) parse() (quorum, bool) {
	text := string(n)
	switch {
	case text == "":
		return quorum{count: 1}, true
	case text == "all":
		return quorum{all: true}, true
	case strings.HasSuffix(text, "%"):
		p, err := strconv.Atoi(strings.TrimSuffix(text, "%"))
		return quorum{percent: p}, err == nil && p >= 1 && p <= 100
	}
	k, err := strconv.Atoi(text)
	return quorum{count: k}, err == nil && k >= 1 && k <= 1000
}

// voting tells whether several people sign the state.
func (s *compiledState) voting() bool { return s.need.count != 1 }

// Voting tells whether several people sign the state, so that the host answers
// its TaskOpened with a Resolve.
func (s *State) Voting() bool {
	q, ok := s.Need.parse()
	return ok && q.count != 1
}

// byPeople tells whether the number of votes depends on who is eligible.
func (q quorum) byPeople() bool { return q.all || q.percent > 0 }

// votes is how many of n eligible people must agree; a percentage is rounded up.
func (q quorum) votes(n int) int {
	switch {
	case q.all:
		return n
	case q.percent > 0:
		return (q.percent*n + 99) / 100
	}
	return q.count
}

// eligible lists the resolved people who may sign here, without those kept out
// by four eyes. known is false before the host has told.
func (p *Program) eligible(i *Instance, a *Activation, s *compiledState) (people []string, known bool) {
	for _, name := range a.People {
		if !p.separated(i, s, name) {
			people = append(people, name)
		}
	}
	return people, a.People != nil
}

// used tells whether a person's name has been used for a vote, as self or
// represented.
func (a *Activation) used(name string) bool {
	for n := range a.Votes {
		if a.Votes[n].By == name || a.Votes[n].For == name {
			return true
		}
	}
	return false
}

// count answers §7 after a vote: the outcome that has won, or "".
func (p *Program) count(i *Instance, a *Activation, s *compiledState) string {
	people, known := p.eligible(i, a, s)
	if s.need.byPeople() && !known {
		return ""
	}
	for _, veto := range s.Veto {
		if a.votesFor(veto) > 0 {
			return veto
		}
	}
	needed := s.need.votes(len(people))
	left := 0
	for _, name := range people {
		if !a.used(name) {
			left++
		}
	}
	reachable := !known
	for n := range s.outcomes {
		votes := a.votesFor(s.outcomes[n].Name)
		if votes >= needed && needed > 0 {
			return s.outcomes[n].Name
		}
		reachable = reachable || votes+left >= needed
	}
	if !reachable {
		return s.Otherwise
	}
	return ""
}

func (a *Activation) votesFor(outcome string) int {
	count := 0
	for n := range a.Votes {
		if a.Votes[n].Outcome == outcome {
			count++
		}
	}
	return count
}

// decided records which outcome the votes have; the form data of the winning
// votes merge in the order of sign-off.
func (r *run) decided(activation int, s *compiledState, outcome string) {
	var data map[string]any
	a := r.s.Activation(activation)
	for n := range a.Votes {
		if a.Votes[n].Outcome != outcome {
			continue
		}
		for name, value := range a.Votes[n].Data {
			if data == nil {
				data = map[string]any{}
			}
			data[name] = value
		}
	}
	r.emit(Event{Kind: Decided, Activation: activation, State: s.ID, Outcome: outcome, Data: data})
}

// counted goes on after a vote: nothing yet, or the way of the outcome that won.
func (r *run) counted(activation int, s *compiledState) error {
	outcome := r.p.count(&r.s, r.s.Activation(activation), s)
	if outcome == "" {
		return nil
	}
	r.decided(activation, s, outcome)
	return r.finishByPerson(activation, s, outcome, nil)
}

// Needed tells of an activation that several people sign how many votes the
// outcome that is ahead has, and how many win. known is false where one person
// signs, and while the number depends on people nobody has named yet.
func (p *Program) Needed(i *Instance, activation int) (have, need int, known bool) {
	a := i.Activation(activation)
	if a == nil {
		return 0, 0, false
	}
	s := p.state(a.State)
	people, told := p.eligible(i, a, s)
	if !s.voting() || s.need.byPeople() && !told {
		return 0, 0, false
	}
	for n := range s.outcomes {
		have = max(have, a.votesFor(s.outcomes[n].Name))
	}
	return have, s.need.votes(len(people)), true
}
