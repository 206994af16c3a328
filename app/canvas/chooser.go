//go:build js

package canvas

import (
	"syscall/js"

	"statecraft/app/editor/geometry"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared/words"
)

// chooser asks which kind of state comes next, beside the place where it will
// stand. Escape or a press elsewhere gives up.
type chooser struct {
	c       *Canvas
	menu    *element
	buttons []*element
	at      geometry.Point
	preview *connectPreview
	funcs   []js.Func
}

// nextKinds are the kinds offered, the likeliest first.
func nextKinds() []engine.Kind {
	return []engine.Kind{engine.KindHuman, engine.KindAction, engine.KindRoute}
}

func (c *Canvas) choose(from string, at geometry.Point, preview *connectPreview) {
	ch := &chooser{c: c, at: at, preview: preview, menu: c.dom.html("div", "canvas-chooser")}
	ch.menu.set("role", "menu")
	ch.menu.set("aria-label", "What comes next")
	for _, kind := range nextKinds() {
		button := ch.button(kind)
		ch.listen(button, "click", func(js.Value) {
			c.chooserClosed()
			c.addNext(from, kind, at)
		})
		ch.buttons = append(ch.buttons, button)
		ch.menu.add(button)
	}
	ch.listen(ch.menu, "keydown", ch.key)
	c.stage.root.add(ch.menu)
	c.chooser = ch
	ch.put()
	ch.buttons[0].focus()
}

func (ch *chooser) button(kind engine.Kind) *element {
	d := ch.c.dom
	button := d.html("button", "canvas-choice")
	button.set("type", "button")
	button.set("role", "menuitem")
	button.set("data-kind", string(kind))
	icon := d.svg("svg", "")
	icon.set("viewBox", "-10 -10 20 20")
	icon.set("width", "20")
	icon.set("height", "20")
	icon.set("aria-hidden", "true")
	word := d.html("span", "")
	word.say(words.Kind(say.Here(), kind))
	return button.add(icon.add(d.path("canvas-glyph", glyphOf(kind))), word)
}

func (ch *chooser) listen(target *element, event string, handle func(js.Value)) {
	f := js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer ch.c.contain()
		handle(args[0])
		return nil
	})
	ch.funcs = append(ch.funcs, f)
	target.Call("addEventListener", event, f)
}

func (ch *chooser) key(event js.Value) {
	switch event.Get("key").String() {
	case "Escape", "Tab":
		ch.c.chooserClosed()
		ch.c.stage.svg.focus()
	case "ArrowDown", "ArrowRight":
		ch.step(1)
	case "ArrowUp", "ArrowLeft":
		ch.step(-1)
	default:
		// Enter and space are the button's own.
		event.Call("stopPropagation")
		return
	}
	event.Call("preventDefault")
	event.Call("stopPropagation")
}

func (ch *chooser) step(by int) {
	for i, button := range ch.buttons {
		if button.hasFocus() {
			ch.buttons[(i+by+len(ch.buttons))%len(ch.buttons)].focus()
			return
		}
	}
}

// put keeps the menu beside the card it will add and inside the canvas.
func (ch *chooser) put() {
	const gap = 8
	view := ch.c.screen.view
	box := geometry.Card(ch.at)
	at := view.ToScreen(geometry.Point{X: box.X, Y: box.Bottom()})
	width, height := ch.menu.Get("offsetWidth").Float(), ch.menu.Get("offsetHeight").Float()
	at.Y += gap
	if at.Y+height > ch.c.screen.height {
		at.Y = view.ToScreen(geometry.Point{Y: box.Y}).Y - height - gap
	}
	at.X = max(gap, min(at.X, ch.c.screen.width-width-gap))
	style := ch.menu.Get("style")
	style.Set("left", number(at.X)+"px")
	style.Set("top", number(max(gap, at.Y))+"px")
}

// chooserClosed takes the chooser away, if it is open.
func (c *Canvas) chooserClosed() {
	ch := c.chooser
	if ch == nil {
		return
	}
	c.chooser = nil
	ch.preview.drop()
	ch.menu.drop()
	for _, f := range ch.funcs {
		f.Release()
	}
}
