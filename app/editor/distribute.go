package editor

import (
	"cmp"
	"math"
	"slices"

	"statecraft/engine"
)

// Axis is a direction on the canvas.
type Axis string

// The two directions.
const (
	AxisHorizontal Axis = "horizontal"
	AxisVertical   Axis = "vertical"
)

// Distribute makes the gaps between states equal, to a pixel, along an axis.
// The outermost two stay where they are, and so does the order of all.
type Distribute struct {
	// IDs are three states or more.
	IDs  []string
	Axis Axis
}

// Caption names the change in the undo menu.
func (Distribute) Caption() string { return "Distribute" }

func (c Distribute) do(e *edit) error {
	if c.Axis != AxisHorizontal && c.Axis != AxisVertical {
		return refuseState("", "States cannot be distributed along %q; choose horizontal or vertical.", c.Axis)
	}
	states, err := e.existingStates(c.IDs)
	if err != nil {
		return err
	}
	if len(states) < 3 {
		return refuseState("", "There is nothing between the outermost states; select three or more.")
	}
	slices.SortStableFunc(states, func(a, b engine.State) int {
		return cmp.Compare(c.along(placeOf(&a)), c.along(placeOf(&b)))
	})
	last := len(states) - 1
	first, end := c.along(placeOf(&states[0])), c.along(placeOf(&states[last]))
	places := make(map[string]engine.Point, len(states))
	for i := range states {
		at := placeOf(&states[i])
		if i > 0 && i < last {
			// Whole pixels, yet never past the outermost, which may lie between two.
			to := math.Round(first + (end-first)*float64(i)/float64(last))
			at = c.moved(at, math.Max(first, math.Min(to, end)))
		}
		places[states[i].ID] = at
	}
	place(e, places)
	return nil
}

// along is where a place lies on the axis.
func (c Distribute) along(p engine.Point) float64 {
	if c.Axis == AxisVertical {
		return p.Y
	}
	return p.X
}

// moved is a place put elsewhere on the axis.
func (c Distribute) moved(p engine.Point, to float64) engine.Point {
	if c.Axis == AxisVertical {
		return engine.Point{X: p.X, Y: to}
	}
	return engine.Point{X: to, Y: p.Y}
}
