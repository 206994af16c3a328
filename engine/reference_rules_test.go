package engine_test

import (
	"slices"

	"statecraft/engine"
	"statecraft/engine/expr"
)

// refBudget is how many rules one command may use.
const refBudget = 10_000

// refRun is one command at work on a copy of the instance.
type refRun struct {
	w      *engine.Workflow
	x      refExpressions
	i      *refInstance
	c      engine.Command
	events []engine.Event

	pieces int    // conditions and joins asked, values set
	rules  [6]int // how often each rule was applied
	met    map[situation]bool
}

// meet notes that something worth counting has happened.
func (r *refRun) meet(s situation) { r.met[s] = true }

// emit records an event and folds it in.
func (r *refRun) emit(e engine.Event) {
	e.At = r.c.At
	r.events = append(r.events, e)
	r.i.apply(e)
}

// run applies the rules until none fits.
func (r *refRun) run() {
	for used := 0; r.i.status == engine.StatusRunning; used++ {
		rule, state := r.fitting()
		if rule == 0 {
			r.settle()
			return
		}
		if used == refBudget || r.pieces+len(r.events) >= 100_000 || len(r.i.activations)+len(r.i.tokens) > 10_000 {
			r.raise(nil, engine.Incident{Code: engine.IncidentBudget})
			return
		}
		r.rules[rule]++
		switch rule {
		case 1:
			r.start(state, false)
		case 2:
			r.finish(r.oldest(state, func(a engine.Activation) bool { return a.Ready }))
		case 3:
			r.finish(r.oldest(state, refWaiting))
		case 4, 5:
			r.start(state, rule == 5)
		}
	}
}

// fitting gives the first rule that fits and the lowest state it fits; 0 when
// none does.
func (r *refRun) fitting() (rule int, state *engine.State) {
	fits := []func(*engine.State) bool{
		1: r.canStart,
		2: func(s *engine.State) bool {
			return r.oldest(s, func(a engine.Activation) bool { return a.Ready }) != nil
		},
		3: r.goesOn,
		4: r.enabled,
		5: r.forced,
	}
	for rule = 1; rule <= 5; rule++ {
		for n := range r.w.States {
			if s := &r.w.States[n]; fits[rule](s) {
				return rule, s
			}
		}
	}
	return 0, nil
}

// canStart is rule 1: a xor, and or first join has the tokens it needs.
func (r *refRun) canStart(s *engine.State) bool {
	in := refIn(r.w, s.ID)
	marked, empty := r.marked(in)
	switch refJoin(s) {
	case engine.JoinAnd:
		return len(in) > 0 && len(empty) == 0
	case engine.JoinOr:
		return false
	default:
		return len(marked) > 0
	}
}

// marked parts transitions into those with a token and those without.
func (r *refRun) marked(in []*engine.Transition) (marked, empty []string) {
	for _, t := range in {
		if r.i.tokens[t.ID] > 0 {
			marked = append(marked, t.ID)
		} else {
			empty = append(empty, t.ID)
		}
	}
	return marked, empty
}

// goesOn is rule 3: a wait state has an open activation and its condition is
// true. One that cannot be evaluated yet is not.
func (r *refRun) goesOn(s *engine.State) bool {
	if refKind(s) != engine.KindWait || s.When == "" || r.oldest(s, refWaiting) == nil {
		return false
	}
	holds, ok := r.holds(s.When, "")
	return ok && holds
}

func refWaiting(a engine.Activation) bool { return !a.Ready && a.Incident == nil }

// enabled is rule 4 (BPMN 2.0): nothing outside can reach an empty transition
// that could not as well reach a marked one.
func (r *refRun) enabled(s *engine.State) bool {
	if refJoin(s) != engine.JoinOr {
		return false
	}
	marked, empty := r.marked(refIn(r.w, s.ID))
	if len(marked) == 0 {
		return false
	}
	r.pieces++
	outside := map[string]bool{} // where tokens and activations outside the marked ones stand
	for id := range r.i.tokens {
		if !slices.Contains(marked, id) {
			outside[r.w.Transition(id).To] = true
		}
	}
	for _, a := range r.i.activations {
		outside[a.State] = true
	}
	for p := range outside {
		reach := refReach(r.w, s.ID, p)
		if !refMeet(reach, empty) {
			continue
		}
		if !refMeet(reach, marked) {
			r.meet(orWaits)
			return false
		}
		r.meet(orDoesNotWait)
	}
	return true
}

// forced is rule 5: nothing at work can bring more.
func (r *refRun) forced(s *engine.State) bool {
	if refJoin(s) != engine.JoinOr {
		return false
	}
	marked, empty := r.marked(refIn(r.w, s.ID))
	if len(marked) == 0 {
		return false
	}
	r.pieces++
	for _, a := range r.i.activations {
		if refMeet(refReach(r.w, s.ID, a.State), empty) {
			return false
		}
	}
	return true
}

func refMeet(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// start takes the tokens of a join and activates its state.
func (r *refRun) start(s *engine.State, forced bool) {
	in := refIn(r.w, s.ID)
	tokens, _ := r.marked(in)
	if join := refJoin(s); join == engine.JoinXor || join == engine.JoinFirst {
		refLowestFirst(in)
		lowest, _ := r.marked(in)
		tokens = lowest[:1]
	}
	r.enter(s, tokens, forced)
}

// enter activates a state and begins its work.
func (r *refRun) enter(s *engine.State, tokens []string, forced bool) {
	id := r.i.last + 1
	r.emit(engine.Event{
		Kind: engine.StateEntered, Activation: id, State: s.ID, Tokens: tokens, Forced: forced,
		Ready: refKind(s) == engine.KindRoute,
	})
	if r.oldest(s, func(a engine.Activation) bool { return a.ID != id }) != nil {
		r.meet(activeAgain)
	}
	if refJoin(s) == engine.JoinFirst && len(tokens) > 0 {
		region := refRegion(r.w, s.ID)
		before := len(r.events)
		r.cancel(
			func(a engine.Activation) bool { return slices.Contains(region, a.State) },
			func(t *engine.Transition) bool { return t.To == s.ID || slices.Contains(region, t.To) },
		)
		if len(r.events) > before {
			r.meet(regionCancelled)
			if refDominator(r.w, s.ID) == refTop {
				r.meet(regionOfStart)
			}
		}
	}
	r.work(id, s)
}

// work begins what an activation has to do.
func (r *refRun) work(id int, s *engine.State) {
	if s.SkipWhen != "" {
		skip, ok := r.holds(s.SkipWhen, "")
		if !ok {
			r.raise(r.i.activation(id), engine.Incident{Code: engine.IncidentExpression})
			return
		}
		if skip {
			r.emit(engine.Event{Kind: engine.Skipped, Activation: id, State: s.ID, Outcome: r.skipOutcome(s)})
			return
		}
	}
	switch refKind(s) {
	case engine.KindHuman:
		r.emit(engine.Event{Kind: engine.TaskOpened, Activation: id, State: s.ID})
	case engine.KindAction:
		r.set(id, s)
	}
}

func (r *refRun) skipOutcome(s *engine.State) string {
	if refKind(s) != engine.KindHuman {
		return ""
	}
	if s.SkipOutcome != "" {
		r.meet(skipOutcome)
		return s.SkipOutcome
	}
	return refButtons(r.w, refSplit(s), refOut(r.w, s.ID))[0]
}

// set evaluates the expressions one after the other; each reads what those
// before stored.
func (r *refRun) set(id int, s *engine.State) {
	r.pieces += len(s.Action.Set)
	data, stored := map[string]any{}, r.i.copy()
	for _, assignment := range s.Action.Set {
		value, ok := r.value(assignment.Value, "", stored.data, expr.Any)
		if !ok {
			r.raise(r.i.activation(id), engine.Incident{Code: engine.IncidentExpression})
			return
		}
		data[assignment.Name] = value
		stored.merge(map[string]any{assignment.Name: value})
	}
	r.emit(engine.Event{Kind: engine.DataSet, Activation: id, State: s.ID, Data: data, Ready: true})
}

// oldest gives the oldest activation of a state that is as wanted.
func (r *refRun) oldest(s *engine.State, wanted func(engine.Activation) bool) *engine.Activation {
	for n := range r.i.activations {
		if a := &r.i.activations[n]; a.State == s.ID && wanted(*a) {
			return a
		}
	}
	return nil
}
