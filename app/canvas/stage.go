//go:build js

package canvas

import (
	"strconv"
	"syscall/js"

	"statecraft/app/editor/geometry"
)

// stage is the fixed part of the canvas: the ground and the layers on it. There
// are two pictures, one over the other: the browser paints a picture as a whole,
// so what a gesture moves with every frame lies in the upper one, which is small.
type stage struct {
	root    *element // an HTML element, for inputs and menus over the picture
	svg     *element
	dots    *element // the pattern of the ground
	world   *element // moves and grows with the view
	bundles *element // lines too far off to be told apart
	lines   *element
	cards   *element
	// surface lies over all of it and takes what the pointer does: what is hit is
	// reckoned, so the browser need not look through everything that is drawn.
	surface *element
	tip     *element // what the browser shows where the pointer rests

	upper       *element
	upperWorld  *element
	liftedLines *element
	liftedCards *element
	hovered     *element
	others      *element // where other people are
	preview     *element // what a gesture shows before it is done
}

func newStage(d dom, host js.Value, readOnly bool) stage {
	s := stage{
		root:    d.html("div", "canvas"),
		svg:     d.svg("svg", "canvas-picture"),
		dots:    d.svg("pattern", ""),
		world:   d.svg("g", ""),
		bundles: d.svg("g", "canvas-bundles"),
		lines:   d.svg("g", ""),
		cards:   d.svg("g", ""),
		surface: d.svg("rect", "canvas-surface"),
		tip:     d.svg("title", ""),

		upper:       d.svg("svg", "canvas-upper"),
		upperWorld:  d.svg("g", ""),
		liftedLines: d.svg("g", ""),
		liftedCards: d.svg("g", ""),
		hovered:     d.svg("g", "canvas-hover"),
		others:      d.svg("g", "canvas-others"),
		preview:     d.svg("g", "canvas-preview"),
	}
	s.svg.set("tabindex", "-1")
	s.svg.set("role", "group")
	s.svg.set("aria-label", "Drawing")
	if readOnly {
		s.root.set("data-read-only", "true")
	}
	ground := s.ground(d, patternID(d))
	s.bundles.set("aria-hidden", "true")
	s.world.add(s.bundles, s.lines, s.cards)
	s.surface.set("width", "100%")
	s.surface.set("height", "100%")
	s.surface.set("aria-hidden", "true")
	s.surface.add(s.tip)
	s.svg.add(ground...).add(s.world, s.surface)
	// Everything in it is in the lower picture too, or only for the eye.
	s.upper.set("aria-hidden", "true")
	s.upperWorld.add(s.liftedLines, s.liftedCards, s.hovered, s.others, s.preview)
	s.upper.add(s.upperWorld)
	s.root.add(s.svg, s.upper)
	host.Call("replaceChildren", s.root.Value)
	return s
}

// ground is the dotted paper.
func (s *stage) ground(d dom, id string) []*element {
	dot := d.svg("circle", "canvas-dot")
	dot.set("cx", "1")
	dot.set("cy", "1")
	dot.set("r", "1")
	s.dots.set("id", id)
	s.dots.set("patternUnits", "userSpaceOnUse")
	s.dots.add(dot)
	paper := d.svg("rect", "canvas-ground")
	paper.set("width", "100%")
	paper.set("height", "100%")
	paper.set("fill", "url(#"+id+")")
	return []*element{d.svg("defs", "").add(s.dots), paper}
}

// patternID is an id that no other canvas on the page has.
func patternID(d dom) string {
	for n := 1; ; n++ {
		id := "canvas-dots-" + strconv.Itoa(n)
		if d.document.Call("getElementById", id).IsNull() {
			return id
		}
	}
}

// leastDots is the least distance of dots on the screen; zoomed out further,
// every second one is left out.
const leastDots = 14.0

// look shows the view.
func (s *stage) look(v geometry.View) {
	s.root.set("data-distance", distance(v.Zoom))
	place := transform(v)
	s.world.set("transform", place)
	s.upperWorld.set("transform", place)
	step := geometry.Dots
	for step*v.Zoom < leastDots {
		step *= 2
	}
	size := number(step * v.Zoom)
	s.dots.set("width", size)
	s.dots.set("height", size)
	s.dots.set("patternTransform", translate(v.Offset))
}

// distance tells the style sheet from how far the picture is seen: lines grow
// thicker as everything grows smaller.
func distance(zoom float64) string {
	switch {
	case zoom >= farZoom:
		return "near"
	case zoom >= farZoom/2:
		return "far"
	}
	return "farthest"
}
