package inspector

import (
	"sort"
	"strings"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/engine"
)

// waysOut are the transitions that lead on from a state, in the order they are
// tried.
func waysOut(w *engine.Workflow, state string) []engine.Transition {
	var list []engine.Transition
	for _, t := range w.Transitions {
		if t.From == state {
			list = append(list, t)
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Order < list[j].Order })
	return list
}

// chosen tells whether a person chooses the transition: one that leads on from a
// person's state, or from the whole instance.
func chosen(w *engine.Workflow, t *engine.Transition) bool {
	from := w.State(t.From)
	return t.From == engine.FromAnywhere || from != nil && words.IsPerson(from)
}

// waysIn counts the transitions that lead to a state.
func waysIn(w *engine.Workflow, state string) int {
	n := 0
	for _, t := range w.Transitions {
		if t.To == state && t.From != engine.FromAnywhere {
			n++
		}
	}
	return n
}

// arrival says in half a sentence how a state is entered.
func arrival(w *engine.Workflow, s *engine.State) string {
	var from []string
	seen := map[string]bool{}
	for _, t := range w.Transitions {
		if t.To == s.ID && !seen[t.From] {
			seen[t.From] = true
			from = append(from, stateTitle(w, t.From))
		}
	}
	switch {
	case len(from) == 0 && s.Initial:
		return say.Say("begins here")
	case len(from) == 0:
		return say.Say("nothing leads here yet")
	case len(from) > 3:
		return say.Count(len(from), "entered from %s state", "entered from %s states")
	}
	return say.Say("entered from %s", enumerate(from))
}

// enumerate writes a list as a sentence does: "A, B and C".
func enumerate(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return say.Say("%s and %s", strings.Join(list[:last], ", "), list[last])
}

func stateTitle(w *engine.Workflow, id string) string {
	if s := w.State(id); s != nil {
		return s.Title()
	}
	if id == engine.FromAnywhere {
		return say.Say("anywhere")
	}
	return id
}

// way is how a transition is called in a list of the ways on from its state.
func way(w *engine.Workflow, t *engine.Transition, person bool) string {
	switch {
	case t.Outcome != "":
		return t.Outcome
	case t.Label != "":
		return t.Label
	case t.Default:
		return say.Say("otherwise")
	case t.When != "" && !person:
		return t.When
	case person:
		return stateTitle(w, t.To)
	}
	return say.Say("always")
}

// stateChoices are all states to lead to or from.
func stateChoices(w *engine.Workflow) []words.Choice {
	list := make([]words.Choice, len(w.States))
	for i := range w.States {
		list[i] = words.Choice{Value: w.States[i].ID, Text: w.States[i].Title()}
	}
	return list
}

// newState is the choice of leading to a state that is yet to be drawn. No state
// has this id: the editor gives ids without spaces.
const newState = "+ "

// leadOn leads from a state to another, or to a new one drawn beside it. From
// the whole instance the starter leads, as in withdrawing, until others are
// named.
func leadOn(w *engine.Workflow, from, to string) editor.Command {
	if from == engine.FromAnywhere {
		return &editor.Connect{From: from, To: to, Actors: []engine.Actor{engine.ActorStarter}}
	}
	if to != newState {
		return &editor.Connect{From: from, To: to}
	}
	at := engine.Point{}
	if s := w.State(from); s != nil && s.Position != nil {
		at = *s.Position
	}
	// One card further right, and lower for every way there is already.
	at.X += 260
	at.Y += 100 * float64(len(waysOut(w, from)))
	return &editor.AddNext{From: from, Kind: engine.KindHuman, At: at}
}
