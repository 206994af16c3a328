//go:build !js

package main

import (
	"fmt"

	"statecraft/engine"
)

// net is a drawing to measure: a grid of states, each leading to the next, and
// down to the next row, with three transitions to every two states.
type net struct {
	states, columns int
}

// The floor is the least a page like ours can cost: whatever it does, it does
// with ten states too.
var (
	floor    = net{10, 4}
	thousand = net{1000, 24}
	twice    = net{2000, 34}
)

func (n net) key() string { return fmt.Sprintf("bench-%d", n.states) }

func (n net) page() string { return "/workflows/" + n.key() }

func (n net) String() string { return fmt.Sprintf("%d states", n.states) }

func id(state int) string { return fmt.Sprintf("s%d", state) }

// workflow is the net as a sound draft: the engine finds no fault in it.
func (n net) workflow() engine.Workflow {
	w := engine.Workflow{Key: n.key(), Name: n.String()}
	for i := range n.states {
		w.States = append(w.States, engine.State{
			ID: id(i), Name: fmt.Sprintf("State %d", i), Kind: engine.KindHuman, Initial: i == 0, Actors: []engine.Actor{"anyone"},
			Position: &engine.Point{X: float64(i%n.columns) * 264, Y: float64(i/n.columns) * 112},
		})
	}
	for i := range n.states - 1 {
		w.Transitions = append(w.Transitions, way(i, i+1, "Next"))
	}
	// Every second state leads down first; the others fill up what is missing.
	for _, odd := range []int{0, 1} {
		for i := odd; i+n.columns < n.states && len(w.Transitions) < n.states*3/2; i += 2 {
			w.Transitions = append(w.Transitions, way(i, i+n.columns, "Down"))
		}
	}
	return w
}

func way(from, to int, outcome string) engine.Transition {
	return engine.Transition{
		ID: fmt.Sprintf("%s-%s", id(from), id(to)), From: id(from), To: id(to), Label: outcome,
		On: engine.OnDone, Outcome: outcome,
	}
}

// inside lists states with a line to the left, right, top and bottom, so that
// dragging one moves as much in every net.
func (n net) inside() (ids []string) {
	for i := n.columns; i+n.columns < n.states; i++ {
		if i%2 == 0 {
			ids = append(ids, id(i))
		}
	}
	return ids
}
