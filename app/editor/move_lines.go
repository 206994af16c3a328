package editor

import (
	"slices"

	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

// place puts states at new places and takes along what belongs to the lines
// between them. States that stay are named too: a line between one of them and
// one that moves goes half the way.
func place(e *edit, places map[string]engine.Point) {
	moved := make(map[string]engine.Point, len(places))
	changed := false
	// In declared order, so that the recorded step does not depend on a map.
	for i := range e.doc.workflow.States {
		s := e.doc.workflow.States[i]
		to, named := places[s.ID]
		if !named {
			continue
		}
		by := geometry.Minus(to, placeOf(&s))
		moved[s.ID] = by
		if by != (engine.Point{}) {
			e.placeState(s.ID, to)
			changed = true
		}
	}
	if changed {
		moveLines(e, moved)
	}
}

// moveLines takes along the bend points and the label of every transition with
// both ends among the moved states, which are named with the way they went.
// Where the ends went different ways, what lies between goes the middle of it.
func moveLines(e *edit, moved map[string]engine.Point) {
	for i := range e.doc.workflow.Transitions {
		t := e.doc.workflow.Transitions[i]
		if len(t.Via) == 0 && t.LabelAt == nil {
			continue
		}
		from, fromMoved := moved[t.From]
		to, toMoved := moved[t.To]
		if t.From == engine.FromAnywhere {
			from, fromMoved = to, toMoved // its line begins beside the state it leads to
		}
		by := engine.Point{X: (from.X + to.X) / 2, Y: (from.Y + to.Y) / 2}
		if !fromMoved || !toMoved || by == (engine.Point{}) {
			continue
		}
		t.Via = slices.Clone(t.Via)
		for j := range t.Via {
			t.Via[j] = geometry.Plus(t.Via[j], by)
		}
		if t.LabelAt != nil {
			at := geometry.Plus(*t.LabelAt, by)
			t.LabelAt = &at
		}
		e.putTransition(t.ID, t)
	}
}
