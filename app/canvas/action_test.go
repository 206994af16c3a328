//go:build !js

package canvas_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statecraft/app/canvas"
)

func (p *page) perform(id string) bool {
	p.t.Helper()
	done := ask[bool](p, "harness.perform("+strconv.Quote(id)+")")
	p.settle()
	return done
}

// What the canvas says it carries out itself it does not hand to the page.
func TestPerformsWhatItLists(t *testing.T) {
	p := open(t, "sample=expense")
	for _, id := range canvas.Performs() {
		p.click(p.card("pay")) // so that everything about a state is offered
		p.perform(string(id))
		p.press(kb.Escape)
	}
	if handed := p.seen().Performed; len(handed) > 0 {
		t.Errorf("handed to the page: %v", handed)
	}
	if !p.perform("tidy") || p.perform("redo") || p.perform("no-such") {
		t.Error("it does not tell whether there was anything to do")
	}
	p.wants("handed to the page", strings.Join(p.seen().Performed, " "), "tidy")
}

func TestDeleteJoinsUnlessShiftIsHeld(t *testing.T) {
	p := open(t, "sample=expense")
	before := ways(p.seen().Workflow)
	p.click(p.card("receipts"))
	p.press(kb.Delete, chromedp.ModifierShift)
	p.wants("apart", ways(p.seen().Workflow), "check->finance, check->manager, finance->check, finance->pay, manager->pay")
	if told := p.seen().Told; len(told) > 0 {
		t.Errorf("told %q", told)
	}
	p.press("z", chromedp.ModifierCtrl)
	p.wants("undone", ways(p.seen().Workflow), before)

	p.click(p.card("manager"))
	p.press(kb.Delete)
	p.wants("told", strings.Join(p.seen().Told, " "), "Check limits now leads to Pay out.")
	if got := ways(p.seen().Workflow); !strings.Contains(got, "check->pay") {
		t.Errorf("not joined: %s", got)
	}
}

func TestAlignByKey(t *testing.T) {
	p := open(t, "sample=expense")
	p.press("a", chromedp.ModifierCtrl)
	p.press("w", chromedp.ModifierAlt)
	top := p.state("pay").Position.Y
	for _, s := range p.seen().Workflow.States {
		if s.Position.Y != top {
			t.Errorf("%s is at %v, not at %v", s.ID, s.Position.Y, top)
		}
	}
	p.wants("undo", p.seen().Undo, "Align")
	p.click(p.card("pay"))
	p.press("w", chromedp.ModifierAlt)
	if told := p.seen().Told; len(told) > 0 {
		t.Errorf("one state alone: %q", told)
	}
}

// Actions that add know where: after the state that is selected, else in the
// middle of what is seen.
func TestAddWhereItFits(t *testing.T) {
	p := open(t, "sample=expense")
	p.click(p.card("pay"))
	p.perform("add-decision")
	p.press("Archive?" + kb.Enter)
	if got := ways(p.seen().Workflow); !strings.Contains(got, "pay->archive") {
		t.Errorf("after a state: %s", got)
	}
	p.click(p.middle(`[data-transition-id="check->manager"] .canvas-label`))
	p.perform("add-person")
	p.press("Look" + kb.Enter)
	if way := p.seen().Workflow.Transition("check->manager"); way.To != "look" || p.seen().Workflow.Transition("look->manager") == nil {
		t.Errorf("on a transition: %s", ways(p.seen().Workflow))
	}
	p.press(kb.Escape)
	p.perform("add-wait")
	p.press("Pause" + kb.Enter)
	if s := p.state("pause"); s == nil || s.Kind != "wait" {
		t.Errorf("alone: %+v", s)
	}
}

func TestKeysOfThePage(t *testing.T) {
	p := open(t, "sample=expense")
	p.click(p.middle("#outside"))
	p.press("f", chromedp.ModifierCtrl)
	p.press("k", chromedp.ModifierCtrl)
	p.press("?", chromedp.ModifierShift)
	p.press("1")
	p.wants("handed to the page", strings.Join(p.seen().Performed, " "), "find palette help")
	p.click(p.middle("#field"))
	p.press("f", chromedp.ModifierCtrl)
	p.press("?", chromedp.ModifierShift)
	p.wants("while typing", strconv.Itoa(len(p.seen().Performed)), "3")
}

func TestMarkAndFocus(t *testing.T) {
	p := open(t, "sample=expense")
	marked := func() string {
		return ask[string](p, `[...document.querySelectorAll(".found")].map(e => e.dataset.stateId || e.dataset.transitionId).sort().join(" ")`)
	}
	ask[any](p, `harness.mark("pay check->manager gone")`)
	p.settle()
	p.wants("marked", marked(), "check->manager pay")
	ask[any](p, `harness.mark("finance")`)
	p.settle()
	p.wants("marked then", marked(), "finance")
	ask[any](p, `harness.mark("")`)
	p.settle()
	p.wants("marked no more", marked(), "")
	ask[any](p, `harness.focus("finance")`)
	p.wants("focused", ask[string](p, `document.activeElement.dataset.stateId`), "finance")
	ask[any](p, `harness.focus("gone")`)
	p.wants("focused then", ask[string](p, `document.activeElement.getAttribute("class")`), "canvas-picture")
}

// Keys of the table that nothing can be done with now are kept from the browser
// only while the drawing has the keyboard.
func TestTakenKeys(t *testing.T) {
	p := open(t, "sample=expense")
	ask[any](p, `window.taken = []; window.addEventListener("keydown", e => taken.push(e.key + " " + e.defaultPrevented))`)
	p.click(p.card("pay"))
	p.press(kb.Escape)
	p.press("d", chromedp.ModifierCtrl)
	p.click(p.middle("#outside"))
	p.press("d", chromedp.ModifierCtrl)
	got := ask[[]string](p, "taken.filter(t => t.startsWith('d'))")
	if !slices.Equal(got, []string{"d true", "d false"}) {
		t.Errorf("taken: %v", got)
	}
}
