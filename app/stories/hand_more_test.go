//go:build !js

package stories

import (
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// RightClick presses the other mouse button there.
func (p *Person) RightClick(at point) {
	p.t.Helper()
	p.act("right-clicking",
		chromedp.MouseEvent(chromedp.MouseMoved, at.X, at.Y),
		chromedp.MouseClickXY(at.X, at.Y, chromedp.ButtonRight))
}

// ShiftClick clicks there with shift held down.
func (p *Person) ShiftClick(at point) {
	p.t.Helper()
	p.act("clicking with shift",
		chromedp.MouseEvent(chromedp.MouseMoved, at.X, at.Y),
		chromedp.MouseClickXY(at.X, at.Y, chromedp.ButtonModifiers(chromedp.ModifierShift)))
}

// Scroll turns the wheel there, by pixels to the right and down, with keys held
// down: with [chromedp.ModifierCtrl] it zooms.
func (p *Person) Scroll(at point, right, down float64, held ...chromedp.Modifier) {
	p.t.Helper()
	p.act("turning the wheel", command(dispatchWheel, wheel{
		input.DispatchMouseEventTypeMouseWheel, at.X, at.Y, right, down, mask(held),
	}))
}

// wheel is [input.DispatchMouseEventParams] for a wheel. The browser wants both
// distances, and those leave out what is 0.
type wheel struct {
	Type      input.DispatchMouseEventType `json:"type"`
	X         float64                      `json:"x"`
	Y         float64                      `json:"y"`
	DeltaX    float64                      `json:"deltaX"`
	DeltaY    float64                      `json:"deltaY"`
	Modifiers int64                        `json:"modifiers"`
}

var dispatchWheel = cdp.Command[wheel, cdp.Empty]{Method: input.CommandDispatchMouseEvent}

// DragHolding drags as [Person.Drag] does, with keys held down meanwhile.
func (p *Person) DragHolding(from, to point, held ...chromedp.Modifier) {
	p.t.Helper()
	var down, up []chromedp.Action[chromedp.Void]
	for _, m := range held {
		down = append(down, command(input.DispatchKeyEvent, modifierKey(input.DispatchKeyEventTypeRawKeyDown, m)))
		up = append(up, command(input.DispatchKeyEvent, modifierKey(input.DispatchKeyEventTypeKeyUp, m)))
	}
	p.do("holding a key down", down...)
	p.pull("dragging", from, to, input.MouseButtonLeft, mask(held))
	p.do("letting the key go", up...)
}

// DragMiddle drags with the middle mouse button, which moves what is seen.
func (p *Person) DragMiddle(from, to point) {
	p.t.Helper()
	p.pull("dragging with the middle button", from, to, input.MouseButtonMiddle, 0)
}

// HoldSpace does something with the space bar held down.
func (p *Person) HoldSpace(act func()) {
	p.t.Helper()
	space := input.DispatchKeyEventParams{Key: " ", Code: "Space", WindowsVirtualKeyCode: ' '}
	down, up := space, space
	down.Type, down.Text, up.Type = input.DispatchKeyEventTypeKeyDown, " ", input.DispatchKeyEventTypeKeyUp
	p.do("holding the space bar down", command(input.DispatchKeyEvent, down))
	act()
	p.do("letting the space bar go", command(input.DispatchKeyEvent, up))
}

// Copy, Cut and Paste press the usual keys. The browser is told the command too,
// for what a key means there is decided by the system around it.
func (p *Person) Copy() { p.t.Helper(); p.shortcut("c", "copy") }

// Cut cuts what is selected.
func (p *Person) Cut() { p.t.Helper(); p.shortcut("x", "cut") }

// Paste pastes what was copied or cut last.
func (p *Person) Paste() { p.t.Helper(); p.shortcut("v", "paste") }

func (p *Person) shortcut(key, name string) {
	p.t.Helper()
	p.act("pressing the keys to "+name, chromedp.KeyEvent(key, chromedp.KeyModifiers(selectAll), func(k *input.DispatchKeyEventParams) {
		if k.Type == kb.KeyDown {
			k.Commands = []string{name}
		}
	}))
}

// pull drags with a button, in steps as small as a hand's.
func (p *Person) pull(what string, from, to point, button input.MouseButton, held int64) {
	p.t.Helper()
	const steps = 12
	event := func(kind input.DispatchMouseEventType, at point, buttons int64) chromedp.Action[chromedp.Void] {
		return command(input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: kind, X: at.X, Y: at.Y, Button: button, Buttons: buttons, Modifiers: held, ClickCount: 1,
		})
	}
	bit := map[input.MouseButton]int64{input.MouseButtonLeft: 1, input.MouseButtonMiddle: 4}[button]
	moves := []chromedp.Action[chromedp.Void]{
		chromedp.MouseEvent(chromedp.MouseMoved, from.X, from.Y),
		event(input.DispatchMouseEventTypeMousePressed, from, bit),
	}
	for i := 1; i <= steps; i++ {
		part := float64(i) / steps
		moves = append(moves, event(input.DispatchMouseEventTypeMouseMoved, point{from.X + (to.X-from.X)*part, from.Y + (to.Y-from.Y)*part}, bit))
	}
	p.act(what, append(moves, event(input.DispatchMouseEventTypeMouseReleased, to, 0))...)
}

func mask(held []chromedp.Modifier) (bits int64) {
	for _, m := range held {
		bits |= int64(m)
	}
	return bits
}

// modifierKey is the event of such a key itself: some pages listen to it.
func modifierKey(kind input.DispatchKeyEventType, m chromedp.Modifier) input.DispatchKeyEventParams {
	e := input.DispatchKeyEventParams{Type: kind, Location: 1}
	switch m {
	case chromedp.ModifierAlt:
		e.Key, e.Code, e.WindowsVirtualKeyCode = "Alt", "AltLeft", 18
	case chromedp.ModifierCtrl:
		e.Key, e.Code, e.WindowsVirtualKeyCode = "Control", "ControlLeft", 17
	case chromedp.ModifierShift:
		e.Key, e.Code, e.WindowsVirtualKeyCode = "Shift", "ShiftLeft", 16
	case chromedp.ModifierMeta:
		e.Key, e.Code, e.WindowsVirtualKeyCode = "Meta", "MetaLeft", 91
	}
	if kind == input.DispatchKeyEventTypeRawKeyDown {
		e.Modifiers = int64(m)
	}
	return e
}
