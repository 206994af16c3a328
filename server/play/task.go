package play

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"statecraft/engine"
)

// Task is something to be signed, as whoever writes the next step needs it.
type Task struct {
	Place
	// People may sign it now, by the names steps can use.
	People []string `json:"people"`
	// Outcomes are what somebody may choose.
	Outcomes []string `json:"outcomes"`
	// Need is how many votes an outcome needs where several must sign, and Votes
	// those it has.
	Need  int     `json:"need,omitempty"`
	Votes []Tally `json:"votes,omitempty"`
	// Problem says why nobody may sign it.
	Problem string `json:"problem,omitempty"`
}

// Tally counts the votes for an outcome.
type Tally struct {
	Outcome string `json:"outcome"`
	Votes   int    `json:"votes"`
}

// tasks lists what waits for people, by declared order of the states, the oldest
// first within a state.
func (r *Run) tasks() []Task {
	var tasks []Task
	for _, id := range r.round() {
		a := r.instance.Activation(id)
		s := r.program.Workflow().State(a.State)
		t := Task{Place: Place{ID: s.ID, Name: s.Title()}, People: r.signable(a), Outcomes: []string{}}
		able := r.able(a)
		for _, o := range r.program.Outcomes(s.ID) {
			if len(r.signers(r.instance, a, able, o)) > 0 {
				t.Outcomes = append(t.Outcomes, o.Name)
			}
		}
		if len(t.Outcomes) == 0 {
			t.Problem, _ = r.why(a, s)
		}
		if s.Voting() {
			t.Need, t.Votes = r.needed(a, s), votes(a)
		}
		tasks = append(tasks, t)
	}
	return tasks
}

// signable names who may sign: people of the steps, and those who would if a
// step named nobody.
func (r *Run) signable(a *engine.Activation) []string {
	people := []string{}
	for _, name := range r.cast.named {
		if r.may(a, r.cast.person(name)) {
			people = append(people, name)
		}
	}
	return merged(people, names(r.able(a)))
}

// needed is how many votes an outcome needs as people stand now.
func (r *Run) needed(a *engine.Activation, s *engine.State) int {
	if count, err := strconv.Atoi(string(s.Need)); err == nil {
		return count
	}
	people := 0
	for _, name := range a.People {
		if engine.CodeOf(engine.CanDecide(r.program, r.instance, a.ID, r.cast.person(name))) != engine.CodeSeparated {
			people++
		}
	}
	percent, err := strconv.Atoi(strings.TrimSuffix(string(s.Need), "%"))
	if err != nil {
		return people // all
	}
	return (percent*people + 99) / 100
}

// votes counts them by outcome, in the order in which the outcomes came up.
func votes(a *engine.Activation) []Tally {
	var list []Tally
	for _, v := range a.Votes {
		n := slices.IndexFunc(list, func(t Tally) bool { return t.Outcome == v.Outcome })
		if n < 0 {
			n = len(list)
			list = append(list, Tally{Outcome: v.Outcome})
		}
		list[n].Votes++
	}
	return list
}

// Sentence tells the task in plain words: what it has, who may sign and what
// they can choose.
func (t Task) Sentence() string {
	name := t.Name
	if t.ID != t.Name {
		name = fmt.Sprintf("%s (%s)", t.Name, t.ID)
	}
	var tally []string
	for _, v := range t.Votes {
		tally = append(tally, fmt.Sprintf("%s %d of %d", v.Outcome, v.Votes, t.Need))
	}
	may := "may still sign"
	if len(tally) == 0 {
		may = "may sign"
		if t.Need > 0 {
			tally = append(tally, fmt.Sprintf("0 of %d", t.Need))
		}
	}
	if len(tally) > 0 {
		name += ": " + strings.Join(tally, ", ") + "; "
	} else {
		name += ": "
	}
	if t.Problem != "" {
		return name + "nobody can act, " + t.Problem
	}
	return fmt.Sprintf("%s%s %s (%s)", name, list(t.People), may, strings.Join(t.Outcomes, ", "))
}
