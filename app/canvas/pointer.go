//go:build js

package canvas

import (
	"syscall/js"

	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
)

// pointer is where a mouse, pen or finger is.
type pointer struct {
	id     int
	screen geometry.Point // from the corner of the canvas
	canvas geometry.Point
	shift  bool
	free   bool // alt: no snapping
	touch  bool
}

// gesture is something a person does with a button or finger down. It shows a
// preview while it goes on and changes the document only when dropped.
type gesture interface {
	move(pointer)
	drop(pointer)
	// cancel takes the preview back and leaves everything as it was.
	cancel()
}

// Buttons of a pointer event.
const (
	buttonMain   = 0
	buttonMiddle = 1
)

// read takes what counts out of a pointer event.
func (c *Canvas) read(event js.Value) pointer {
	p := c.readMouse(event)
	p.id = event.Get("pointerId").Int()
	p.touch = event.Get("pointerType").String() == "touch"
	return p
}

// readMouse does the same for events that name no pointer.
func (c *Canvas) readMouse(event js.Value) pointer {
	window := geometry.Point{X: event.Get("clientX").Float(), Y: event.Get("clientY").Float()}
	screen := geometry.Minus(window, c.screen.corner)
	return pointer{
		screen: screen,
		canvas: c.screen.view.ToCanvas(screen),
		shift:  event.Get("shiftKey").Bool(),
		free:   event.Get("altKey").Bool(),
	}
}

func (c *Canvas) pointerDown(event js.Value) {
	if c.name != nil {
		// What is being typed is kept first: it may change the id of what is hit.
		c.name.finish(true)
	}
	c.locate()
	p := c.read(event)
	if c.pinchStarts(p) {
		return
	}
	// A gesture that is still on has lost its end, for instance to a dialog.
	c.cancelGesture()
	c.showFocus(false)
	// The default would move the focus by its own rules and scroll to it.
	event.Call("preventDefault")
	c.chooserClosed()
	c.stage.svg.Call("setPointerCapture", p.id)
	if c.adding != nil {
		c.stage.svg.focus()
		c.adding.move(p)
		return
	}
	c.gesture = c.begin(p, event.Get("button").Int())
}

// begin decides which gesture a press starts; nil for none.
func (c *Canvas) begin(p pointer, button int) gesture {
	hit := c.picture.At(p.canvas, c.lineReach(p))
	card, side, onHandle := c.handleAt(p)
	c.focusAt(hit)
	switch {
	case button == buttonMiddle, button == buttonMain && c.keys.space:
		return newPanning(c, p)
	case button != buttonMain:
		return nil
	case onHandle:
		return newConnecting(c, p, card, side)
	case !hit.IsNothing():
		return newPress(c, p, hit)
	case p.touch, c.options.ReadOnly:
		return newPanning(c, p)
	}
	return newBand(c, p)
}

// focusAt gives the focus to the state that was pressed, else to the drawing,
// so that keys mean what was pressed.
func (c *Canvas) focusAt(hit picture.Hit) {
	c.keys.byPointer = true
	if !c.focusCard(hit.State) {
		c.stage.svg.focus()
	}
	c.keys.byPointer = false
}

func (c *Canvas) pointerMove(event js.Value) {
	if c.gesture == nil && event.Get("pointerType").String() == "touch" && c.adding == nil {
		return
	}
	p := c.read(event)
	if pinch, ok := c.gesture.(*pinching); ok {
		// Two fingers move in turn; the last movement alone would lose one.
		pinch.move(p)
		return
	}
	c.frame.move = func() { c.moved(p) }
	c.frame.request()
}

func (c *Canvas) moved(p pointer) {
	// The view may have moved since the event.
	p.canvas = c.screen.view.ToCanvas(p.screen)
	if c.gesture != nil {
		c.gesture.move(p)
		return
	}
	c.hoverAt(p)
}

func (c *Canvas) pointerUp(event js.Value) {
	p := c.read(event)
	c.frame.move = nil
	if c.adding != nil && event.Get("button").Int() == buttonMain {
		c.adding.drop(p)
		return
	}
	if g := c.gesture; g != nil {
		g.move(p)
		c.gesture = nil
		g.drop(p)
	}
}

func (c *Canvas) pointerCancel(js.Value) { c.endGesture() }

func (c *Canvas) pointerLeave(js.Value) {
	if c.gesture == nil {
		c.frame.move = nil
		c.hoverOver(picture.Hit{})
	}
	if c.adding != nil {
		c.adding.leave()
	}
}

func (c *Canvas) cancelGesture() {
	c.frame.move = nil
	if g := c.gesture; g != nil {
		c.gesture = nil
		g.cancel()
	}
}

// endGesture gives up whatever goes on.
func (c *Canvas) endGesture() {
	c.cancelGesture()
	c.stopAdding()
	c.chooserClosed()
}

// doubleClick opens, renames or adds, by what lies there.
func (c *Canvas) doubleClick(event js.Value) {
	p := c.readMouse(event)
	if _, _, onHandle := c.handleAt(p); onHandle {
		return
	}
	hit := c.picture.At(p.canvas, c.lineReach(p))
	switch {
	case c.options.ReadOnly && hit.State != "":
		c.open(hit.State)
	case c.options.ReadOnly:
	case hit.State != "":
		c.EditName(hit.State)
	case hit.Transition != "":
		c.editTransition(hit.Transition)
	default:
		c.addState("", geometry.Snap(p.canvas))
	}
}

func (c *Canvas) open(state string) {
	if c.options.OnOpen != nil {
		c.options.OnOpen(state)
	}
}
