package dot

import (
	"statecraft/engine"
)

// Guess is one reading chosen where a plain DOT text leaves several open.
type Guess struct {
	Code GuessCode `json:"code"`
	// State or Transition is what was read; empty means the whole workflow.
	State      string `json:"state,omitempty"`
	Transition string `json:"transition,omitempty"`
	// Message is a sentence for people: what was found and how it was read.
	Message string `json:"message"`
	// Other names the other reading, for the button that applies it.
	Other string `json:"other"`
	// Value is what the other reading puts in place.
	Value string `json:"value"`
}

// GuessCode is the stable name of a kind of guess.
type GuessCode string

const (
	GuessActors  GuessCode = "actors"  // anyone may act everywhere
	GuessStart   GuessCode = "start"   // several states begin together
	GuessInitial GuessCode = "initial" // which state of a loop begins
	GuessKind    GuessCode = "kind"    // what a point is
	GuessJoin    GuessCode = "join"    // what several ways in mean
	GuessSplit   GuessCode = "split"   // what several ways out mean
	GuessOutcome GuessCode = "outcome" // what a way out is called
)

// Apply changes the workflow to the other reading. It depends on nothing but
// the workflow, and does nothing where the state or transition is gone.
func (g Guess) Apply(w *engine.Workflow) {
	switch g.Code {
	case GuessActors:
		for n := range w.States {
			if s := &w.States[n]; len(s.Actors) == 1 && s.Actors[0] == engine.ActorAnyone {
				s.Actors = []engine.Actor{engine.Actor(g.Value)}
			}
		}
		return
	case GuessStart:
		w.Start = engine.StartMode(g.Value)
		return
	case GuessOutcome:
		if t := w.Transition(g.Transition); t != nil {
			t.Outcome = g.Value
		}
		return
	}
	s := w.State(g.State)
	if s == nil {
		return
	}
	switch g.Code {
	case GuessInitial:
		if other := w.State(g.Value); other != nil {
			s.Initial, other.Initial = false, true
		}
	case GuessKind:
		setKind(w, s, engine.Kind(g.Value))
	case GuessJoin:
		s.Join = engine.Join(g.Value)
	case GuessSplit:
		setSplit(w, s, engine.Split(g.Value))
	}
}

// setKind makes a state a person's or a pure route. A route chooses nothing
// without conditions, so it takes all its transitions.
func setKind(w *engine.Workflow, s *engine.State, kind engine.Kind) {
	s.Kind = kind
	if kind == engine.KindHuman {
		s.Actors = []engine.Actor{engine.ActorAnyone}
		return
	}
	s.Actors = nil
	if len(leaving(w, s.ID)) > 1 {
		setSplit(w, s, engine.SplitAnd)
	}
}

// setSplit changes how a state is left. Outcomes have a name only where one of
// them is chosen, and a person has to choose it.
func setSplit(w *engine.Workflow, s *engine.State, split engine.Split) {
	s.Split = split
	if split == engine.SplitXor {
		if s.Kind == engine.KindRoute {
			setKind(w, s, engine.KindHuman)
		}
		nameOutcomes(w, s.ID)
		return
	}
	for _, t := range leaving(w, s.ID) {
		t.Outcome = ""
	}
}

// leaving lists the transitions that take part in the split of a state.
func leaving(w *engine.Workflow, state string) []*engine.Transition {
	var list []*engine.Transition
	for n := range w.Transitions {
		if t := &w.Transitions[n]; t.From == state && t.IsDone() {
			list = append(list, t)
		}
	}
	return list
}
