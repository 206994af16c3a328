//go:build !js

package canvas_test

import (
	"math"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

func TestPanAndZoom(t *testing.T) {
	p := open(t, "sample=expense")
	at := p.card("pay")
	p.mouse(chromedp.MouseMoved, at)
	p.do(chromedp.MouseEvent(chromedp.MouseWheel, at.X, at.Y, wheel(30, 50)))
	p.settle()
	if got := p.card("pay"); got != at.plus(-30, -50) {
		t.Errorf("two fingers moved it from %v to %v", at, got)
	}
	at = p.card("pay")
	p.do(chromedp.MouseEvent(chromedp.MouseWheel, at.X, at.Y, wheel(0.01, -100), chromedp.ButtonModifiers(chromedp.ModifierCtrl)))
	p.settle()
	if got := p.card("pay"); math.Hypot(got.X-at.X, got.Y-at.Y) > 0.5 || p.seen().Zoom != 1.2 {
		t.Errorf("zooming at %v moved it to %v, zoom %v", at, got, p.seen().Zoom)
	}
	p.press("1")
	if got := p.seen().Zoom; got != 1 {
		t.Errorf("1 gives %v", got)
	}

	ground, middle := spot{640, 720}, hold(input.MouseButtonMiddle)
	at = p.card("pay")
	p.drag(ground, ground.plus(25, -35), middle)
	if got := p.card("pay"); got != at.plus(25, -35) {
		t.Errorf("the middle button moved it from %v to %v", at, got)
	}
	at = p.card("pay")
	p.click(ground)
	p.do(command(input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: " ", Code: "Space"}))
	p.drag(p.card("check"), p.card("check").plus(40, 40))
	p.do(command(input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: " ", Code: "Space"}))
	if got := p.card("pay"); got != at.plus(40, 40) {
		t.Errorf("space moved it from %v to %v", at, got)
	}
	if p.seen().Undo != "" {
		t.Error("panning changed the document")
	}
	p.press("0")
	if got := p.card("check"); got.X < 0 || got.Y < 48 || got.X > 1280 {
		t.Errorf("0 does not fit: %v", got)
	}
}

// wheel turns by both distances; the browser refuses an event that lacks one, and
// a zero is not sent.
func wheel(x, y float64) chromedp.MouseOption {
	return func(e *input.DispatchMouseEventParams) { e.DeltaX, e.DeltaY = x, y }
}

// touch puts fingers on the screen, or takes them off.
func (p *page) touch(kind input.DispatchTouchEventType, fingers ...spot) {
	p.t.Helper()
	points := []*input.TouchPoint{}
	for i, at := range fingers {
		id := float64(i)
		points = append(points, &input.TouchPoint{X: at.X, Y: at.Y, ID: &id})
	}
	p.do(command(input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points}))
	p.settle()
}

func TestFingers(t *testing.T) {
	p := open(t, "sample=expense")
	p.do(chromedp.EmulateViewport(1280, 800, chromedp.EmulateTouch))
	p.settle()
	at, ground := p.card("pay"), spot{640, 700}
	p.touch(input.DispatchTouchEventTypeTouchStart, ground)
	p.touch(input.DispatchTouchEventTypeTouchMove, ground.plus(30, -20))
	p.touch(input.DispatchTouchEventTypeTouchEnd)
	if got := p.card("pay"); got != at.plus(30, -20) {
		t.Errorf("a finger on the ground moved the picture from %v to %v", at, got)
	}

	before, pay := *p.state("pay").Position, p.card("pay")
	p.touch(input.DispatchTouchEventTypeTouchStart, pay)
	p.touch(input.DispatchTouchEventTypeTouchMove, pay.plus(40, 0))
	p.touch(input.DispatchTouchEventTypeTouchMove, pay.plus(80, 0))
	p.touch(input.DispatchTouchEventTypeTouchEnd)
	if got := *p.state("pay").Position; got.X-before.X != 80 {
		t.Errorf("a finger on a state moved it from %v to %v", before, got)
	}

	a, b := spot{540, 700}, spot{740, 700}
	p.touch(input.DispatchTouchEventTypeTouchStart, a)
	p.touch(input.DispatchTouchEventTypeTouchStart, a, b)
	p.touch(input.DispatchTouchEventTypeTouchMove, a.plus(-50, 0), b.plus(50, 0))
	p.touch(input.DispatchTouchEventTypeTouchMove, a.plus(-100, 0), b.plus(100, 0))
	p.touch(input.DispatchTouchEventTypeTouchEnd)
	if got := p.seen(); math.Abs(got.Zoom-2) > 0.01 {
		t.Errorf("two fingers twice as far apart give zoom %v", got.Zoom)
	}
}
