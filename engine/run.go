package engine

import (
	"fmt"
	"slices"
	"strings"
)

// Budget is how many rules one command may use before it raises an incident
// instead of running on (§2).
const Budget = 10_000

// Limits beside Budget, for rules that do much at once.
const (
	// MaxWork is how many pieces of work one command may do: events, conditions
	// asked, values stored, or joins asked.
	MaxWork = 100_000
	// MaxOpen is how many activations and marked transitions an instance may have
	// for a rule to be applied.
	MaxOpen = 10_000
)

// run is one command being decided: a copy of the instance that emitted events
// are applied to at once, so that each rule sees what the one before did.
type run struct {
	p      *Program
	s      Instance
	cmd    Command
	events []Event
	last   int // the transition taken last, see transition
	stands int // where work was begun last, see state
	pieces int // of work done, see MaxWork

	// Working memory of rules: what has been marked of and joins, the marked
	// transitions, the states of activations, and the states to ask.
	arrived map[int]int
	marked  []*compiledTransition
	active  []int
	asked   []int
}

// emit records an event and applies it to the copy.
func (r *run) emit(e Event) {
	*r.record(e.Kind) = e
	r.applied()
}

// record makes room for the next event in place, for the steps every sign-off
// takes: an event is large, and copying it costs more than deciding it. The
// caller fills it in and calls applied.
func (r *run) record(kind EventKind) *Event {
	r.pieces++
	n := len(r.events)
	if n < cap(r.events) {
		r.events = r.events[:n+1]
		r.events[n] = Event{}
	} else {
		r.events = append(r.events, Event{})
	}
	e := &r.events[n]
	e.Kind = kind
	return e
}

// applied applies the event recorded last.
func (r *run) applied() {
	e := &r.events[len(r.events)-1]
	e.At = r.cmd.At
	r.s.apply(e)
}

// settle applies the firing rules of §2 until none fits.
func (r *run) settle() {
	for used := 0; r.s.Status == StatusRunning; used++ {
		next := r.next()
		if next.state == nil {
			r.rest()
			return
		}
		if spent := r.spent(used); spent != "" {
			r.emit(Event{Kind: IncidentRaised, Incident: &Incident{Code: IncidentBudget, Message: spent}})
			return
		}
		if next.leaves != nil {
			r.finish(next.leaves.ID, next.leaves.Outcome)
		} else {
			r.enter(next.state, r.taken(next.state), next.forced)
		}
	}
}

// spent says what has been used up; "" is nothing.
func (r *run) spent(used int) string {
	switch {
	case used >= Budget:
		return fmt.Sprintf("One step led to more than %d further ones: the workflow runs in a circle without anybody being asked.", Budget)
	case r.pieces >= MaxWork:
		return fmt.Sprintf("One step led to more than %d events, conditions and values: make the workflow smaller, or try again to let it go on.", MaxWork)
	case len(r.s.Activations)+len(r.s.Tokens) > MaxOpen:
		return fmt.Sprintf("More than %d pieces of work are open at once: the workflow multiplies them.", MaxOpen)
	}
	return ""
}

// rule is the next rule to apply: a state to start, or an activation to finish.
type rule struct {
	state  *compiledState // nil where no rule fits
	leaves *Activation
	forced bool
}

// next finds the first rule that fits, at the lowest state it fits.
func (r *run) next() rule {
	if s := r.startable(); s != nil { // rule 1
		return rule{state: s}
	}
	a := r.ready() // rule 2
	if a == nil {
		a = r.fulfilled() // rule 3
	}
	if a != nil {
		return rule{state: r.state(a.State), leaves: a}
	}
	if len(r.s.Tokens) == 0 {
		return rule{}
	}
	if s := r.waitingOr(r.enabled); s != nil { // rule 4
		return rule{state: s}
	}
	return rule{state: r.waitingOr(r.forced), forced: true} // rule 5
}

// ready finds the oldest ready activation of the lowest state.
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

// fulfilled finds the oldest activation of the lowest wait state whose condition
// is true now. They are asked in declared order, each once, until one is true; a
// condition that cannot be evaluated yet is waited for.
func (r *run) fulfilled() *Activation {
	if !r.p.waits {
		return nil
	}
	r.asked = r.asked[:0]
	for n := range r.s.Activations {
		a := &r.s.Activations[n]
		if s := r.p.state(a.State); s.until != nil && a.Incident == nil {
			r.asked = append(r.asked, s.index)
		}
	}
	slices.Sort(r.asked)
	for _, n := range slices.Compact(r.asked) {
		s := &r.p.states[n]
		if now, err := s.until.holds(r, ""); err == nil && now {
			return r.oldestWaiting(s)
		}
	}
	return nil
}

func (r *run) oldestWaiting(s *compiledState) *Activation {
	for n := range r.s.Activations {
		if a := &r.s.Activations[n]; a.State == s.ID && a.Incident == nil {
			return a
		}
	}
	return nil
}

// enter begins an activation (§2). It asks no join: initial states and moves
// come here directly.
func (r *run) enter(s *compiledState, tokens []string, forced bool) {
	id := r.s.LastActivation + 1
	e := r.record(StateEntered)
	e.Activation, e.State, e.Tokens, e.Forced, e.Ready = id, s.ID, tokens, forced, s.kind() == KindRoute
	r.applied()
	r.stands = s.index
	if s.join == JoinFirst && tokens != nil {
		r.cancelRegion(s)
	}
	r.work(s, id)
}

// work begins what the activation is there for, or skips it.
func (r *run) work(s *compiledState, activation int) {
	if s.skip != nil {
		skip, err := s.skip.holds(r, "")
		if err != nil {
			r.incident(activation, s, Incident{Code: IncidentExpression, Message: fmt.Sprintf("%s could not decide whether to be skipped: %s.", s.Title(), err)})
			return
		}
		if skip {
			r.emit(Event{Kind: Skipped, Activation: activation, State: s.ID, Outcome: s.skipTo})
			return
		}
	}
	switch s.kind() {
	case KindHuman:
		e := r.record(TaskOpened)
		e.Activation, e.State = activation, s.ID
		r.applied()
	case KindAction:
		r.set(s, activation)
	}
}

// set evaluates a set action; each expression sees what those before stored.
func (r *run) set(s *compiledState, activation int) {
	r.pieces += len(s.set)
	stored := make(map[string]any, len(s.set))
	values := r.values("")
	for _, a := range s.set {
		value, err := a.value.Run(values)
		if err != nil {
			r.incident(activation, s, Incident{Code: IncidentExpression, Message: fmt.Sprintf("%s could not set %s: %s.", s.Title(), a.name, err)})
			return
		}
		stored[a.name], values[a.name] = value, value
	}
	r.emit(Event{Kind: DataSet, Activation: activation, State: s.ID, Data: stored, Ready: true})
}

func (r *run) incident(activation int, s *compiledState, incident Incident) {
	r.emit(Event{Kind: IncidentRaised, Activation: activation, State: s.ID, Incident: &incident})
}

// finish leaves a state whose work is done (§2).
func (r *run) finish(activation int, outcome string) {
	s := r.p.state(r.s.Activation(activation).State)
	taken, err := r.split(s, outcome, nil)
	switch {
	case err != nil:
		r.incident(activation, s, Incident{Code: IncidentExpression, Leaving: true, Message: fmt.Sprintf("%s cannot go on: %s.", s.Title(), err)})
	case len(taken) == 0 && s.final == FinalNone:
		r.incident(activation, s, Incident{Code: IncidentNoMatch, Leaving: true, Message: fmt.Sprintf("%s cannot go on: no transition fits and none is marked \"otherwise\".", s.Title())})
	default:
		r.leave(activation, s, outcome, taken)
	}
}

// leave closes the activation and puts the tokens, all before anything else.
func (r *run) leave(activation int, s *compiledState, outcome string, taken []int) {
	e := r.record(StateLeft)
	e.Activation, e.State, e.Outcome = activation, s.ID, outcome
	r.applied()
	if s.final != FinalNone {
		r.emit(Event{Kind: EndReached, Activation: activation, State: s.ID})
	}
	if s.final == FinalTerminate {
		r.cancelAll()
		r.emit(Event{Kind: Completed, State: s.ID})
		return
	}
	for _, n := range taken {
		e := r.record(TransitionTaken)
		e.Activation, e.State, e.Transition = activation, s.ID, r.p.transitions[n].ID
		r.last = n
		r.applied()
	}
}

// cancelAll stops all open work, oldest first, then removes every token, by
// declared transition.
func (r *run) cancelAll() {
	all := func(int) bool { return true }
	r.cancelWhere(all, all)
}

// cancelRegion stops what a first join ends (§4): work in its region, and tokens
// on the way into the region or to the join.
func (r *run) cancelRegion(j *compiledState) {
	region := r.p.regionOf(j)
	r.cancelWhere(region.has, func(to int) bool { return to == j.index || region.has(to) })
}

// cancelWhere cancels activations in, and tokens into, the states that match:
// activations oldest first, then tokens by declared transition.
func (r *run) cancelWhere(in, into func(state int) bool) {
	for n := 0; n < len(r.s.Activations); {
		a := r.s.Activations[n]
		if !in(r.p.state(a.State).index) {
			n++
			continue
		}
		r.emit(Event{Kind: ActivationCancelled, Activation: a.ID, State: a.State})
	}
	marked := r.asked[:0]
	for n := range r.s.Tokens {
		if t := r.p.transIndex[r.s.Tokens[n].Transition]; into(r.p.transitions[t].to) {
			marked = append(marked, t)
		}
	}
	slices.Sort(marked)
	for _, t := range marked {
		id := r.p.transitions[t].ID
		for left := r.s.Marked(id); left > 0; left-- {
			r.emit(Event{Kind: TokenCancelled, Transition: id})
		}
	}
}

// rest is what happens when no rule fits: the end, a dead end, or waiting.
func (r *run) rest() {
	stuck := len(r.s.Activations) == 0 && len(r.s.Tokens) > 0
	if !stuck {
		if r.s.Incident != nil {
			r.emit(Event{Kind: IncidentResolved})
		}
		if len(r.s.Activations) == 0 {
			r.emit(Event{Kind: Completed})
		}
		return
	}
	waiting := newStateSet(len(r.p.states))
	for n := range r.s.Tokens {
		waiting.add(r.transition(r.s.Tokens[n].Transition).to)
	}
	var joins, titles []string
	for n := range r.p.states {
		if waiting.has(n) {
			joins, titles = append(joins, r.p.states[n].ID), append(titles, r.p.states[n].Title())
		}
	}
	if was := r.s.Incident; was != nil && was.Code == IncidentStuck && slices.Equal(was.States, joins) {
		return
	}
	r.emit(Event{Kind: IncidentRaised, Incident: &Incident{
		Code:    IncidentStuck,
		Message: fmt.Sprintf("Nothing is at work any more, but another branch is still waited for at %s.", strings.Join(titles, ", ")),
		States:  joins,
	}})
}
