//go:build js

package canvas

import (
	"statecraft/app/editor"
	"statecraft/app/editor/geometry"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared/words"
)

// adding carries a new state from the palette: a ghost follows the pointer, and
// the state is added where it is let go or clicked.
type adding struct {
	c     *Canvas
	kind  engine.Kind
	ghost *element
}

func newAdding(c *Canvas, kind engine.Kind) *adding {
	a := &adding{c: c, kind: kind, ghost: newGhost(c.dom)}
	c.stage.preview.add(a.ghost)
	c.cursor("adding")
	c.say("Click where the new state should be. Escape gives up.")
	return a
}

func (a *adding) move(p pointer) {
	a.ghost.set("class", "canvas-ghost")
	a.ghost.set("transform", translate(geometry.Snap(p.canvas)))
}

func (a *adding) leave() { a.ghost.set("class", "canvas-ghost hidden") }

func (a *adding) drop(p pointer) {
	if !a.c.screen.box().Has(p.screen) {
		return
	}
	a.c.stopAdding()
	a.c.addState(a.kind, geometry.Snap(p.canvas))
}

// stopAdding gives up adding from the palette.
func (c *Canvas) stopAdding() {
	if c.adding != nil {
		c.adding.ghost.drop()
		c.adding = nil
		c.cursor("")
		c.tellAdding("")
	}
}

func (c *Canvas) addState(kind engine.Kind, at geometry.Point) {
	cmd := &editor.AddState{Kind: kind, At: at}
	if c.do(cmd) {
		c.nameNew(cmd.ID)
	}
}

// nameNew selects a state just added and lets its name be typed at once.
func (c *Canvas) nameNew(id string) {
	c.editor.Select(editor.Selection{States: []string{id}})
	c.say(words.Kind(say.Here(), c.picture.Card(id).Kind) + " state added. Type its name.")
	// The card must be there before its name can be edited over it.
	c.write()
	c.EditName(id)
}
