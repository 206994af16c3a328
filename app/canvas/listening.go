//go:build js

package canvas

import (
	"fmt"
	"runtime/debug"
	"syscall/js"
)

// listening is every listener of the canvas, to be removed together.
type listening struct{ removers []func() }

func (l *listening) close() {
	for _, remove := range l.removers {
		remove()
	}
	l.removers = nil
}

// on listens to an event of a target. passive promises the browser that the
// default is not prevented, so that it need not wait for us.
func (c *Canvas) on(target js.Value, event string, passive bool, handle func(js.Value)) {
	callback := js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer c.contain()
		handle(args[0])
		return nil
	})
	target.Call("addEventListener", event, callback, map[string]any{"passive": passive})
	c.listening.removers = append(c.listening.removers, func() {
		target.Call("removeEventListener", event, callback)
		callback.Release()
	})
}

// contain keeps a fault of ours from ending the whole program, which a panic in
// a callback does: what was being done is given up, the drawing stays.
func (c *Canvas) contain() {
	fault := recover()
	if fault == nil {
		return
	}
	js.Global().Get("console").Call("error", fmt.Sprintf("canvas: %v\n%s", fault, debug.Stack()))
	c.gesture = nil
	c.adding = nil
	c.lower()
	c.touch(c.picture.Unshift())
	c.say("That did not work. Your drawing is kept; try it again.")
}

func (c *Canvas) listen() {
	svg, document := c.stage.svg.Value, c.dom.document
	c.on(svg, "pointerdown", false, c.pointerDown)
	c.on(svg, "pointermove", true, c.pointerMove)
	c.on(svg, "pointerup", true, c.pointerUp)
	c.on(svg, "pointercancel", true, c.pointerCancel)
	c.on(svg, "pointerenter", true, func(js.Value) { c.locate() })
	c.on(svg, "pointerleave", true, c.pointerLeave)
	c.on(svg, "dblclick", true, c.doubleClick)
	c.on(svg, "wheel", false, c.wheel)
	c.on(svg, "focusin", true, c.focusIn)
	c.on(svg, "focusout", true, func(js.Value) { c.focusOn("") })
	c.on(document, "keydown", false, c.keyDown)
	c.on(document, "keyup", true, c.keyUp)
	// A key let go in another window is never heard of.
	c.on(js.Global(), "blur", true, func(js.Value) { c.keys.space = false })
	c.watchSize()
}

func (c *Canvas) watchSize() {
	callback := js.FuncOf(func(js.Value, []js.Value) any {
		defer c.contain()
		c.resized()
		return nil
	})
	observer := js.Global().Get("ResizeObserver").New(callback)
	observer.Call("observe", c.stage.root.Value)
	c.listening.removers = append(c.listening.removers, func() {
		observer.Call("disconnect")
		callback.Release()
	})
}
