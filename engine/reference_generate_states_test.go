package engine_test

import (
	"slices"

	"statecraft/engine"
)

// edges draws transitions: a way to every state, then some more at random, loops
// included.
func (b *workflowGen) edges() {
	count := len(b.w.States)
	for n := 1; n < count; n++ {
		// Now and then only "*" leads there.
		if !b.w.States[n].Initial && b.chance(97) || b.chance(30) {
			b.edge(b.below(n), n)
		}
	}
	for range b.below(count + 4) {
		b.edge(b.below(count), b.below(count))
	}
}

// edge adds a transition between two states by their numbers.
func (b *workflowGen) edge(from, to int) {
	f, t := b.w.States[from].ID, b.w.States[to].ID
	id := engine.TransitionID(f, t, func(id string) bool { return b.w.Transition(id) != nil })
	transition := engine.Transition{ID: id, From: f, To: t}
	if b.chance(10) {
		transition.Order = pick(b.gen, 1, 2, -1)
	}
	b.w.Transitions = append(b.w.Transitions, transition)
}

// cool puts somebody into every circle of pure work, all but now and then: such
// a circle may use up the whole budget of every command, which is slow.
func (b *workflowGen) cool() {
	if b.chance(1) && b.chance(20) {
		return
	}
	for n := range b.w.States {
		s := &b.w.States[n]
		var people []string
		for _, other := range b.w.States {
			if other.Kind == engine.KindHuman {
				people = append(people, other.ID)
			}
		}
		if s.Kind != engine.KindHuman && refPath(b.w, s.ID, s.ID, people...) {
			s.Kind = engine.KindHuman
		}
	}
}

// ends marks states that nothing leads on from.
func (b *workflowGen) ends() {
	for n := range b.w.States {
		if s := &b.w.States[n]; len(refOut(b.w, s.ID)) == 0 {
			s.Final = pick(b.gen, engine.FinalNone, engine.FinalDone, engine.FinalTerminate)
		}
	}
}

// state draws the rest of a state once its transitions are known.
func (b *workflowGen) state(s *engine.State) {
	switch s.Kind {
	case engine.KindHuman:
		b.human(s)
	case engine.KindWait:
		s.When = b.condition()
		b.machine(s)
	default:
		b.machine(s)
	}
	// Skipped work in a circle is pure work in a circle, so it is rare.
	if s.Kind != engine.KindRoute && b.chance(10) && (!refPath(b.w, s.ID, s.ID) || b.chance(4)) {
		s.SkipWhen = b.condition()
		if b.chance(5) {
			s.SkipWhen = pick(b.gen, `outcome == ""`, `outcome == "Yes"`)
		}
		buttons := refButtons(b.w, s.Split, refOut(b.w, s.ID))
		if s.Kind == engine.KindHuman && (len(buttons) > 1 || b.chance(20)) {
			s.SkipOutcome = pick(b.gen, buttons...)
		}
	}
}

// machine puts conditions on the transitions of a state nobody signs.
func (b *workflowGen) machine(s *engine.State) {
	out := refOut(b.w, s.ID)
	if s.Split == engine.SplitAnd {
		return
	}
	for n, t := range out {
		last := n == len(out)-1
		switch {
		case s.Split == engine.SplitXor && !last, s.Split == engine.SplitOr && b.chance(60), b.chance(15):
			t.When = b.condition()
		case last && len(out) > 1 && b.chance(50), s.Split == engine.SplitOr && b.chance(10):
			t.Default = true
		}
	}
}

// human draws who signs a state and what they may choose.
func (b *workflowGen) human(s *engine.State) {
	s.Actors = []engine.Actor{b.actor()}
	if b.chance(25) {
		s.Actors = append(s.Actors, b.actor())
	}
	if b.crowd || b.chance(55) {
		s.Actors[0] = engine.ActorAnyone
		if b.crowd && b.chance(60) {
			s.Actors = []engine.Actor{"group:desk"} // the others act for these
		}
	}
	s.Concurrent = b.chance(10)
	b.choices(s)
	if b.chance(30) || b.crowd && b.chance(40) {
		b.votes(s)
	}
	if b.chance(15) || b.crowd && b.chance(60) {
		other := pick(b.gen, b.w.States...)
		s.SeparateFrom = []string{other.ID}
		if other.Kind != engine.KindHuman || b.chance(30) {
			s.SeparateFrom = []string{"starter"}
		}
	}
}

// choices draws outcomes, conditions and actors of a human state's transitions.
func (b *workflowGen) choices(s *engine.State) {
	out := refOut(b.w, s.ID)
	for n, t := range out {
		if s.Split != engine.SplitAnd {
			switch {
			case b.chance(15), b.crowd && b.chance(30):
				t.When = b.condition()
				if b.chance(20) {
					t.When = pick(b.gen, `outcome == "Yes"`, `outcome != "No"`, `outcome == "Done"`)
				}
			case n == len(out)-1 && n > 0 && b.chance(25), b.chance(3):
				t.Default = true
			}
		}
		if b.chance(45) {
			t.Outcome = pick(b.gen, "Yes", "No", "Later")
		} else if b.chance(25) {
			t.Label = pick(b.gen, "Yes", "No", "Back", "Done")
		}
		if b.chance(12) {
			t.Actors = []engine.Actor{b.actor()}
		}
		if b.chance(8) {
			t.Notes = engine.NotesRequired
		}
	}
	if s.Split != engine.SplitXor {
		return
	}
	// What comes first must not hide what has the same outcome.
	for n, t := range out {
		for _, later := range out[n+1:] {
			same := refOutcome(b.w, s.Split, t) == refOutcome(b.w, s.Split, later)
			if same && t.When == "" && !t.Default && len(t.Actors) == 0 {
				t.When = b.condition()
			}
		}
	}
}

// votes makes a state one where several sign.
func (b *workflowGen) votes(s *engine.State) {
	s.Need = pick[engine.Need](b.gen, "2", "50%", "all", "3", "1", "67%", "100%", "1%", "2", "all")
	if s.Need == "1" {
		return
	}
	buttons := refButtons(b.w, s.Split, refOut(b.w, s.ID))
	if b.chance(30) {
		s.Veto = []string{pick(b.gen, buttons...)}
	}
	if len(buttons) > 1 || b.chance(20) {
		s.Otherwise = pick(b.gen, buttons...)
	}
}

// actor draws somebody.
func (b *workflowGen) actor() engine.Actor {
	state := pick(b.gen, b.w.States...).ID
	actor := pick[engine.Actor](b.gen, "user:ann", "user:bob", "group:desk", "group:board", engine.ActorStarter,
		"role:lead", "role:peer", "data:helper", "data:crew", "manager-of:user:ann", "manager-of:starter",
		"manager-of:role:lead", "manager-of:user:cem", "manager-of:data:helper", "user:system:bot", "signer-of:", "manager-of:signer-of:")
	switch actor {
	case "signer-of:", "manager-of:signer-of:":
		return actor + engine.Actor(state)
	case "data:helper", "manager-of:data:helper":
		if !slices.Contains(b.declared, "helper") {
			return "user:cem"
		}
	case "data:crew":
		if !slices.Contains(b.declared, "crew") {
			return "user:dana"
		}
	}
	return actor
}

// anywhere draws transitions from the whole instance.
func (b *workflowGen) anywhere() {
	if !b.chance(20) {
		return
	}
	for range 1 + b.below(2) {
		to := pick(b.gen, b.w.States...)
		if to.Join == engine.JoinAnd {
			continue
		}
		id := engine.TransitionID("*", to.ID, func(id string) bool { return b.w.Transition(id) != nil })
		t := engine.Transition{ID: id, From: engine.FromAnywhere, To: to.ID, Actors: []engine.Actor{engine.ActorAnyone}}
		if b.chance(40) {
			t.Actors[0] = b.actor()
		}
		if b.chance(50) {
			t.Label = pick(b.gen, "Withdraw", "Stop")
		}
		if b.chance(25) {
			t.When = b.condition()
		}
		if b.chance(15) {
			t.Notes = engine.NotesRequired
		}
		b.w.Transitions = append(b.w.Transitions, t)
	}
}

// entry draws how instances start.
func (b *workflowGen) entry() {
	if b.chance(30) {
		b.w.Start = engine.StartOne
	}
	if b.chance(20) {
		b.w.Starters = []engine.Actor{pick[engine.Actor](b.gen, "group:desk", "user:ann", "anyone")}
	}
	lead := engine.Role{Name: "lead", Required: b.chance(30)}
	if b.chance(50) {
		lead.Default = []engine.Actor{pick[engine.Actor](b.gen, "user:bob", "group:board", "starter")}
	}
	b.w.Roles = []engine.Role{lead, {Name: "peer"}}
}
