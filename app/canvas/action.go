//go:build js

package canvas

import (
	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
)

// action is one thing a person can do by key. The table below is the only place
// that says which keys do what.
type action struct {
	label string
	keys  []string
	// reading is set for what a picture that only shows can do as well.
	reading bool
	// anywhere is set for what works wherever the focus is on the page, as long as
	// nothing is being typed.
	anywhere bool
	// perform tells whether there was anything to do; only then the browser's own
	// meaning of the key is prevented.
	perform func(*Canvas, keyPress) bool
}

// keyPress is a stroke that was made.
type keyPress struct {
	stroke
	repeated bool // the key is being held
}

func actions() []action {
	return []action{
		{label: "Undo", keys: []string{"mod+z"}, anywhere: true, perform: undo},
		{label: "Redo", keys: []string{"mod+shift+z", "mod+y"}, anywhere: true, perform: redo},
		{label: "Delete", keys: []string{"Delete", "Backspace"}, perform: remove},
		{label: "Select all", keys: []string{"mod+a"}, perform: selectAll},
		{label: "Rename", keys: []string{"F2", "Enter"}, perform: rename},
		{label: "Open", keys: []string{"Enter"}, reading: true, perform: open},
		{label: "Select", keys: []string{" "}, reading: true, perform: holdSpace},
		{label: "Give up", keys: []string{"Escape"}, reading: true, anywhere: true, perform: giveUp},
		{label: "Move left", keys: []string{"ArrowLeft", "shift+ArrowLeft"}, perform: nudge(-1, 0)},
		{label: "Move right", keys: []string{"ArrowRight", "shift+ArrowRight"}, perform: nudge(1, 0)},
		{label: "Move up", keys: []string{"ArrowUp", "shift+ArrowUp"}, perform: nudge(0, -1)},
		{label: "Move down", keys: []string{"ArrowDown", "shift+ArrowDown"}, perform: nudge(0, 1)},
		{label: "Fit", keys: []string{"0"}, reading: true, perform: fit},
		{label: "100 %", keys: []string{"1"}, reading: true, perform: wholeSize},
		{label: "Zoom in", keys: []string{"+", "="}, reading: true, perform: zoomStep(notchZoom)},
		{label: "Zoom out", keys: []string{"-"}, reading: true, perform: zoomStep(1 / notchZoom)},
	}
}

func undo(c *Canvas, _ keyPress) bool {
	label := c.editor.UndoLabel()
	if c.editor.Undo() {
		c.say("Undone: " + label + ".")
	}
	return true
}

func redo(c *Canvas, _ keyPress) bool {
	label := c.editor.RedoLabel()
	if c.editor.Redo() {
		c.say("Redone: " + label + ".")
	}
	return true
}

func remove(c *Canvas, _ keyPress) bool {
	s := c.editor.Selection()
	if s.IsEmpty() {
		return false
	}
	// The focused element is about to go; without this the page would take the
	// focus and the next key would mean something else.
	c.stage.svg.focus()
	if c.do(editor.Remove{Selection: s}) {
		c.say("Deleted " + deleted(s) + ".")
	}
	return true
}

func deleted(s editor.Selection) string {
	switch {
	case len(s.Transitions) == 0:
		return counted(len(s.States), "state")
	case len(s.States) == 0:
		return counted(len(s.Transitions), "transition")
	}
	return counted(len(s.States), "state") + " and " + counted(len(s.Transitions), "transition")
}

func selectAll(c *Canvas, _ keyPress) bool {
	c.editor.SelectAll()
	return true
}

func rename(c *Canvas, _ keyPress) bool {
	s := c.editor.Selection()
	switch {
	case c.hover.focused != "":
		c.EditName(c.hover.focused)
	case len(s.States) == 1:
		c.EditName(s.States[0])
	case len(s.States) == 0 && len(s.Transitions) == 1:
		c.editTransition(s.Transitions[0])
	default:
		return false
	}
	return true
}

func open(c *Canvas, _ keyPress) bool {
	if !c.options.ReadOnly || c.hover.focused == "" {
		return false
	}
	c.open(c.hover.focused)
	return true
}

// holdSpace begins to wait for a drag that pans; keyUp decides what a space
// without a drag meant.
func holdSpace(c *Canvas, s keyPress) bool {
	if !s.repeated {
		c.keys.space, c.keys.panned = true, false
		c.cursor("pannable")
	}
	return true
}

func giveUp(c *Canvas, _ keyPress) bool {
	if c.gesture != nil || c.adding != nil || c.chooser != nil {
		c.endGesture()
		c.cursor("")
		return true
	}
	if c.editor.Selection().IsEmpty() || !c.stage.root.hasFocus() {
		return false
	}
	c.selectNothing()
	return true
}

func (c *Canvas) selectNothing() { c.editor.Select(editor.Selection{}) }

// nudge moves the selection by a step of the grid, with shift by a pixel.
// Holding the key is one undo step.
func nudge(x, y float64) func(*Canvas, keyPress) bool {
	return func(c *Canvas, s keyPress) bool {
		ids := c.editor.Selection().States
		if len(ids) == 0 {
			return false
		}
		step := geometry.Grid
		if s.shift {
			step = 1
		}
		c.do(editor.MoveStates{IDs: ids, By: geometry.Point{X: x * step, Y: y * step}, Continue: s.repeated})
		if len(ids) == 1 {
			c.show(c.picture.Card(ids[0]).Box())
		}
		return true
	}
}

func fit(c *Canvas, _ keyPress) bool {
	c.Fit()
	return true
}

func wholeSize(c *Canvas, _ keyPress) bool {
	c.ZoomTo(1)
	return true
}

func zoomStep(factor float64) func(*Canvas, keyPress) bool {
	return func(c *Canvas, _ keyPress) bool {
		c.ZoomBy(factor)
		return true
	}
}
