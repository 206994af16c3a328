package render

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// chain is a workflow of so many states in a row, with a return and a shortcut
// now and then and a label on everything.
func chain(states int) *engine.Workflow {
	w := &engine.Workflow{Key: "chain"}
	for i := range states {
		w.States = append(w.States, engine.State{
			ID: stateID(i), Name: fmt.Sprintf("State %d", i), Initial: i == 0, Actors: []engine.Actor{"anyone"},
		})
		if i > 0 {
			link(w, i-1, i, "Approve")
		}
		if i > 3 && i%4 == 0 {
			link(w, i, i-3, "Return")
			link(w, i-4, i, "Skip")
		}
	}
	return w
}

// tangle links every state to every other. From 40 states on Graphviz does not
// come to an end within anybody's patience.
func tangle(states int) *engine.Workflow {
	w := &engine.Workflow{Key: "tangle"}
	for i := range states {
		w.States = append(w.States, engine.State{ID: stateID(i)})
		for to := range states {
			link(w, i, to, "again")
		}
	}
	return w
}

func stateID(i int) string { return fmt.Sprintf("s%d", i) }

func link(w *engine.Workflow, from, to int, label string) {
	w.Transitions = append(w.Transitions, engine.Transition{
		ID: fmt.Sprintf("t%d", len(w.Transitions)), From: stateID(from), To: stateID(to), Label: label,
	})
}

// anyWorkflow draws workflows with everything in them that has a look.
func anyWorkflow(t *rapid.T) *engine.Workflow {
	w := &engine.Workflow{
		Name:      rapid.String().Draw(t, "title"),
		Direction: rapid.SampledFrom([]engine.Direction{"", engine.DirectionRight, engine.DirectionDown}).Draw(t, "direction"),
	}
	states := rapid.IntRange(0, 12).Draw(t, "states")
	for i := range states {
		w.States = append(w.States, engine.State{
			ID:      stateID(i),
			Name:    rapid.String().Draw(t, "name"),
			Kind:    rapid.SampledFrom([]engine.Kind{"", "human", "action", "wait", "route", "subflow"}).Draw(t, "kind"),
			Initial: rapid.Bool().Draw(t, "initial"),
			Final:   rapid.SampledFrom([]engine.Final{"", "", "done", "terminate"}).Draw(t, "final"),
			Join:    rapid.SampledFrom([]engine.Join{"", "xor", "and", "or", "first"}).Draw(t, "join"),
			Split:   rapid.SampledFrom([]engine.Split{"", "xor", "and", "or"}).Draw(t, "split"),
		})
	}
	ends := []string{engine.FromAnywhere, "nowhere"}
	for i := range states {
		ends = append(ends, stateID(i))
	}
	for range rapid.IntRange(0, 2*states).Draw(t, "transitions") {
		w.Transitions = append(w.Transitions, engine.Transition{
			From:  rapid.SampledFrom(ends).Draw(t, "from"),
			To:    rapid.SampledFrom(ends).Draw(t, "to"),
			Label: strings.Repeat(rapid.String().Draw(t, "label"), rapid.IntRange(0, 3).Draw(t, "times")),
			On:    rapid.SampledFrom([]engine.Trigger{"", "done", "after", "at", "message", "error"}).Draw(t, "on"),
		})
	}
	return w
}
