//go:build !js

package canvas_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// watch notes everything written below the canvas from now on: in which of the
// two pictures, on what, and which attribute.
const watch = `(() => {
	window.writes = []
	const name = e => {
		const owner = e.closest && e.closest("[data-state-id], [data-transition-id]")
		return owner ? (owner.dataset.stateId || owner.dataset.transitionId) : e.getAttribute("class")
	}
	const picture = e => e.closest(".canvas-upper") ? "upper" : "lower"
	new MutationObserver(list => {
		for (const m of list) writes.push(picture(m.target) + " " + name(m.target) + " " + (m.attributeName || m.type))
	}).observe(document.querySelector("#canvas"), {subtree: true, attributes: true, childList: true, characterData: true})
	return true
})()`

// TestDragWritesOnlyWhatMoves keeps dragging independent of the size of the
// drawing: in a thousand states a frame writes one card and its lines, and
// nothing at all in the large picture, which would be painted anew.
func TestDragWritesOnlyWhatMoves(t *testing.T) {
	for _, view := range []string{"whole", "fitted"} {
		t.Run(view, func(t *testing.T) {
			p := open(t, "sample=large")
			if view == "whole" {
				p.press("1")
				ask[bool](p, `harness.reveal("n420"), true`)
			}
			p.populated()
			at := p.card("n420")
			p.pull(at, at.plus(20, 20))

			ask[bool](p, watch)
			p.mouse(chromedp.MouseMoved, at.plus(60, 40), hold(input.MouseButtonLeft), chromedp.ClickCount(1))
			p.settle()
			// The card; of each line the way, and of its label the ground and the words.
			allowed := []string{"upper n420 transform"}
			for _, way := range p.seen().Workflow.Transitions {
				if id := "upper " + way.ID; way.From == "n420" || way.To == "n420" {
					allowed = append(allowed, id+" d", id+" x", id+" y", id+" x", id+" y")
				}
			}
			got := ask[[]string](p, `writes`)
			if !slices.Contains(got, "upper n420 transform") || !slices.Contains(got, "upper t420 d") || len(got) > len(allowed) {
				t.Errorf("a frame of the drag wrote %v", got)
			}
			for _, w := range got {
				if !slices.Contains(allowed, w) {
					t.Errorf("a frame of the drag wrote %s", w)
				}
			}
			p.drop(at.plus(60, 40))
			if p.has(".canvas-upper [data-state-id], .canvas-upper [data-transition-id], .lifted") {
				t.Error("something is still lifted")
			}
			if got := p.card("n420"); got == at {
				t.Error("the card has not moved")
			}
		})
	}
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
		if strings.HasSuffix(w, "null transform") {
			worlds++
		}
	}
	if worlds != 2 {
		t.Errorf("the two pictures were moved %d times in one frame: %v", worlds, ask[[]string](p, `writes`))
	}
}
