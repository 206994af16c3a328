//go:build js

package canvas

import (
	"syscall/js"

	"statecraft/app/editor/picture"
)

// frame gathers what must be written until the browser draws next. Everything
// that changes the picture goes through it, so that any number of events costs
// one write per attribute and frame.
type frame struct {
	view  bool
	cards map[string]bool
	lines map[string]bool
	// move is the last movement of the pointer that no frame has seen yet.
	move func()

	drawn    bool // at least one frame
	asked    bool
	handle   js.Value
	callback js.Func
}

func newFrame(flush func()) frame {
	return frame{
		cards: map[string]bool{}, lines: map[string]bool{},
		callback: js.FuncOf(func(js.Value, []js.Value) any {
			flush()
			return nil
		}),
	}
}

// What the browser's performance timeline is told about a canvas, for whoever
// measures it.
const (
	markOpened = "statecraft:opened" // a document has been handed over
	markDrawn  = "statecraft:drawn"  // what is seen of it has been painted
)

func note(mark string) { js.Global().Get("performance").Call("mark", mark) }

// noteDrawn notes once that the frame that begins now has been painted. The
// browser does what it is asked for later only after that.
func (f *frame) noteDrawn() {
	if f.drawn {
		return
	}
	f.drawn = true
	var later js.Func
	later = js.FuncOf(func(js.Value, []js.Value) any {
		later.Release()
		note(markDrawn)
		return nil
	})
	js.Global().Call("setTimeout", later)
}

func (f *frame) request() {
	if !f.asked {
		f.asked = true
		f.handle = js.Global().Call("requestAnimationFrame", f.callback)
	}
}

func (f *frame) close() {
	if f.asked {
		js.Global().Call("cancelAnimationFrame", f.handle)
	}
	// A closed canvas asks for no frame any more.
	f.asked = true
	f.callback.Release()
}

// touch marks what to write with the next frame.
func (c *Canvas) touch(changes picture.Changes) {
	if changes.All {
		c.drawAll()
		return
	}
	for _, id := range changes.Cards {
		c.frame.cards[id] = true
	}
	for _, id := range changes.Lines {
		c.frame.lines[id] = true
	}
	c.frame.request()
}

func (c *Canvas) touchAll() {
	// What stands out now may have no element yet.
	c.sight.stale = true
	for _, in := range c.bundles.all {
		in.stale = true
	}
	for id := range c.cards {
		c.frame.cards[id] = true
	}
	for id := range c.lines {
		c.frame.lines[id] = true
	}
	c.frame.request()
}

// flush is one frame: first the movement of the pointer, which may touch more,
// then the writes.
func (c *Canvas) flush() {
	defer c.contain()
	c.frame.asked = false
	c.frame.noteDrawn()
	if move := c.frame.move; move != nil {
		c.frame.move = nil
		move()
	}
	c.write()
	// What the movement asked for has been written just now.
	if c.frame.asked && !c.frame.waiting() && !c.sight.stale {
		js.Global().Call("cancelAnimationFrame", c.frame.handle)
		c.frame.asked = false
	}
}

func (f *frame) waiting() bool {
	return f.view || f.move != nil || len(f.cards) > 0 || len(f.lines) > 0
}

func (c *Canvas) write() {
	if c.frame.view {
		c.frame.view = false
		c.stage.look(c.screen.view)
		c.placeOverlays()
		c.lookAtOthers()
		c.lookAround()
	}
	for id := range c.frame.cards {
		delete(c.frame.cards, id)
		c.writeCard(id)
	}
	for id := range c.frame.lines {
		delete(c.frame.lines, id)
		c.writeLine(id)
	}
	if c.sight.stale {
		c.populate()
	}
	c.writeBundles()
	c.writeHover()
}
