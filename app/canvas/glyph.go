//go:build js

package canvas

import "statecraft/engine"

// glyphOf is the drawing of a kind of state, 16 by 16 around its middle.
func glyphOf(k engine.Kind) string {
	switch k {
	case engine.KindAction:
		return "M1.5,-7.5L-4.5,1H-.5L-1.5,7.5L4.5,-1H.5Z"
	case engine.KindWait:
		return "M-7,0A7,7 0 1 1 7,0A7,7 0 1 1 -7,0M0,-4V0L2.8,1.8"
	case engine.KindRoute:
		return "M0,-7.5L7.5,0L0,7.5L-7.5,0Z"
	case engine.KindSubflow:
		return "M-5.5,-6.5H5.5A2,2 0 0 1 7.5,-4.5V4.5A2,2 0 0 1 5.5,6.5H-5.5A2,2 0 0 1 -7.5,4.5V-4.5A2,2 0 0 1 -5.5,-6.5ZM0,-3.2V3.2M-3.2,0H3.2"
	}
	return "M-3.2,-3.6A3.2,3.2 0 1 1 3.2,-3.6A3.2,3.2 0 1 1 -3.2,-3.6M-6.5,7.2V6.4A5,5 0 0 1 -1.5,1.4H1.5A5,5 0 0 1 6.5,6.4V7.2"
}

// triggerGlyphOf is the drawing of what takes a transition, 12 by 12 around its
// middle.
func triggerGlyphOf(t engine.Trigger) string {
	switch t {
	case engine.OnAfter, engine.OnAt:
		return "M-5.5,0A5.5,5.5 0 1 1 5.5,0A5.5,5.5 0 1 1 -5.5,0M0,-3V0L2.2,1.4"
	case engine.OnMessage:
		return "M-5.5,-4H5.5V4H-5.5ZM-5.5,-4L0,.5L5.5,-4"
	}
	return "M1.2,-5.5L-3.5,.8H-.4L-1.2,5.5L3.5,-.8H.4Z"
}
