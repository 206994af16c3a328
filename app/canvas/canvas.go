//go:build js

package canvas

import (
	"syscall/js"

	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
	"statecraft/app/editor/picture"
	"statecraft/app/ui/say"
	"statecraft/engine"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Canvas draws one editor's document below one host element and listens there.
type Canvas struct {
	editor  *editor.Editor
	options Options
	picture *picture.Picture

	dom            dom
	ruler          *ruler
	cardTemplate   *element
	partsTemplates map[engine.Kind]*element
	lineTemplate   *element
	labelTemplate  *element

	stage   stage
	screen  screen
	sight   sight
	cards   map[string]*cardView
	lines   map[string]*lineView
	bundles bundles
	lifted  lifted
	hovered hoverView
	marks   marks
	frame   frame

	others  others
	hover   hover
	keys    keys
	gesture gesture
	finger  pointer // the one that came down last
	adding  *adding
	name    *nameInput
	chooser *chooser

	renamed   map[string]string // ids by the last step
	listening listening
	onZoom    []func(float64)
	closers   []func()
}

// Mount draws the editor's document below host, an empty element that belongs
// to the canvas from then on, and keeps it in step until Close.
func Mount(host app.Value, e *editor.Editor, o Options) *Canvas {
	note(markOpened)
	c := &Canvas{
		editor: e, options: o,
		dom:   dom{document: js.Global().Get("document")},
		cards: map[string]*cardView{}, lines: map[string]*lineView{},
		lifted:         lifted{cards: map[string]*cardView{}, lines: map[string]*lineView{}},
		partsTemplates: map[engine.Kind]*element{},
	}
	c.ruler = newRuler(c.dom)
	c.picture = picture.NewIn(say.Here(), e.Workflow(), c.ruler.width)
	c.cardTemplate, c.lineTemplate, c.labelTemplate = cardTemplate(c.dom), lineTemplate(c.dom), labelTemplate(c.dom)
	c.stage = newStage(c.dom, unwrap(host), o.ReadOnly)
	c.frame = newFrame(c.flush)
	c.marks.put(o.Overlay)
	c.marks.selectOnly(e.Selection())
	c.screen.view.Zoom = 1
	// What is drawn depends on what is seen.
	c.resized()
	c.drawAll()
	c.listen()
	c.closers = append(c.closers,
		e.OnChange(c.documentChanged),
		e.OnSelect(func(editor.Selection) { c.selectionChanged() }))
	// Whoever looks from here on finds everything where it is seen.
	c.write()
	return c
}

// Refresh asks for the problems again and shows them.
func (c *Canvas) Refresh() {
	before := c.marks.problems
	c.askProblems()
	c.touchProblems(before)
}

// SetOverlay shows another moment of a running instance, nil for none.
func (c *Canvas) SetOverlay(o *Overlay) {
	c.marks.put(o)
	c.touchAll()
}

// BeginAdd waits for the place of a new state: the next click on the canvas, or
// the release of a drag that ends there. Escape gives up.
func (c *Canvas) BeginAdd(kind engine.Kind) {
	if c.options.ReadOnly {
		return
	}
	c.endGesture()
	c.adding = newAdding(c, kind)
	c.tellAdding(kind)
}

// tellAdding tells the page which kind of state waits for its place.
func (c *Canvas) tellAdding(kind engine.Kind) {
	if c.options.OnAdding != nil {
		c.options.OnAdding(kind)
	}
}

// AddAtCentre adds a state in the middle of what is seen, beside what is there.
func (c *Canvas) AddAtCentre(kind engine.Kind) {
	if c.options.ReadOnly {
		return
	}
	c.stopAdding()
	c.addState(kind, c.picture.Free(c.screen.seen().Middle()))
}

// DropAt adds a state at a place of the window, if it lies on the canvas.
func (c *Canvas) DropAt(clientX, clientY float64, kind engine.Kind) {
	if c.options.ReadOnly {
		return
	}
	c.stopAdding()
	c.locate()
	at := geometry.Minus(geometry.Point{X: clientX, Y: clientY}, c.screen.corner)
	if !c.screen.box().Has(at) {
		return
	}
	c.addState(kind, geometry.Snap(c.screen.view.ToCanvas(at)))
}

// EditName renames a state in place.
func (c *Canvas) EditName(stateID string) {
	card := c.picture.Card(stateID)
	if card == nil || c.options.ReadOnly {
		return
	}
	c.show(card.Box())
	c.editState(card)
}

// Reveal selects a state or transition and moves the view just so far that it
// is seen.
func (c *Canvas) Reveal(id string) {
	if card := c.picture.Card(id); card != nil {
		c.editor.Select(editor.Selection{States: []string{id}})
		c.show(card.Box())
	} else if line := c.picture.Line(id); line != nil {
		c.editor.Select(editor.Selection{Transitions: []string{id}})
		c.show(geometry.Around(line.Route.Label, geometry.CardWidth, geometry.CardHeight))
	}
}

// Focus gives the keyboard to a state, or to the drawing where there is none by
// that id.
func (c *Canvas) Focus(stateID string) {
	c.write() // the state may have been revealed just now
	c.showFocus(true)
	if !c.focusCard(stateID) {
		c.stage.svg.focus()
	}
}

// Mark marks what was found, and nothing else from then on: cards and lines with
// these ids get the class "found". No ids take all marks away.
func (c *Canvas) Mark(ids []string) {
	before := c.marks.found
	c.marks.found = setOf(ids)
	for _, id := range differing(before, c.marks.found) {
		c.touch(c.both(id))
	}
}

// Close stops listening and takes everything off the host.
func (c *Canvas) Close() {
	if c.name != nil {
		c.name.close()
	}
	for _, f := range c.closers {
		f()
	}
	c.frame.close()
	c.listening.close()
	c.stage.root.drop()
	c.onZoom = nil
}

// say tells people who do not see the picture what happened.
func (c *Canvas) say(text string) {
	if c.options.Announce != nil && text != "" {
		c.options.Announce(text)
	}
}

// do carries out commands and tells why when they are refused.
func (c *Canvas) do(cmds ...editor.Command) bool {
	if err := c.editor.Do(cmds...); err != nil {
		c.refused(err)
		return false
	}
	return true
}

// refused tells why something could not be done, where it can be seen.
func (c *Canvas) refused(err error) {
	if c.options.Refused != nil {
		c.options.Refused(err)
		return
	}
	c.say(say.Error(err))
}

// unwrap takes the browser's value out of go-app's: it is handed to a function
// of ours, which is called with the bare one.
func unwrap(v app.Value) js.Value {
	var bare js.Value
	take := js.FuncOf(func(_ js.Value, args []js.Value) any {
		bare = args[0]
		return nil
	})
	defer take.Release()
	app.ValueOf(take).Invoke(v)
	return bare
}
