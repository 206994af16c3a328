//go:build !js

package canvas_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statecraft/engine"
)

func (p *page) state(id string) *engine.State {
	p.t.Helper()
	s := p.seen().Workflow.State(id)
	if s == nil {
		p.t.Fatalf("there is no state %q", id)
	}
	return s
}

func titles(w *engine.Workflow) string {
	var names []string
	for i := range w.States {
		names = append(names, w.States[i].Title())
	}
	return strings.Join(names, ", ")
}

func ways(w *engine.Workflow) string {
	var ids []string
	for i := range w.Transitions {
		ids = append(ids, w.Transitions[i].ID)
	}
	return strings.Join(ids, ", ")
}

func (p *page) wants(what, got, want string) {
	p.t.Helper()
	if got != want {
		p.t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func TestDrawThreeStates(t *testing.T) {
	p := open(t, "sample=empty")

	// Double-click on the ground adds and lets the name be typed at once.
	p.doubleClick(spot{300, 300})
	p.press("Leave request" + kb.Enter)
	s := p.state("leave-request")
	if !s.Initial || s.Kind != engine.KindHuman || !slices.Equal(s.Actors, []engine.Actor{"anyone"}) {
		t.Errorf("the first state is %+v", s)
	}
	if math.Mod(s.Position.X, 8) != 0 || math.Mod(s.Position.Y, 8) != 0 {
		t.Errorf("it stands at %v, off the grid", *s.Position)
	}

	// From a handle onto empty ground the chooser offers what comes next.
	from := p.card("leave-request")
	p.click(from)
	p.drag(p.middle(`[data-state-id="leave-request"] [data-handle="right"]`), from.plus(260, 0))
	p.wants("chooser", ask[string](p, `[...document.querySelectorAll(".canvas-choice")].map(b => b.textContent).join(" ")`), "Person Automatic Decision")
	p.press(kb.ArrowDown + kb.ArrowDown + kb.Enter)
	p.press("Long?" + kb.Enter)
	if got := p.state("long").Kind; got != engine.KindRoute {
		t.Errorf("the second state is %s", got)
	}

	// From a handle onto a state connects.
	p.doubleClick(spot{820, 500})
	p.press("Approve" + kb.Enter)
	p.click(p.card("long"))
	p.drag(p.middle(`[data-state-id="long"] [data-handle="right"]`), p.card("approve"))
	got := p.seen()
	p.wants("states", titles(got.Workflow), "Leave request, Long?, Approve")
	p.wants("transitions", ways(got.Workflow), "leave-request->long, long->approve")
	p.wants("selected", strings.Join(got.Selection.Transitions, " "), "long->approve")

	// A double-click on a line names it.
	p.doubleClick(p.middle(`[data-transition-id="long->approve"] path`))
	p.press("more than a week" + kb.Enter)
	p.wants("label", p.seen().Workflow.Transition("long->approve").Label, "more than a week")
	if p.has(".canvas-input") {
		t.Error("the field is still there")
	}
}

func TestEscapeLeavesNothing(t *testing.T) {
	p := open(t, "sample=expense")
	before := p.seen()

	p.click(p.card("write"))
	p.pull(p.middle(`[data-state-id="write"] [data-handle="right"]`), spot{640, 700})
	p.press(kb.Escape)
	p.drop(spot{640, 700})

	p.pull(p.card("pay"), p.card("pay").plus(100, 100))
	p.press(kb.Escape)
	p.drop(spot{640, 700})

	p.click(p.card("write"))
	p.drag(p.middle(`[data-state-id="write"] [data-handle="bottom"]`), spot{640, 700})
	if !p.has(".canvas-chooser") {
		t.Error("there is no chooser")
	}
	p.press(kb.Escape)

	p.doubleClick(p.card("pay"))
	p.press("Something else" + kb.Escape)

	ask[bool](p, `harness.beginAdd("human"), true`)
	p.mouse(chromedp.MouseMoved, spot{640, 700})
	p.settle()
	p.press(kb.Escape)
	p.click(spot{640, 700})

	after := p.seen()
	p.wants("states", titles(after.Workflow), titles(before.Workflow))
	p.wants("transitions", ways(after.Workflow), ways(before.Workflow))
	p.wants("undo", after.Undo, "")
	if *after.Workflow.State("pay").Position != *before.Workflow.State("pay").Position {
		t.Error("the state has moved")
	}
	if p.has(".canvas-preview > *") || p.has(".canvas-input") || p.has(".canvas-chooser") {
		t.Error("a preview was left behind")
	}
}

func TestMoveSeveral(t *testing.T) {
	p := open(t, "sample=expense")
	before := p.seen().Workflow
	p.click(p.card("finance"))
	p.click(p.card("manager"), chromedp.ButtonModifiers(chromedp.ModifierShift))
	from := p.card("manager")
	path := func(picture string) string {
		return ask[string](p, `document.querySelector('`+picture+` [data-transition-id="finance->pay"] path').getAttribute("d")`)
	}
	was := path(".canvas-picture")
	p.pull(from, from.plus(43, 61))
	if path(".canvas-upper") == was {
		t.Error("the line did not follow the preview")
	}
	p.wants("focus", ask[string](p, `document.activeElement.dataset.stateId`), "manager")
	if at := *p.seen().Workflow.State("manager").Position; at != *before.State("manager").Position {
		t.Error("the preview was saved")
	}
	p.drop(from.plus(43, 61))

	after := p.seen().Workflow
	for _, id := range []string{"finance", "manager"} {
		a, b := before.State(id).Position, after.State(id).Position
		if dx, dy := b.X-a.X, b.Y-a.Y; dx != 40 || dy != 63 {
			t.Errorf("%s moved by %v, %v; want 40, 63, which puts the one taken hold of on the grid", id, dx, dy)
		}
	}
	p.press("z", chromedp.ModifierCtrl)
	if got := *p.seen().Workflow.State("finance").Position; got != *before.State("finance").Position {
		t.Errorf("undo left it at %v", got)
	}
	p.press("Z", chromedp.ModifierCtrl, chromedp.ModifierShift)
	if got := *p.seen().Workflow.State("finance").Position; got != *after.State("finance").Position {
		t.Errorf("redo put it at %v", got)
	}
}

func TestSelect(t *testing.T) {
	p := open(t, "sample=expense")
	selected := func() string {
		s := p.seen().Selection
		slices.Sort(s.States)
		slices.Sort(s.Transitions)
		return strings.Join(append(s.States, s.Transitions...), " ")
	}
	p.click(p.card("check"))
	p.wants("click", selected(), "check")
	p.click(p.card("pay"), chromedp.ButtonModifiers(chromedp.ModifierShift))
	p.wants("shift-click", selected(), "check pay")
	p.click(p.card("check"), chromedp.ButtonModifiers(chromedp.ModifierShift))
	p.wants("shift-click again", selected(), "pay")
	p.click(p.middle(`[data-transition-id="finance->check"] .canvas-label`))
	p.wants("label", selected(), "finance->check")
	p.click(spot{700, 750})
	p.wants("ground", selected(), "")

	a, b := p.card("finance"), p.card("manager")
	p.pull(a.plus(-100, -60), b.plus(100, 60))
	p.wants("while the band is pulled", selected(), "")
	if !p.has(`.banded[data-state-id="manager"]`) {
		t.Error("what the band takes does not show")
	}
	p.drop(b.plus(100, 60))
	p.wants("rubber band", selected(), "finance manager")
	p.press("a", chromedp.ModifierCtrl)
	if got := p.seen().Selection; len(got.States) != 7 || len(got.Transitions) != 8 {
		t.Errorf("select all gave %v", got)
	}
	p.press(kb.Escape)
	p.wants("escape", selected(), "")
}

func TestPalette(t *testing.T) {
	p := open(t, "sample=expense")
	ask[bool](p, `harness.beginAdd("action"), true`)
	p.click(spot{640, 700})
	p.press("Book" + kb.Enter)
	if got := p.state("book").Kind; got != engine.KindAction {
		t.Errorf("added %s", got)
	}
	ask[bool](p, `harness.dropAt(300, 700, "route"), true`)
	p.press("Large?" + kb.Enter)
	if got := p.middle(`[data-state-id="large"] .canvas-box`); math.Abs(got.X-300) > 4 || math.Abs(got.Y-700) > 4 {
		t.Errorf("dropped at %v", got)
	}
	ask[bool](p, `harness.dropAt(300, 20, "route"), true`) // above the canvas

	// Pressed on the palette, let go on the canvas.
	outside, left := p.middle("#outside"), []chromedp.MouseOption{hold(input.MouseButtonLeft), chromedp.ClickCount(1)}
	p.mouse(chromedp.MouseMoved, outside)
	p.mouse(chromedp.MousePressed, outside, left...)
	ask[bool](p, `harness.beginAdd("human"), true`)
	p.mouse(chromedp.MouseMoved, spot{900, 600}, left...)
	p.settle()
	if !p.has(".canvas-ghost:not(.hidden)") {
		t.Error("no ghost follows the pointer")
	}
	p.mouse(chromedp.MouseReleased, spot{900, 600}, left...)
	p.press("Dragged" + kb.Enter)
	p.state("dragged")

	ask[bool](p, `harness.addAtCentre("human"), true`)
	p.press("Ask" + kb.Enter)
	got := p.seen()
	if n := len(got.Workflow.States); n != 11 {
		t.Errorf("%d states: %s", n, titles(got.Workflow))
	}
	ask := got.Workflow.State("ask")
	for i := range got.Workflow.States {
		o := &got.Workflow.States[i]
		if o != ask && math.Abs(o.Position.X-ask.Position.X) < 164 && math.Abs(o.Position.Y-ask.Position.Y) < 58 {
			t.Errorf("the new state covers %s", o.Title())
		}
	}
}

func TestReadOnly(t *testing.T) {
	p := open(t, "sample=expense&read-only&running")
	before := p.seen()
	p.drag(p.card("pay"), p.card("pay").plus(80, 80))
	p.doubleClick(spot{640, 720})
	p.click(p.card("check"))
	p.press(kb.Delete + kb.F2)
	p.press(kb.Enter)
	p.doubleClick(p.card("finance"))
	after := p.seen()
	p.wants("states", titles(after.Workflow), titles(before.Workflow))
	p.wants("undo", after.Undo, "")
	p.wants("opened", strings.Join(after.Opened, " "), "check finance")
	if p.has("[data-handle]") || p.has(".canvas-input") {
		t.Error("it can be edited")
	}
	p.wants("done", ask[string](p, `document.querySelector('[data-state-id="write"]').getAttribute("aria-label")`),
		"Write claim, person state, start, leads to Receipts, done")
	p.wants("open", ask[string](p, `document.querySelector('[data-state-id="finance"]').getAttribute("aria-label")`),
		"Finance review, person state, leads to Check limits and Pay out, open now, 1 of 2, 1 problem")
}

func TestCloseLeavesNothing(t *testing.T) {
	p := open(t, "sample=expense")
	p.doubleClick(p.card("pay"))
	ask[bool](p, `harness.close(), true`)
	if got := ask[int](p, `document.querySelector("#canvas").childNodes.length`); got != 0 {
		t.Errorf("%d nodes are left", got)
	}
	p.press(kb.Delete)
	p.click(spot{640, 400})
}
