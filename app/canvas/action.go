//go:build js

package canvas

import (
	"statecraft/app/editor"
	"statecraft/app/editor/action"
	"statecraft/app/editor/geometry"
	"statecraft/app/ui/say"
	"statecraft/engine"
)

// keyPress is a stroke that was made; an action chosen in a menu has none.
type keyPress struct {
	action.Stroke
	repeated bool // the key is being held
}

// Perform carries out an action as its key would; false where there is nothing
// to do now.
func (c *Canvas) Perform(id action.ID) bool {
	a := action.Named(id)
	return a != nil && a.Offered(c.situation()) && c.perform(a, keyPress{})
}

func (c *Canvas) situation() *action.Situation {
	s := action.Of(c.editor, c.options.ReadOnly)
	s.Focused = c.hover.focused
	if c.options.Situation != nil {
		c.options.Situation(s)
	}
	return s
}

// perform carries out an action that is offered: by its command, or, as [Performs]
// lists, itself, or it hands the action to the page. It tells whether there was
// anything to do; only then the browser's own meaning of the key is prevented.
func (c *Canvas) perform(a *action.Action, press keyPress) bool {
	if a.Do != nil {
		c.carryOut(a)
		return true
	}
	switch a.ID {
	case action.Rename:
		return c.renameChosen()
	case action.Open:
		return c.openFocused()
	case action.Pick:
		return c.holdSpace(press)
	case action.GiveUp:
		return c.giveUp()
	case action.Move, action.MoveFine:
		return c.nudge(press)
	case action.AddPerson, action.AddAutomatic, action.AddDecision, action.AddWait:
		return c.addWhereItFits(engine.Kind(a.With))
	case action.Fit:
		c.Fit()
	case action.WholeSize:
		c.ZoomTo(1)
	case action.ZoomIn:
		c.ZoomBy(notchZoom)
	case action.ZoomOut:
		c.ZoomBy(1 / notchZoom)
	default:
		return c.options.Perform != nil && c.options.Perform(a.ID)
	}
	return true
}

// carryOut lets an action change the document and tells what came of it.
func (c *Canvas) carryOut(a *action.Action) {
	if c.stage.root.hasFocus() && (a.ID == action.Delete || a.ID == action.DeleteApart) {
		// The focused element is about to go; without this the page would take the
		// focus and the next key would mean something else.
		c.stage.svg.focus()
	}
	did, err := a.Run(c.editor, c.situation())
	if err != nil {
		c.refused(err)
		return
	}
	c.say(say.Sentence(did.Said))
	if did.Told == "" {
		return
	}
	if c.options.Told != nil {
		c.options.Told(did.Told)
	} else {
		c.say(say.Sentence(did.Told))
	}
}

func (c *Canvas) renameChosen() bool {
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

func (c *Canvas) openFocused() bool {
	if c.hover.focused == "" {
		return false
	}
	c.open(c.hover.focused)
	return true
}

// holdSpace begins to wait for a drag that pans; keyUp decides what a space
// without a drag meant.
func (c *Canvas) holdSpace(s keyPress) bool {
	if !s.repeated {
		c.keys.space, c.keys.panned = true, false
		c.cursor("pannable")
	}
	return true
}

func (c *Canvas) giveUp() bool {
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
func (c *Canvas) nudge(s keyPress) bool {
	chosen := c.editor.Selection()
	step := geometry.Grid
	if s.Shift {
		step = 1
	}
	var by geometry.Point
	switch s.Key {
	case "ArrowLeft":
		by.X = -step
	case "ArrowRight":
		by.X = step
	case "ArrowUp":
		by.Y = -step
	case "ArrowDown":
		by.Y = step
	}
	c.do(editor.Move{Selection: chosen, By: by, Continue: s.repeated})
	if len(chosen.States) == 1 {
		c.show(c.picture.Card(chosen.States[0]).Box())
	}
	return true
}

// addWhereItFits adds a state after the one that is selected, on the transition
// that is, else in the middle of what is seen.
func (c *Canvas) addWhereItFits(kind engine.Kind) bool {
	s := c.situation()
	card, line := c.picture.Card(s.Only), c.picture.Line(s.Only)
	switch {
	case s.States == 1 && card != nil:
		c.addNext(card.ID, kind, c.picture.Free(c.after(card.Middle)))
	case s.Transitions == 1 && line != nil:
		cmd := &editor.AddBetween{Transition: line.ID, Kind: kind, At: c.picture.Free(line.Route.Label)}
		if c.do(cmd) {
			c.nameNew(cmd.ID)
		}
	default:
		c.AddAtCentre(kind)
	}
	return true
}

// after is a comfortable place behind a state, in the reading direction.
func (c *Canvas) after(middle geometry.Point) geometry.Point {
	if c.editor.Workflow().Direction == engine.DirectionDown {
		return geometry.Plus(middle, geometry.Point{Y: geometry.RowStep})
	}
	return geometry.Plus(middle, geometry.Point{X: geometry.ColumnStep})
}
