//go:build !js

package canvas_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statecraft/engine"
)

// drawn are the ids of the states that have elements.
func (p *page) drawn() []string {
	p.t.Helper()
	return ask[[]string](p, `[...document.querySelectorAll(".canvas-picture [data-state-id]")].map(e => e.dataset.stateId)`)
}

func (p *page) count(selector string) int {
	p.t.Helper()
	return ask[int](p, fmt.Sprintf(`document.querySelectorAll(%q).length`, selector))
}

// inSight are the ids of the states of the large sample whose cards lie in the
// window now, reckoned from one card that is drawn.
func (p *page) inSight(known string) []string {
	p.t.Helper()
	w, zoom, at := p.seen().Workflow, p.seen().Zoom, p.card(known)
	from := w.State(known).Position
	var ids []string
	for i := range w.States {
		s := &w.States[i]
		x, y := at.X+(s.Position.X-from.X)*zoom, at.Y+(s.Position.Y-from.Y)*zoom
		if x > -82*zoom && x < 1280+82*zoom && y > 48-29*zoom && y < 800+29*zoom {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

func ids(w *engine.Workflow) []string {
	list := make([]string, len(w.States))
	for i := range w.States {
		list[i] = w.States[i].ID
	}
	return list
}

// TestOnlyWhatIsSeenHasElements pans about in a thousand states: whatever comes
// into sight is drawn, and what leaves it is taken away.
func TestOnlyWhatIsSeenHasElements(t *testing.T) {
	p := open(t, "sample=large")
	p.press("1")
	ask[bool](p, `harness.reveal("n420"), true`)
	p.populated()
	for _, step := range []spot{{}, {400, 0}, {500, 300}, {-2000, -500}, {90, -80}} {
		p.do(chromedp.MouseEvent(chromedp.MouseWheel, 640, 400, wheel(step.X+0.01, step.Y+0.01)))
		p.populated()
		drawn := p.drawn()
		if len(drawn) > 150 {
			t.Errorf("after %v %d states have elements", step, len(drawn))
		}
		for _, id := range p.inSight(drawn[len(drawn)/2]) {
			if !slices.Contains(drawn, id) {
				t.Errorf("after %v %s is in sight and not drawn", step, id)
			}
		}
		if got := p.count(".canvas *"); got > 3500 {
			t.Errorf("after %v there are %d elements", step, got)
		}
	}
	at, w := 0, p.seen().Workflow
	for _, id := range p.drawn() {
		i := slices.Index(ids(w), id)
		if i < at {
			t.Fatalf("%s is out of the declared order", id)
		}
		at = i
	}
}

// TestFocusAndSelectionStay keeps the elements of what keys and people who do not
// see the drawing are with.
func TestFocusAndSelectionStay(t *testing.T) {
	p := open(t, "sample=large")
	p.press("1")
	ask[bool](p, `harness.reveal("n420"), true`)
	p.populated()
	p.click(p.card("n420"))
	p.click(p.card("n421"), chromedp.ButtonModifiers(chromedp.ModifierShift))
	p.do(chromedp.MouseEvent(chromedp.MouseWheel, 640, 400, wheel(3000.01, 600.01)))
	p.populated()
	drawn := p.drawn()
	if slices.Contains(p.inSight("n420"), "n420") {
		t.Fatal("the view has not moved")
	}
	if !slices.Contains(drawn, "n420") || !slices.Contains(drawn, "n421") || slices.Contains(drawn, "n419") {
		t.Errorf("drawn are %v", drawn)
	}
	p.wants("focus", ask[string](p, `document.activeElement.getAttribute("aria-label")`), "State 421, person state, leads to State 422")
	p.press(kb.ArrowRight)
	p.wants("moved", fmt.Sprint(p.state("n420").Position.X), fmt.Sprint(20*264+8))
	p.press(kb.Escape)
	p.click(spot{640, 60})
	p.populated()
	if slices.Contains(p.drawn(), "n420") {
		t.Error("it is drawn still, out of sight and with nobody there")
	}
}

// TestFarOff shows outlines only, with few elements, and reads nothing out less.
func TestFarOff(t *testing.T) {
	p := open(t, "sample=large")
	p.populated()
	if n := len(p.drawn()); n != 1000 {
		t.Errorf("%d states are drawn", n)
	}
	p.wants("name", ask[string](p, `document.querySelector('[data-state-id="n7"]').getAttribute("aria-label")`), "State 7, person state, leads to State 8")
	p.press("a", chromedp.ModifierCtrl)
	p.populated()
	for _, selector := range []string{".canvas-picture text", ".canvas-label", ".canvas-handle", ".canvas-parts"} {
		if got := p.count(selector); got > 0 {
			t.Errorf("%d of %s are there", got, selector)
		}
	}
	p.click(spot{640, 780})
	p.populated()
	if got := p.count(".canvas-picture path"); got > 40 {
		t.Errorf("1,500 lines take %d elements", got)
	}
	if got := p.count(".canvas *"); got > 2100 {
		t.Errorf("there are %d elements", got)
	}

	// Back near, everything is there again.
	p.press("1")
	p.populated()
	if p.count(".canvas-parts") == 0 || p.count(".canvas-label") == 0 || p.count(".canvas-bundles *") > 0 {
		t.Error("it is still drawn as from far off")
	}
}

// TestSelectAllOfMany makes no handles that nobody could use.
func TestSelectAllOfMany(t *testing.T) {
	p := open(t, "sample=large")
	p.press("1")
	p.populated()
	p.press("a", chromedp.ModifierCtrl)
	p.populated()
	if got := p.count(".canvas-handle"); got > 4 {
		t.Errorf("there are %d handles", got)
	}
	if n := len(p.drawn()); n != 1000 {
		t.Errorf("%d of 1000 selected states have elements", n)
	}
}
