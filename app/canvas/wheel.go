//go:build js

package canvas

import (
	"math"
	"syscall/js"

	"statecraft/app/editor/geometry"
)

// How the wheel feels. A mouse turns in large notches, a touchpad in many small
// steps; browsers report pinching on a touchpad as a wheel with ctrl.
const (
	notch      = 50.0 // from here on a step is a notch
	notchZoom  = 1.2
	smoothZoom = 0.01
	lineHeight = 16.0
)

// wheel pans, and zooms at the pointer with ctrl.
func (c *Canvas) wheel(event js.Value) {
	event.Call("preventDefault")
	dx, dy := event.Get("deltaX").Float(), event.Get("deltaY").Float()
	if event.Get("deltaMode").Int() == 1 {
		dx, dy = dx*lineHeight, dy*lineHeight
	}
	if event.Get("ctrlKey").Bool() || event.Get("metaKey").Bool() {
		c.locate()
		c.zoomAt(c.readMouse(event).screen, c.screen.view.Zoom*wheelFactor(dy))
		return
	}
	if event.Get("shiftKey").Bool() && dx == 0 {
		dx, dy = dy, 0
	}
	c.pan(geometry.Point{X: -dx, Y: -dy})
}

func wheelFactor(dy float64) float64 {
	if math.Abs(dy) >= notch {
		return math.Pow(notchZoom, -math.Copysign(1, dy))
	}
	return math.Exp(-dy * smoothZoom)
}
