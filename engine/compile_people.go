package engine

// people checks how many sign, who is kept out, and skipping (§7).
func (c *compiler) people(s *compiledState) {
	need, ok := s.Need.parse()
	if !ok {
		c.stateProblem(s.State, ProblemUnknownValue, "need", "%s needs %q signatures; write a number, all, or a percentage such as 50%%.", s.Title(), s.Need)
		need = quorum{count: 1}
	}
	s.need = need
	if s.kind() != KindHuman {
		for _, field := range []struct {
			set  bool
			name string
		}{{s.Need != "", "need"}, {len(s.Veto) > 0, "veto"}, {s.Otherwise != "", "otherwise"}, {len(s.SeparateFrom) > 0, "separateFrom"}, {s.Assign != "", "assign"}, {s.SkipOutcome != "", "skipOutcome"}} {
			if field.set {
				c.stateProblem(s.State, ProblemMisplaced, field.name, "Nobody signs %s, so %s means nothing there: remove it.", s.Title(), field.name)
			}
		}
	} else {
		c.votes(s)
		c.skipping(s)
	}
	if s.kind() == KindRoute && s.SkipWhen != "" {
		c.stateProblem(s.State, ProblemMisplaced, "skipWhen", "%s only decides the way, so there is nothing to skip: put the condition on its transitions.", s.Title())
	}
	c.waiting(s)
}

// votes checks the settings of a state several people sign.
func (c *compiler) votes(s *compiledState) {
	known := func(outcome string) bool {
		for n := range s.outcomes {
			if s.outcomes[n].Name == outcome {
				return true
			}
		}
		return false
	}
	for _, v := range s.Veto {
		if !known(v) {
			c.stateProblem(s.State, ProblemOutcome, "veto", "%s has no outcome %q to veto with: choose one it has.", s.Title(), v)
		}
	}
	switch {
	case s.Otherwise != "" && !known(s.Otherwise):
		c.stateProblem(s.State, ProblemOutcome, "otherwise", "%s has no outcome %q to fall back to: choose one it has.", s.Title(), s.Otherwise)
	case s.voting() && s.Otherwise == "" && len(s.outcomes) > 1:
		c.stateProblem(s.State, ProblemOutcome, "otherwise", "Several people sign %s and may disagree: say which outcome counts when none has enough votes.", s.Title())
	case !s.voting() && (s.Otherwise != "" || len(s.Veto) > 0):
		c.stateProblem(s.State, ProblemMisplaced, "need", "One signature decides %s, so veto and otherwise mean nothing: say how many must sign, or remove them.", s.Title())
	}
	switch s.Assign {
	case "", AssignPool:
	case AssignRoundRobin, AssignLeastLoaded:
		if s.voting() {
			c.stateProblem(s.State, ProblemMisplaced, "assign", "Several people sign %s, so it cannot be handed to one: choose the pool.", s.Title())
		}
	default:
		c.stateProblem(s.State, ProblemUnknownValue, "assign", "assign of %s is %q; it can be pool, round-robin or least-loaded.", s.Title(), s.Assign)
	}
}

func (c *compiler) skipping(s *compiledState) {
	if s.SkipWhen == "" {
		if s.SkipOutcome != "" {
			c.stateProblem(s.State, ProblemMisplaced, "skipOutcome", "%s is never skipped, so it needs no outcome for that: say when, or remove it.", s.Title())
		}
		return
	}
	outcome, err := s.skipOutcome(s.SkipOutcome)
	if err != nil {
		c.stateProblem(s.State, ProblemOutcome, "skipOutcome", "%s can be skipped but has several outcomes: say which one it is left with.", s.Title())
	}
	s.skipTo = outcome
}

// waiting checks what a wait state waits for.
func (c *compiler) waiting(s *compiledState) {
	if s.kind() != KindWait {
		if s.When != "" {
			c.stateProblem(s.State, ProblemMisplaced, "when", "%s does not wait for a condition: put it on a transition or make the state a wait.", s.Title())
		}
		return
	}
	if s.When == "" && len(s.leading) == len(s.outgoing) {
		c.stateProblem(s.State, ProblemNoAction, "when", "%s waits for nothing, so it would wait for ever: say for what.", s.Title())
	}
}

// anywhere checks the transitions from the whole instance and derives their
// buttons (§6).
func (c *compiler) anywhere() {
	s := &c.p.anywhere
	s.State, s.split, s.index = &State{ID: FromAnywhere, Name: "The whole instance"}, SplitXor, -1
	c.order(s.outgoing)
	for _, n := range s.outgoing {
		t := &c.p.transitions[n]
		if len(t.Actors) == 0 {
			c.transitionProblem(t.Transition, ProblemNoActors, "actors", "Nobody may choose %s: say who.", c.describe(t.Transition))
		}
		if t.Default {
			c.transitionProblem(t.Transition, ProblemMisplaced, "default", "%s is chosen by a person, never because nothing else fits: remove \"otherwise\".", c.describe(t.Transition))
		}
		if c.p.states[t.to].join == JoinAnd {
			c.transitionProblem(t.Transition, ProblemMisplaced, "to", "%s waits for all its transitions, but %s stops everything that could come: lead it to another state.", c.p.states[t.to].Title(), c.describe(t.Transition))
		}
	}
	c.splits(s)
}

// separation makes four eyes symmetric (§7).
func (c *compiler) separation() {
	for n := range c.p.states {
		s := &c.p.states[n]
		for _, id := range s.SeparateFrom {
			if id == NameStarter {
				if _, both := c.p.stateIndex[id]; both {
					c.stateProblem(s.State, ProblemMisplaced, "separateFrom", "%s is kept apart from %q, which is a state here and the word for who started: give the state another id.", s.Title(), id)
				}
				s.notStarter = true
				continue
			}
			other, ok := c.p.stateIndex[id]
			if !ok || c.p.states[other].kind() != KindHuman {
				c.stateProblem(s.State, ProblemUnknownState, "separateFrom", "%s is kept apart from %q, which is no state that people sign.", s.Title(), id)
				continue
			}
			if other == n && s.voting() {
				c.stateProblem(s.State, ProblemMisplaced, "separateFrom", "%s is signed by several people and kept apart from itself, so every vote would shut the next ones out: remove one of the two.", s.Title())
			}
			if contains(s.separate, id) {
				continue
			}
			s.separate = append(s.separate, id)
			if other != n {
				c.p.states[other].separate = append(c.p.states[other].separate, s.ID)
			}
		}
	}
}
