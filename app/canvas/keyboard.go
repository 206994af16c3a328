//go:build js

package canvas

import (
	"strconv"
	"strings"
	"syscall/js"

	"statecraft/app/editor"
	"statecraft/app/editor/action"
)

// keys is what the keyboard is doing.
type keys struct {
	space     bool // held down
	panned    bool // while space was held
	byPointer bool // the focus is being moved by a press
}

// typing matches the elements that keys belong to while they have the focus.
const typing = "input, textarea, select, [contenteditable], dialog"

func (c *Canvas) keyDown(event js.Value) {
	target := event.Get("target")
	if event.Get("defaultPrevented").Bool() || isTyping(target) || c.isBehindDialog() {
		return
	}
	c.showFocus(true)
	here := c.isShown() && (c.stage.root.Call("contains", target).Bool() || c.isNowhere(target))
	press := keyPress{strokeOf(event), event.Get("repeat").Bool()}
	situation := c.situation()
	for _, a := range action.ForKey(press.Stroke, situation, here) {
		if c.perform(a, press) {
			event.Call("preventDefault")
			return
		}
	}
	if here && action.IsTaken(press.Stroke, situation) {
		event.Call("preventDefault")
	}
}

// showFocus tells the style sheet whether the keyboard is in use: only then does
// the focus need to be seen. The browser's own guess is wrong here, because a
// press gives the focus by program.
func (c *Canvas) showFocus(yes bool) {
	c.stage.root.set("data-keyboard", strconv.FormatBool(yes))
}

// isShown tells whether the canvas is on the screen: another tab may be up.
func (c *Canvas) isShown() bool { return c.stage.root.Get("offsetWidth").Int() > 0 }

// isBehindDialog tells whether a dialog keeps the page from being used; the focus
// may have left its fields.
func (c *Canvas) isBehindDialog() bool {
	return !c.dom.document.Call("querySelector", "dialog[open]").IsNull()
}

// isNowhere tells whether nothing on the page has the focus, so that keys mean
// the drawing. A picture that only shows takes no keys it was not given.
func (c *Canvas) isNowhere(target js.Value) bool {
	return !c.options.ReadOnly && target.Equal(c.dom.document.Get("body"))
}

func isTyping(target js.Value) bool {
	closest := target.Get("closest")
	return closest.Type() == js.TypeFunction && !target.Call("closest", typing).IsNull()
}

func strokeOf(event js.Value) action.Stroke {
	control, meta := event.Get("ctrlKey").Bool(), event.Get("metaKey").Bool()
	s := action.Stroke{
		Key:   action.LatinKey(event.Get("key").String(), event.Get("code").String()),
		Mod:   control,
		Other: meta,
		Shift: event.Get("shiftKey").Bool(),
		Alt:   event.Get("altKey").Bool(),
	}
	if IsMac() {
		s.Mod, s.Other = meta, control
	}
	return s
}

// IsMac tells whether the keyboard is that of a Mac, where cmd stands for ctrl.
func IsMac() bool {
	return strings.Contains(js.Global().Get("navigator").Get("platform").String(), "Mac")
}

// keyUp decides what a space without a drag meant: it selects the focused state
// in addition, or takes it out.
func (c *Canvas) keyUp(event js.Value) {
	if event.Get("key").String() != " " || !c.keys.space {
		return
	}
	c.keys.space = false
	c.cursor("")
	if id := c.hover.focused; id != "" && !c.keys.panned && c.gesture == nil {
		c.editor.Select(c.editor.Selection().Toggled(editor.Selection{States: []string{id}}))
	}
}

// focusIn follows the focus of the keyboard: a state reached by Tab is selected
// and brought into sight.
func (c *Canvas) focusIn(event js.Value) {
	attribute := event.Get("target").Call("getAttribute", "data-state-id")
	if attribute.IsNull() {
		c.focusOn("")
		return
	}
	id := attribute.String()
	c.focusOn(id)
	card := c.picture.Card(id)
	if c.keys.byPointer || card == nil {
		return
	}
	c.show(card.Box())
	if !c.marks.states[id] && !c.options.ReadOnly {
		c.editor.Select(editor.Selection{States: []string{id}})
	}
}
