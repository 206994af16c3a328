package engine

// splits checks how a state is left (§5) and derives its outcomes.
func (c *compiler) splits(s *compiledState) {
	for _, n := range s.outgoing {
		t := &c.p.transitions[n]
		if s.split == SplitAnd && (t.When != "" || t.Default) {
			field := "when"
			if t.Default {
				field = "default"
			}
			c.transitionProblem(t.Transition, ProblemConditionOnAnd, field, "%s takes all its transitions, so %s can have no condition: choose \"all that apply\" instead.", s.Title(), c.describe(t.Transition))
		}
		if t.Default && t.When != "" {
			c.transitionProblem(t.Transition, ProblemMisplaced, "when", "%s is taken when nothing else fits, so its condition is never asked: remove one of the two.", c.describe(t.Transition))
		}
		if t.Outcome != "" && s.kind() != KindHuman {
			c.transitionProblem(t.Transition, ProblemOutcome, "outcome", "Nobody chooses an outcome in %s: use a condition instead.", s.Title())
		}
		if len(t.Actors) > 0 && s.kind() != KindHuman {
			c.transitionProblem(t.Transition, ProblemMisplaced, "actors", "Nobody chooses in %s, so nobody can be named: remove the actors.", s.Title())
		}
		if t.Notes != "" && s.kind() != KindHuman {
			c.transitionProblem(t.Transition, ProblemMisplaced, "notes", "Nobody writes a note in %s: remove the rule.", s.Title())
		}
	}
	if s.kind() == KindHuman {
		c.outcomes(s)
	}
	c.alternatives(s)
}

// outcomes derives the buttons of a human state.
func (c *compiler) outcomes(s *compiledState) {
	explicit := false
	for _, n := range s.outgoing {
		explicit = explicit || c.p.transitions[n].Outcome != ""
	}
	if len(s.outgoing) == 0 && s.ID == FromAnywhere {
		return // nothing can be chosen for the whole instance
	}
	if s.split != SplitXor && !explicit {
		c.outcome(s, DoneOutcome, s.outgoing)
		return
	}
	byName := map[string][]int{}
	var names []string
	for _, n := range s.outgoing {
		t := &c.p.transitions[n]
		t.outcome = t.Outcome
		if s.split == SplitXor && t.outcome == "" && !t.Default {
			if t.outcome = t.Label; t.outcome == "" {
				t.outcome = c.p.states[t.to].Title()
			}
		}
		if t.outcome == "" {
			continue
		}
		if _, known := byName[t.outcome]; !known {
			names = append(names, t.outcome)
		}
		byName[t.outcome] = append(byName[t.outcome], n)
	}
	for _, name := range names {
		c.outcome(s, name, byName[name])
	}
	if len(s.outcomes) == 0 {
		c.outcome(s, DoneOutcome, s.outgoing)
	}
}

// outcome adds a button to a state.
func (c *compiler) outcome(s *compiledState, name string, transitions []int) {
	o := Outcome{Name: name, Transitions: []string{}}
	for _, n := range transitions {
		t := &c.p.transitions[n]
		o.Transitions = append(o.Transitions, t.ID)
		o.NotesRequired = o.NotesRequired || t.Notes == NotesRequired
	}
	s.outcomes, s.ways = append(s.outcomes, o), append(s.ways, transitions)
}

// alternatives finds transitions of an xor split that can never be chosen
// because one before them always matches, and doubled fallbacks.
func (c *compiler) alternatives(s *compiledState) {
	if s.split == SplitAnd {
		return
	}
	always := map[string]*compiledTransition{}
	fallback := map[string]*compiledTransition{}
	for _, n := range s.outgoing {
		t := &c.p.transitions[n]
		if t.Default {
			if fallback[t.outcome] != nil {
				c.transitionProblem(t.Transition, ProblemTwoDefaults, "default", "%s has two transitions for \"nothing else fits\": keep one.", s.Title())
			}
			fallback[t.outcome] = t
			continue
		}
		if s.split != SplitXor || len(t.Actors) > 0 {
			continue
		}
		if hides := always[t.outcome]; hides != nil {
			c.transitionProblem(t.Transition, ProblemAlwaysFirst, "when", "%s is never taken, because %s comes first and has no condition: give that one a condition or another place.", c.describe(t.Transition), c.describe(hides.Transition))
		} else if t.When == "" {
			always[t.outcome] = t
		}
	}
	for _, n := range s.outgoing {
		t := &c.p.transitions[n]
		if hides := always[t.outcome]; t.Default && s.kind() != KindHuman && hides != nil {
			c.transitionProblem(t.Transition, ProblemAlwaysFirst, "default", "%s is never taken, because %s has no condition: give that one a condition.", c.describe(t.Transition), c.describe(hides.Transition))
		}
	}
}
