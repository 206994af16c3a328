//go:build !js

package canvas_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestLook takes the pictures that people compare with the drawings of the
// look, and makes sure that each sample draws without a fault.
func TestLook(t *testing.T) {
	for _, sample := range []struct{ name, query, ready string }{
		{"expense", "sample=expense", `[data-state-id="pay"]`},
		{"running", "sample=expense&running&read-only", `.canvas-badge.active`},
		{"conference", "sample=conference", `[data-state-id="s9"]`},
		{"signs", "sample=signs", `.canvas-end.terminate`},
	} {
		t.Run(sample.name, func(t *testing.T) {
			p := open(t, sample.query)
			if !p.has(sample.ready) {
				t.Fatalf("%s is not drawn", sample.ready)
			}
			if sample.name == "expense" {
				p.click(p.card("receipts"))
				p.mouse(chromedp.MouseMoved, spot{20, 700})
			}
			p.both(sample.name)
		})
	}
}

// TestLookOfGestures takes pictures of what shows while something is going on.
func TestLookOfGestures(t *testing.T) {
	p := open(t, "sample=expense")
	p.click(p.card("remind"))
	p.drag(p.middle(`[data-state-id="remind"] [data-handle="right"]`), p.card("remind").plus(240, 60))
	p.both("chooser")
	p.press(kb.Escape)

	p.click(p.card("remind"))
	p.pull(p.middle(`[data-state-id="remind"] [data-handle="right"]`), p.card("manager"))
	p.both("connecting")
	p.press(kb.Escape)
	p.drop(p.card("manager"))

	p.pull(p.card("check").plus(-120, -200), p.card("manager").plus(40, 40))
	p.both("band")
	p.drop(p.card("manager").plus(40, 40))

	p.doubleClick(p.card("pay"))
	p.both("rename")
	p.press(kb.Escape)
	p.doubleClick(p.middle(`[data-transition-id="check->manager"] .canvas-label`))
	p.both("label")
	p.press(kb.Escape)
	p.press(kb.Tab + kb.Tab)
	p.both("focus")
}

// both takes a picture in either theme.
func (p *page) both(name string) {
	p.t.Helper()
	for _, theme := range []string{"light", "dark"} {
		p.theme(theme)
		p.screenshot(name + "-" + theme)
	}
}
