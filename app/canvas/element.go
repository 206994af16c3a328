//go:build js

package canvas

import "syscall/js"

const svgSpace = "http://www.w3.org/2000/svg"

// element is a node with a memory of the attributes written to it, so that
// writing the same value again costs no call into the browser.
type element struct {
	js.Value
	written []attribute
}

type attribute struct{ name, value string }

// content is the name under which the text of an element is remembered.
const content = "#text"

// dom makes elements.
type dom struct{ document js.Value }

func (d dom) html(tag, class string) *element {
	e := &element{Value: d.document.Call("createElement", tag)}
	e.set("class", class)
	return e
}

func (d dom) svg(tag, class string) *element {
	e := &element{Value: d.document.Call("createElementNS", svgSpace, tag)}
	if class != "" {
		e.set("class", class)
	}
	return e
}

// path is an SVG path with fixed data.
func (d dom) path(class, data string) *element {
	e := d.svg("path", class)
	e.set("d", data)
	return e
}

// text is an SVG text at a place.
func (d dom) text(class, x, y, words string) *element {
	e := d.svg("text", class)
	e.set("x", x)
	e.set("y", y)
	e.say(words)
	return e
}

func (e *element) set(name, value string) {
	if e.remember(name, value) {
		e.Call("setAttribute", name, value)
	}
}

// say replaces the text inside.
func (e *element) say(text string) {
	if e.remember(content, text) {
		e.Set("textContent", text)
	}
}

// remember tells whether the value is another one than before. The list is
// short, so searching it beats hashing.
func (e *element) remember(name, value string) bool {
	for i := range e.written {
		if a := &e.written[i]; a.name == name {
			changed := a.value != value
			a.value = value
			return changed
		}
	}
	e.written = append(e.written, attribute{name, value})
	return true
}

// add puts children at the end. The call answers nothing, as all those below: a
// node that is answered costs more than the call, because it has to be let go of
// again.
func (e *element) add(children ...*element) *element {
	if len(children) == 1 {
		e.Call("append", children[0].Value)
		return e
	}
	nodes := make([]any, len(children))
	for i, c := range children {
		nodes[i] = c.Value
	}
	e.Call("append", nodes...)
	return e
}

// addBefore puts a new neighbour in front of the element.
func (e *element) addBefore(neighbour *element) { e.Call("before", neighbour.Value) }

func (e *element) clear() { e.Call("replaceChildren") }

func (e *element) drop() { e.Call("remove") }

// copied clones the element with everything in it; one call instead of one per
// attribute and child.
func (e *element) copied() *element {
	return &element{Value: e.Call("cloneNode", true), written: make([]attribute, 0, mostAttributes)}
}

// mostAttributes is how many attributes a copy is given of its own.
const mostAttributes = 6

// The neighbours of an element in a copy.
func (e *element) first() *element    { return &element{Value: e.Get("firstChild")} }
func (e *element) last() *element     { return &element{Value: e.Get("lastChild")} }
func (e *element) previous() *element { return &element{Value: e.Get("previousSibling")} }

// focus never scrolls: the canvas moves its own view to what is focused.
func (e *element) focus() {
	e.Call("focus", map[string]any{"preventScroll": true})
}

// hasFocus tells whether the element or something in it has the focus.
func (e *element) hasFocus() bool {
	return e.Call("contains", e.Get("ownerDocument").Get("activeElement")).Bool()
}
