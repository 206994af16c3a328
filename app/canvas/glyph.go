//go:build js

package canvas

import (
	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

// Drawings are made of steps from point to point, so that they can begin
// anywhere: an element with a transform of its own costs the browser more with
// every frame than one that is drawn where it is.

// drawnAt is a drawing around a point.
func drawnAt(at geometry.Point, drawing string) string {
	return "M" + number(at.X) + "," + number(at.Y) + drawing
}

// glyphOf is the drawing of a kind of state, 16 by 16 around its middle.
func glyphOf(k engine.Kind) string {
	switch k {
	case engine.KindAction:
		return "m1.5,-7.5l-6,8.5h4l-1,6.5l6,-8.5h-4z"
	case engine.KindWait:
		return "m-7,0a7,7 0 1 1 14,0a7,7 0 1 1 -14,0m7,-4v4l2.8,1.8"
	case engine.KindRoute:
		return "m0,-7.5l7.5,7.5l-7.5,7.5l-7.5,-7.5z"
	case engine.KindSubflow:
		return "m-5.5,-6.5h11a2,2 0 0 1 2,2v9a2,2 0 0 1 -2,2h-11a2,2 0 0 1 -2,-2v-9a2,2 0 0 1 2,-2zm5.5,3.3v6.4m-3.2,-3.2h6.4"
	}
	return "m-3.2,-3.6a3.2,3.2 0 1 1 6.4,0a3.2,3.2 0 1 1 -6.4,0m-3.3,10.8v-.8a5,5 0 0 1 5,-5h3a5,5 0 0 1 5,5v.8"
}

// triggerGlyphOf is the drawing of what takes a transition, 12 by 12 around its
// middle.
func triggerGlyphOf(t engine.Trigger) string {
	switch t {
	case engine.OnAfter, engine.OnAt:
		return "m-5.5,0a5.5,5.5 0 1 1 11,0a5.5,5.5 0 1 1 -11,0m5.5,-3v3l2.2,1.4"
	case engine.OnMessage:
		return "m-5.5,-4h11v8h-11zm0,0l5.5,4.5l5.5,-4.5"
	}
	return "m1.2,-5.5l-4.7,6.3h3.1l-.8,4.7l4.7,-6.3h-3.1z"
}
