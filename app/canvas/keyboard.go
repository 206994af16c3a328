//go:build js

package canvas

import (
	"strconv"
	"strings"
	"syscall/js"

	"statecraft/app/editor"
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
	if event.Get("defaultPrevented").Bool() || isTyping(target) {
		return
	}
	c.showFocus(true)
	here := c.stage.root.Call("contains", target).Bool() || c.isNowhere(target)
	s := c.strokeOf(event)
	for _, a := range actions() {
		if !c.offers(a, here) || !matchesAny(s, a.keys) {
			continue
		}
		if a.perform(c, keyPress{s, event.Get("repeat").Bool()}) {
			event.Call("preventDefault")
			return
		}
	}
}

// showFocus tells the style sheet whether the keyboard is in use: only then does
// the focus need to be seen. The browser's own guess is wrong here, because a
// press gives the focus by program.
func (c *Canvas) showFocus(yes bool) {
	c.stage.root.set("data-keyboard", strconv.FormatBool(yes))
}

func (c *Canvas) offers(a action, here bool) bool {
	if c.options.ReadOnly {
		return here && a.reading
	}
	return here || a.anywhere
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

func matchesAny(s stroke, shortcuts []string) bool {
	for _, shortcut := range shortcuts {
		if s.matches(shortcut) {
			return true
		}
	}
	return false
}

func (c *Canvas) strokeOf(event js.Value) stroke {
	control, meta := event.Get("ctrlKey").Bool(), event.Get("metaKey").Bool()
	s := stroke{
		key:   latinKey(event.Get("key").String(), event.Get("code").String()),
		mod:   control,
		other: meta,
		shift: event.Get("shiftKey").Bool(),
		alt:   event.Get("altKey").Bool(),
	}
	if isMac() {
		s.mod, s.other = meta, control
	}
	return s
}

func isMac() bool {
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
