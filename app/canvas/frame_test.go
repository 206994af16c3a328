//go:build !js

package canvas_test

import (
	"slices"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// watch notes everything written below the canvas from now on.
const watch = `(() => {
	window.writes = []
	const name = e => {
		const owner = e.closest && e.closest("[data-state-id], [data-transition-id]")
		return owner ? (owner.dataset.stateId || owner.dataset.transitionId) : e.getAttribute("class")
	}
	new MutationObserver(list => {
		for (const m of list) writes.push(name(m.target) + " " + (m.attributeName || m.type))
	}).observe(document.querySelector("#canvas"), {subtree: true, attributes: true, childList: true, characterData: true})
	return true
})()`

// TestDragWritesOnlyWhatMoves keeps dragging independent of the size of the
// drawing: in a thousand states a frame writes one card and its lines.
func TestDragWritesOnlyWhatMoves(t *testing.T) {
	p := open(t, "sample=large")
	p.press("1")
	ask[bool](p, `harness.reveal("n420"), true`)
	p.settle()
	left := []chromedp.MouseOption{hold(input.MouseButtonLeft), chromedp.ClickCount(1)}
	at := p.card("n420")
	p.mouse(chromedp.MouseMoved, at)
	p.mouse(chromedp.MousePressed, at, left...)
	p.mouse(chromedp.MouseMoved, at.plus(20, 20), left...)
	p.settle()

	ask[bool](p, watch)
	p.mouse(chromedp.MouseMoved, at.plus(60, 40), left...)
	p.settle()
	allowed := []string{"n420 transform"}
	for _, way := range p.seen().Workflow.Transitions {
		if way.From == "n420" || way.To == "n420" {
			allowed = append(allowed, way.ID+" d", way.ID+" transform") // the line and its label
		}
	}
	got := ask[[]string](p, `writes`)
	if !slices.Contains(got, "n420 transform") || !slices.Contains(got, "t420 d") || len(got) > len(allowed) {
		t.Errorf("a frame of the drag wrote %v", got)
	}
	for _, w := range got {
		if !slices.Contains(allowed, w) {
			t.Errorf("a frame of the drag wrote %s", w)
		}
	}
	p.drop(at.plus(60, 40))
}

// TestManyMovesOneFrame gathers the movements between two frames into one write.
func TestManyMovesOneFrame(t *testing.T) {
	p := open(t, "sample=expense")
	at := p.card("pay")
	ask[bool](p, watch)
	// Events of one task of the browser come before its next frame.
	ask[bool](p, `(() => {
		const svg = document.querySelector(".canvas-picture")
		for (let i = 0; i < 50; i++) svg.dispatchEvent(new WheelEvent("wheel", {deltaX: 1, deltaY: 1, cancelable: true}))
		return true
	})()`)
	p.settle()
	if got := p.card("pay"); got != at.plus(-50, -50) {
		t.Errorf("it moved from %v to %v", at, got)
	}
	worlds := 0
	for _, w := range ask[[]string](p, `writes`) {
		if w == "null transform" {
			worlds++
		}
	}
	if worlds != 1 {
		t.Errorf("the view was written %d times in one frame: %v", worlds, ask[[]string](p, `writes`))
	}
}
