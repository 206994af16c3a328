//go:build !js

package canvas_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statecraft/engine"
)

func TestArrowKeysMove(t *testing.T) {
	p := open(t, "sample=expense")
	p.click(p.card("pay"))
	before := *p.state("pay").Position
	p.press(kb.ArrowRight + kb.ArrowDown)
	p.press(kb.ArrowRight, chromedp.ModifierShift)
	if got := *p.state("pay").Position; got != (engine.Point{X: before.X + 9, Y: before.Y + 8}) {
		t.Errorf("it went from %v to %v", before, got)
	}
}

func TestDeleteAndUndo(t *testing.T) {
	p := open(t, "sample=expense")
	before := p.seen().Workflow
	p.click(p.card("finance"))
	p.press(kb.Delete)
	after := p.seen().Workflow
	p.wants("states", titles(after), "Write claim, Receipts, Check limits, Manager review, Pay out, Remind")
	p.wants("transitions", ways(after), "write->receipts, receipts->check, receipts->remind, check->manager, manager->pay")
	if p.has(`[data-state-id="finance"]`) || p.has(`[data-transition-id="finance->pay"]`) {
		t.Error("its elements are still there")
	}
	// The focus is still on the drawing, so the next key is heard.
	p.press("z", chromedp.ModifierCtrl)
	p.wants("states", titles(p.seen().Workflow), titles(before))
	p.wants("order of Tab", ask[string](p, `[...document.querySelectorAll("[data-state-id]")].map(e => e.dataset.stateId).join(" ")`),
		"write receipts check finance manager pay remind")
	p.press("y", chromedp.ModifierCtrl)
	p.wants("redo", titles(p.seen().Workflow), titles(after))
	p.press("z", chromedp.ModifierMeta)
	p.wants("the key of another system", titles(p.seen().Workflow), titles(after))

	p.click(p.middle(`[data-transition-id="check->manager"] .canvas-label`))
	p.press(kb.Backspace)
	p.wants("transitions", ways(p.seen().Workflow), "write->receipts, receipts->check, receipts->remind, manager->pay")
}

func TestNoShortcutWhileTyping(t *testing.T) {
	p := open(t, "sample=expense")
	p.click(p.card("pay"))
	before := p.seen()
	p.click(p.middle("#field"))
	p.press("a0b1" + kb.Backspace + kb.Delete + kb.ArrowLeft + kb.Enter)
	p.press("a", chromedp.ModifierCtrl)
	p.press("z", chromedp.ModifierCtrl)
	// A button on the page keeps its keys too, but undo is meant for the drawing.
	p.click(p.middle("#outside"))
	p.press(kb.Delete)
	after := p.seen()
	p.wants("states", titles(after.Workflow), titles(before.Workflow))
	p.wants("selected", strings.Join(after.Selection.States, " "), "pay")
	if after.Zoom != before.Zoom {
		t.Error("the zoom has changed")
	}

	p.doubleClick(p.card("pay"))
	p.press("a", chromedp.ModifierCtrl)
	p.press("Pay 01" + kb.Backspace + kb.Enter)
	p.wants("name", p.state("pay").Name, "Pay 0")
	p.click(p.middle("#outside"))
	p.press("z", chromedp.ModifierCtrl)
	p.wants("name after undo", p.state("pay").Name, "Pay out")
}

func TestRename(t *testing.T) {
	p := open(t, "sample=expense")
	p.click(p.card("pay"))
	p.press(kb.F2)
	p.press("Pay by bank")
	p.click(p.card("check"))
	p.wants("leaving the field keeps", p.state("pay").Name, "Pay by bank")
	p.wants("and selects what was pressed", strings.Join(p.seen().Selection.States, " "), "check")

	p.press(kb.Enter)
	p.press("Check" + kb.Enter)
	p.wants("Enter on a focused state", p.state("check").Name, "Check")
	p.wants("focus afterwards", ask[string](p, `document.activeElement.dataset.stateId`), "check")

	p.press(kb.F2)
	p.press("a", chromedp.ModifierCtrl)
	p.press(kb.Backspace + kb.Enter)
	p.wants("an empty name restores", p.state("check").Name, "Check")
}

func TestKeyboardOnly(t *testing.T) {
	p := open(t, "sample=expense")
	p.click(p.middle("#field"))
	p.press(kb.Tab + kb.Tab)
	p.wants("Tab", ask[string](p, `document.activeElement.dataset.stateId`), "receipts")
	p.wants("Tab selects", strings.Join(p.seen().Selection.States, " "), "receipts")
	p.wants("it is called", ask[string](p, `document.activeElement.getAttribute("aria-label")`),
		"Receipts, person state, leads to Check limits and Remind")
	if !p.has(`[data-state-id="receipts"] [data-handle="right"]`) {
		t.Error("a focused state has no handles")
	}
	p.press(kb.Tab + kb.Tab)
	p.wants("problems are told", ask[string](p, `document.activeElement.getAttribute("aria-label")`),
		"Finance review, person state, leads to Check limits and Pay out, 1 problem")
	p.press(kb.Delete)
	p.press("z", chromedp.ModifierCtrl)
	if got := p.seen(); len(got.Workflow.States) != 7 || len(got.Said) == 0 {
		t.Errorf("said %q", got.Said)
	}
}
