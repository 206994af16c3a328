package editor

import (
	"math"
	"slices"

	"statecraft/engine"
)

// Edge is a line through the bounds of several states that they are put on.
type Edge string

// The edges states are aligned to. Cards are of one size, so it makes no
// difference whether their edges or their middles meet.
const (
	EdgeLeft   Edge = "left"
	EdgeCentre Edge = "centre"
	EdgeRight  Edge = "right"
	EdgeTop    Edge = "top"
	EdgeMiddle Edge = "middle"
	EdgeBottom Edge = "bottom"
)

// Align puts states in one column or row: on an edge of the bounds they have
// together, or on the middle of them.
type Align struct {
	// IDs are two states or more.
	IDs  []string
	Edge Edge
}

// Caption names the change in the undo menu.
func (Align) Caption() string { return "Align" }

func (c Align) do(e *edit) error {
	if !slices.Contains([]Edge{EdgeLeft, EdgeCentre, EdgeRight, EdgeTop, EdgeMiddle, EdgeBottom}, c.Edge) {
		return refuseState("", "States cannot be aligned to %q; choose left, centre, right, top, middle or bottom.", c.Edge)
	}
	states, err := e.existingStates(c.IDs)
	if err != nil {
		return err
	}
	if len(states) < 2 {
		return refuseState("", "There is nothing to align with; select two states or more.")
	}
	low, high := placeOf(&states[0]), placeOf(&states[0])
	for i := range states {
		at := placeOf(&states[i])
		low = engine.Point{X: math.Min(low.X, at.X), Y: math.Min(low.Y, at.Y)}
		high = engine.Point{X: math.Max(high.X, at.X), Y: math.Max(high.Y, at.Y)}
	}
	places := make(map[string]engine.Point, len(states))
	for i := range states {
		places[states[i].ID] = c.Edge.pull(placeOf(&states[i]), low, high)
	}
	place(e, places)
	return nil
}

// pull is a place put on the edge of the bounds between low and high.
func (edge Edge) pull(at, low, high engine.Point) engine.Point {
	switch edge {
	case EdgeLeft:
		at.X = low.X
	case EdgeCentre:
		at.X = (low.X + high.X) / 2
	case EdgeRight:
		at.X = high.X
	case EdgeTop:
		at.Y = low.Y
	case EdgeMiddle:
		at.Y = (low.Y + high.Y) / 2
	case EdgeBottom:
		at.Y = high.Y
	}
	return at
}
