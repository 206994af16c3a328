package editor

import (
	"math"
	"strconv"

	"statecraft/engine"
)

// prepared copies a workflow and makes it one that can be edited: every state,
// transition and note is found by an id of its own, and every state has a place.
func prepared(w engine.Workflow) engine.Workflow {
	w = clone(w)
	seen := map[string]bool{}
	for i := range w.States {
		w.States[i].ID = ownID(w.States[i].ID, placeholderPrefix+strconv.Itoa(i+1), seen)
	}
	seen = map[string]bool{}
	for i := range w.Transitions {
		t := &w.Transitions[i]
		t.ID = ownID(t.ID, t.From+"->"+t.To, seen)
	}
	if w.States == nil {
		w.States = []engine.State{} // a list in JSON, not null
	}
	if w.Transitions == nil {
		w.Transitions = []engine.Transition{}
	}
	if len(w.Notes) == 0 {
		w.Notes = nil
	}
	seen = map[string]bool{}
	for i := range w.Notes {
		n := &w.Notes[i]
		n.ID = ownID(n.ID, notePrefix+strconv.Itoa(i+1), seen)
		if !isPlace(n.Position) {
			n.Position = engine.Point{}
		}
	}
	placeUnplaced(&w)
	return w
}

// ownID keeps an id that is there and new, and makes one up otherwise.
func ownID(id, otherwise string, seen map[string]bool) string {
	if id == "" {
		id = otherwise
	}
	own := id
	for n := 2; seen[own]; n++ {
		own = id + "#" + strconv.Itoa(n)
	}
	seen[own] = true
	return own
}

// farthest bounds the canvas, in pixels from its origin; past it numbers lose
// the precision that moving by one pixel needs.
const farthest = 1e7

// isPlace tells whether a point can be on the canvas.
func isPlace(p engine.Point) bool {
	return math.Abs(p.X) <= farthest && math.Abs(p.Y) <= farthest
}

// placeOf is the middle of a state's card.
func placeOf(s *engine.State) engine.Point {
	if s.Position == nil {
		return engine.Point{}
	}
	return *s.Position
}
