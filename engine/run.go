package engine

import (
	"fmt"
	"strings"
)

// Budget is how many rules one command may use before it raises an incident
// instead of running on (§2).
const Budget = 10_000

// run is one command being decided: a copy of the instance that emitted events
// are applied to at once, so that each rule sees what the one before did.
type run struct {
	p      *Program
	s      *Instance
	cmd    *Command
	events []Event
}

// emit records an event and applies it to the copy.
func (r *run) emit(e Event) {
	e.At = r.cmd.At
	r.events = append(r.events, e)
	r.s.Apply(e)
}

// settle applies the firing rules of §2 until none fits.
func (r *run) settle() {
	for used := 0; r.s.Status == StatusRunning; used++ {
		if used >= Budget {
			r.emit(Event{Kind: IncidentRaised, Incident: &Incident{
				Code:    IncidentBudget,
				Message: fmt.Sprintf("One step led to more than %d further ones: the workflow runs in a circle without anybody being asked.", Budget),
			}})
			return
		}
		if !r.rule() {
			r.rest()
			return
		}
	}
}

// rule applies the first rule that fits, to the lowest state it fits, and tells
// whether there was one. (Rule 3, condition waits, is not executed yet.)
func (r *run) rule() bool {
	if s := r.lowest(func(s *compiledState) bool { return s.join != JoinOr && r.canStart(s) }); s != nil {
		r.start(s, false)
		return true
	}
	if a := r.ready(); a != nil {
		r.finish(a.ID, "")
		return true
	}
	if s := r.lowest(func(s *compiledState) bool { return s.join == JoinOr && r.enabled(s) }); s != nil {
		r.start(s, false)
		return true
	}
	if s := r.lowest(func(s *compiledState) bool { return s.join == JoinOr && r.forced(s) }); s != nil {
		r.start(s, true)
		return true
	}
	return false
}

// lowest finds the first declared state that fits, among those a token waits
// for: no other state can start.
func (r *run) lowest(fits func(*compiledState) bool) *compiledState {
	var best *compiledState
	for n := range r.s.Tokens {
		s := &r.p.states[r.p.transition(r.s.Tokens[n].Transition).to]
		if (best == nil || s.index < best.index) && fits(s) {
			best = s
		}
	}
	return best
}

// ready finds the oldest ready activation of the first declared state.
func (r *run) ready() *Activation {
	var best *Activation
	lowest := 0
	for n := range r.s.Activations {
		a := &r.s.Activations[n]
		if !a.Ready {
			continue
		}
		if index := r.p.state(a.State).index; best == nil || index < lowest {
			best, lowest = a, index
		}
	}
	return best
}

// start begins an activation (§2) and does the work that needs nobody.
func (r *run) start(s *compiledState, forced bool) {
	r.enter(s, r.taken(s), forced)
}

// enter is start without asking the join, for initial states.
func (r *run) enter(s *compiledState, tokens []string, forced bool) {
	id := r.s.LastActivation + 1
	r.emit(Event{Kind: StateEntered, Activation: id, State: s.ID, Tokens: tokens, Forced: forced, Ready: s.kind() == KindRoute})
	switch s.kind() {
	case KindHuman:
		r.emit(Event{Kind: TaskOpened, Activation: id, State: s.ID})
	case KindAction:
		r.assign(s, id)
	}
}

// assign evaluates a set action; each expression sees what those before stored.
func (r *run) assign(s *compiledState, activation int) {
	stored := make(map[string]any, len(s.set))
	values := r.values("")
	for _, a := range s.set {
		value, err := a.value.Run(values)
		if err != nil {
			r.incident(activation, s, IncidentExpression, fmt.Sprintf("%s could not set %s: %s.", s.Title(), a.name, err))
			return
		}
		stored[a.name], values[a.name] = value, value
	}
	r.emit(Event{Kind: DataSet, Activation: activation, State: s.ID, Data: stored, Ready: true})
}

func (r *run) incident(activation int, s *compiledState, code IncidentCode, message string) {
	r.emit(Event{Kind: IncidentRaised, Activation: activation, State: s.ID, Incident: &Incident{Code: code, Message: message}})
}

// finish leaves a state whose work is done (§2).
func (r *run) finish(activation int, outcome string) {
	s := r.p.state(r.s.Activation(activation).State)
	taken, err := r.split(s, outcome)
	switch {
	case err != nil:
		r.incident(activation, s, IncidentExpression, fmt.Sprintf("%s cannot go on: %s.", s.Title(), err))
	case len(taken) == 0 && s.final == FinalNone:
		r.incident(activation, s, IncidentNoMatch, fmt.Sprintf("%s cannot go on: no transition fits and none is marked \"otherwise\".", s.Title()))
	default:
		r.leave(activation, s, outcome, taken)
	}
}

// leave closes the activation and puts the tokens, all before anything else.
func (r *run) leave(activation int, s *compiledState, outcome string, taken []int) {
	r.emit(Event{Kind: StateLeft, Activation: activation, State: s.ID, Outcome: outcome})
	if s.final != FinalNone {
		r.emit(Event{Kind: EndReached, Activation: activation, State: s.ID})
	}
	if s.final == FinalTerminate {
		r.cancelAll()
		r.emit(Event{Kind: Completed, State: s.ID})
		return
	}
	for _, n := range taken {
		r.emit(Event{Kind: TransitionTaken, Activation: activation, State: s.ID, Transition: r.p.transitions[n].ID})
	}
}

// cancelAll stops all open work and removes every token.
func (r *run) cancelAll() {
	for len(r.s.Activations) > 0 {
		a := r.s.Activations[0]
		r.emit(Event{Kind: ActivationCancelled, Activation: a.ID, State: a.State})
	}
	for len(r.s.Tokens) > 0 {
		r.emit(Event{Kind: TokenCancelled, Transition: r.s.Tokens[0].Transition})
	}
}

// rest is what happens when no rule fits: the end, a dead end, or waiting.
func (r *run) rest() {
	if len(r.s.Activations) > 0 {
		return
	}
	if len(r.s.Tokens) == 0 {
		r.emit(Event{Kind: Completed})
		return
	}
	var joins, titles []string
	for n := range r.p.states {
		s := &r.p.states[n]
		for _, id := range s.arriving {
			if r.s.Marked(id) > 0 {
				joins, titles = append(joins, s.ID), append(titles, s.Title())
				break
			}
		}
	}
	r.emit(Event{Kind: IncidentRaised, Incident: &Incident{
		Code:    IncidentStuck,
		Message: fmt.Sprintf("Nothing is at work any more, but %s still waits for another branch.", strings.Join(titles, ", ")),
		States:  joins,
	}})
}

func (p *Program) transition(id string) *compiledTransition {
	return &p.transitions[p.transIndex[id]]
}
