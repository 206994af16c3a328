package engine

import "fmt"

// states indexes the states and checks each on its own.
func (c *compiler) states() {
	c.p.states = make([]compiledState, len(c.w.States))
	initial := 0
	for n := range c.w.States {
		if id := c.w.States[n].ID; id != "" && id != FromAnywhere && !c.isState(id) {
			c.p.stateIndex[id] = n
		}
	}
	for n := range c.w.States {
		s := &c.w.States[n]
		c.p.states[n] = compiledState{State: s, index: n, join: s.Join, split: s.Split, final: s.Final}
		switch first, usable := c.p.stateIndex[s.ID]; {
		case !usable:
			c.stateProblem(s, ProblemMissingID, "id", "State number %d (%s) has no usable id: give it one.", n+1, s.Title())
		case first != n:
			c.stateProblem(s, ProblemDuplicateID, "id", "Two states have the id %s: rename one.", s.ID)
		}
		if s.Initial {
			initial++
		}
		c.state(&c.p.states[n])
	}
	if initial == 0 && len(c.w.States) > 0 {
		c.workflowProblem(ProblemNoInitial, "initial", "No state is marked as a start: say where instances begin.")
	}
}

func (c *compiler) isState(id string) bool {
	_, ok := c.p.stateIndex[id]
	return ok
}

// state checks the settings of one state and puts defaults in.
func (c *compiler) state(s *compiledState) {
	if s.join == "" {
		s.join = JoinXor
	}
	if s.split == "" {
		s.split = SplitXor
	}
	c.words(s.State)
	switch s.kind() {
	case KindHuman:
		if len(s.Actors) == 0 {
			c.stateProblem(s.State, ProblemNoActors, "actors", "Nobody may act in %s: say who.", s.Title())
		}
		if s.Action != nil {
			c.stateProblem(s.State, ProblemMisplaced, "action", "%s is for a person, so its action never runs: remove it or make the state automatic.", s.Title())
		}
	case KindAction:
		c.action(s.State)
		fallthrough
	case KindRoute, KindWait:
		if s.Form != nil {
			c.stateProblem(s.State, ProblemMisplaced, "form", "Nobody fills in a form in %s: remove it or make the state one for a person.", s.Title())
		}
		if s.kind() != KindAction && s.Action != nil {
			c.stateProblem(s.State, ProblemMisplaced, "action", "The action of %s never runs: remove it or make the state automatic.", s.Title())
		}
	}
	c.actors(s.Actors, "actors", s.Title, s.State, nil)
	s.form = c.form(s.Form, s.State)
	c.notExecutedState(s.State)
}

func (s *compiledState) kind() Kind {
	if s.Kind == "" {
		return KindHuman
	}
	return s.Kind
}

// words refuses values outside the closed lists of the model.
func (c *compiler) words(s *State) {
	bad := func(field, value, list string) {
		c.stateProblem(s, ProblemUnknownValue, field, "%s of %s is %q; it can be %s.", field, s.Title(), value, list)
	}
	switch s.Kind {
	case "", KindHuman, KindAction, KindWait, KindRoute, KindSubflow:
	default:
		bad("kind", string(s.Kind), "human, action, wait, route or subflow")
	}
	switch s.Final {
	case FinalNone, FinalDone, FinalTerminate:
	default:
		bad("final", string(s.Final), "done or terminate")
	}
	switch s.Join {
	case "", JoinXor, JoinAnd, JoinOr, JoinFirst:
	default:
		bad("join", string(s.Join), "xor, and, or or first")
	}
	switch s.Split {
	case "", SplitXor, SplitAnd, SplitOr:
	default:
		bad("split", string(s.Split), "xor, and or or")
	}
}

func (c *compiler) action(s *State) {
	switch {
	case s.Action == nil:
		c.stateProblem(s, ProblemNoAction, "action", "%s is automatic but does nothing yet: say what to set.", s.Title())
	case s.Action.Type == ActionSet && len(s.Action.Set) == 0:
		c.stateProblem(s, ProblemNoAction, "action", "%s sets nothing yet: add a name and a value.", s.Title())
	}
}

// transitions indexes the transitions and checks their ends.
func (c *compiler) transitions() {
	c.p.transitions = make([]compiledTransition, len(c.w.Transitions))
	for n := range c.w.Transitions {
		t := &c.w.Transitions[n]
		ct := compiledTransition{Transition: t, from: -1, to: -1}
		switch _, twice := c.p.transIndex[t.ID]; {
		case t.ID == "":
			c.transitionProblem(t, ProblemMissingID, "id", "The transition from %s to %s has no id: give it one.", t.From, t.To)
		case twice:
			c.transitionProblem(t, ProblemDuplicateID, "id", "Two transitions have the id %s: change one.", t.ID)
		default:
			c.p.transIndex[t.ID] = n
		}
		if from, ok := c.p.stateIndex[t.From]; ok {
			ct.from = from
		} else if t.From != FromAnywhere {
			c.transitionProblem(t, ProblemUnknownState, "from", "A transition begins at %q, which is not a state of this workflow.", t.From)
		}
		if to, ok := c.p.stateIndex[t.To]; ok {
			ct.to = to
		} else {
			c.transitionProblem(t, ProblemUnknownState, "to", "A transition leads to %q, which is not a state of this workflow.", t.To)
		}
		if t.Notes != "" && t.Notes != NotesRequired {
			c.transitionProblem(t, ProblemUnknownValue, "notes", "Notes is %q; it can be required or empty.", t.Notes)
		}
		c.p.transitions[n] = ct
		c.actors(t.Actors, "actors", func() string { return c.describe(t) }, nil, t)
		c.notExecutedTransition(t)
	}
}

// describe names a transition for people.
func (c *compiler) describe(t *Transition) string {
	from, to := t.From, t.To
	if n, ok := c.p.stateIndex[from]; ok {
		from = c.w.States[n].Title()
	}
	if n, ok := c.p.stateIndex[to]; ok {
		to = c.w.States[n].Title()
	}
	return from + " → " + to
}

// connect lists the transitions of each state and derives its ends (§5).
func (c *compiler) connect() {
	for n := range c.p.transitions {
		t := &c.p.transitions[n]
		if t.to < 0 {
			continue
		}
		to := &c.p.states[t.to]
		t.place = len(to.incoming)
		to.incoming = append(to.incoming, n)
		to.arriving = append(to.arriving, t.ID)
		from := &c.p.anywhere
		if t.From != FromAnywhere {
			if t.from < 0 {
				continue
			}
			from = &c.p.states[t.from]
		}
		from.leading = append(from.leading, n)
		if t.IsDone() {
			from.outgoing = append(from.outgoing, n)
		}
	}
	for n := range c.p.states {
		s := &c.p.states[n]
		c.order(s.outgoing)
		if s.final != FinalNone && len(s.outgoing) > 0 {
			c.stateProblem(s.State, ProblemFinalWithDone, "final", "%s is an end, yet a transition leads on from it: remove the transition or the end.", s.Title())
		}
		if s.final == FinalNone && len(s.outgoing) == 0 && !(s.kind() == KindWait && len(s.leading) > 0) {
			s.final = FinalDone
		}
	}
}

// reachable warns of states no start leads to.
func (c *compiler) reachable() {
	seen := make([]bool, len(c.p.states))
	var queue []int
	visit := func(n int) {
		if n >= 0 && !seen[n] {
			seen[n] = true
			queue = append(queue, n)
		}
	}
	next := make([][]int, len(c.p.states))
	for n := range c.p.transitions {
		t := &c.p.transitions[n]
		if t.from >= 0 {
			next[t.from] = append(next[t.from], t.to)
		} else if t.From == FromAnywhere {
			visit(t.to)
		}
	}
	initial := false
	for n := range c.p.states {
		if c.p.states[n].Initial {
			initial = true
			visit(n)
		}
	}
	if !initial {
		return
	}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		for _, to := range next[n] {
			visit(to)
		}
	}
	for n := range c.p.states {
		if !seen[n] && c.p.states[n].ID != "" { // without an id it is reported already
			c.report(Problem{Code: ProblemUnreachable, Severity: SeverityWarning, State: c.p.states[n].ID,
				Message: fmt.Sprintf("Nothing leads to %s: draw a transition to it or mark it as a start.", c.p.states[n].Title())})
		}
	}
}
