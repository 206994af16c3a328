//go:build js

package canvas

import (
	"strconv"
	"syscall/js"

	"statecraft/app/editor/geometry"
)

// stage is the fixed part of the canvas: the ground and the layers on it.
type stage struct {
	root    *element // an HTML element, for inputs and menus over the picture
	svg     *element
	dots    *element // the pattern of the ground
	world   *element // moves and grows with the view
	lines   *element
	cards   *element
	preview *element // what a gesture shows before it is done
}

func newStage(d dom, host js.Value, readOnly bool) stage {
	s := stage{
		root:    d.html("div", "canvas"),
		svg:     d.svg("svg", "canvas-picture"),
		dots:    d.svg("pattern", ""),
		world:   d.svg("g", ""),
		lines:   d.svg("g", ""),
		cards:   d.svg("g", ""),
		preview: d.svg("g", "canvas-preview"),
	}
	s.svg.set("tabindex", "-1")
	s.svg.set("role", "group")
	s.svg.set("aria-label", "Drawing")
	if readOnly {
		s.root.set("data-read-only", "true")
	}
	ground := s.ground(d, patternID(d))
	s.preview.set("aria-hidden", "true")
	s.world.add(s.lines, s.cards, s.preview)
	s.svg.add(ground...).add(s.world)
	s.root.add(s.svg)
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
	s.world.set("transform", transform(v))
	step := geometry.Dots
	for step*v.Zoom < leastDots {
		step *= 2
	}
	size := number(step * v.Zoom)
	s.dots.set("width", size)
	s.dots.set("height", size)
	s.dots.set("patternTransform", translate(v.Offset))
}
