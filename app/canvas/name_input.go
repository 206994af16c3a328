//go:build js

package canvas

import (
	"strings"
	"syscall/js"

	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
)

// nameInput edits a text where it stands: Enter or leaving the field keeps what
// was typed, Escape restores.
type nameInput struct {
	c       *Canvas
	input   *element
	was     string
	keep    func(string)
	place   func() geometry.Rect // on the canvas
	back    func()               // gives the focus back
	size    float64              // of the font at 100 %
	closing bool
	funcs   []js.Func
}

// editState edits the name on a card.
func (c *Canvas) editState(card *picture.Card) {
	id := card.ID
	n := &nameInput{was: card.Title, size: picture.NameSize}
	n.keep = func(name string) { id = c.rename(id, name) }
	n.place = func() geometry.Rect {
		card := c.picture.Card(id)
		if card == nil {
			return geometry.Rect{}
		}
		box := card.Box()
		return geometry.Rect{X: box.X + picture.TextX - 7, Y: box.Y + 9.5, Width: box.Width - picture.TextX, Height: 23}
	}
	n.back = func() {
		if view := c.cards[id]; view != nil {
			view.group.focus()
		}
	}
	c.edit(n, id, "Name of the state")
}

// editTransition edits the label of a line.
func (c *Canvas) editTransition(id string) {
	line, t := c.picture.Line(id), c.editor.Workflow().Transition(id)
	if line == nil || t == nil || c.options.ReadOnly {
		return
	}
	text := t.Label
	if text == "" {
		text = t.Outcome
	}
	c.editor.Select(editor.Selection{Transitions: []string{id}})
	n := &nameInput{was: text, size: picture.LabelSize}
	n.keep = func(label string) { c.do(editor.RenameTransition{ID: id, Label: label}) }
	n.place = func() geometry.Rect {
		line := c.picture.Line(id)
		if line == nil {
			return geometry.Rect{}
		}
		return geometry.Around(line.Route.Label, max(120, line.Label().Width+24), 24)
	}
	n.back = c.stage.svg.focus
	n.input = c.dom.html("input", "canvas-input centred")
	c.edit(n, id, "Label of the transition")
}

// rename gives the id the state has afterwards. An empty name restores.
func (c *Canvas) rename(id, name string) string {
	if strings.TrimSpace(name) == "" || !c.do(editor.RenameState{ID: id, Name: name}) {
		return id
	}
	// A placeholder id follows the name.
	if to, ok := c.renamed[id]; ok {
		return to
	}
	return id
}

func (c *Canvas) edit(n *nameInput, id, label string) {
	if c.name != nil {
		c.name.finish(true)
	}
	if n.input == nil {
		n.input = c.dom.html("input", "canvas-input")
	}
	n.c = c
	c.name = n
	c.marks.editing = id
	c.touch(c.both(id))
	n.input.set("type", "text")
	n.input.set("aria-label", label)
	n.input.set("autocomplete", "off")
	n.input.set("spellcheck", "true")
	n.input.Set("value", n.was)
	n.listen("keydown", n.key)
	n.listen("blur", func(js.Value) { n.finish(true) })
	c.stage.root.add(n.input)
	n.put()
	n.input.focus()
	n.input.Call("select")
}

func (n *nameInput) listen(event string, handle func(js.Value)) {
	f := js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer n.c.contain()
		handle(args[0])
		return nil
	})
	n.funcs = append(n.funcs, f)
	n.input.Call("addEventListener", event, f)
}

func (n *nameInput) key(event js.Value) {
	// Enter that only ends a composition, as in Japanese, is not ours.
	if event.Get("isComposing").Bool() {
		return
	}
	switch event.Get("key").String() {
	case "Enter":
		event.Call("preventDefault")
		n.finish(true)
	case "Escape":
		event.Call("preventDefault")
		n.finish(false)
	}
	event.Call("stopPropagation")
}

// finish closes the field, keeping what was typed or not.
func (n *nameInput) finish(keep bool) {
	if n.closing {
		return
	}
	n.closing = true
	text := n.input.Get("value").String()
	focused := n.input.hasFocus()
	n.close()
	if keep && text != n.was {
		n.keep(text)
	}
	// Leaving the field by pointer or Tab has put the focus elsewhere already.
	if focused {
		n.back()
	}
}

// close takes the field away. Its functions are released later: one of them may
// be running.
func (n *nameInput) close() {
	n.closing = true
	n.c.name = nil
	if id := n.c.marks.editing; id != "" {
		n.c.marks.editing = ""
		n.c.touch(n.c.both(id))
	}
	n.input.drop()
	for _, f := range n.funcs {
		f.Release()
	}
}

// put lays the field over its text; zoomed out, it stays large enough to read.
func (n *nameInput) put() {
	const least = 0.85
	view := n.c.screen.view
	place := n.place()
	zoom := max(view.Zoom, least)
	corner := view.ToScreen(place.Middle())
	style := n.input.Get("style")
	width, height := place.Width*zoom, place.Height*zoom
	style.Set("left", number(corner.X-width/2)+"px")
	style.Set("top", number(corner.Y-height/2)+"px")
	style.Set("width", number(width)+"px")
	style.Set("height", number(height)+"px")
	style.Set("fontSize", number(n.size*zoom)+"px")
}

// placeOverlays moves what lies over the picture along with it.
func (c *Canvas) placeOverlays() {
	if c.name != nil {
		c.name.put()
	}
	if c.chooser != nil {
		c.chooser.put()
	}
}
