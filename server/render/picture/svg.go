package picture

import (
	"bytes"
	"encoding/xml"
	"math"
	"strconv"

	"statecraft/engine"
)

// This file is all the SVG there is. Elements are the constants below,
// attributes are made by the functions below and nowhere else; among both is
// nothing that runs, loads or refers.

// element is what may be drawn.
type element string

const (
	elementSVG    element = "svg"
	elementGroup  element = "g"
	elementTitle  element = "title"
	elementText   element = "text"
	elementRect   element = "rect"
	elementCircle element = "circle"
	elementPath   element = "path"
)

type attribute struct{ name, value string }

// attributes are some that belong together.
type attributes []attribute

// colour is one of the light theme.
type colour string

const (
	ground colour = "#ffffff"
	strong colour = "#c9c9c1"
	ink    colour = "#1c1d1f"
	muted  colour = "#62646a"
	noFill colour = "none"
)

// whole gives the attributes of the whole: its size, its fonts, and its name
// for people who do not see it.
func whole(box bounds, title string) attributes {
	width, height := box.right-box.left, box.bottom-box.top
	return attributes{
		{"xmlns", "http://www.w3.org/2000/svg"},
		{"width", number(width)}, {"height", number(height)},
		{"viewBox", number(box.left) + " " + number(box.top) + " " + number(width) + " " + number(height)},
		{"role", "img"}, {"aria-label", title}, {"font-family", "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"},
	}
}

func fill(c colour) attributes   { return attributes{{"fill", string(c)}} }
func stroke(c colour) attributes { return attributes{{"stroke", string(c)}} }

func strokeWidth(n float64) attributes { return attributes{{"stroke-width", number(n)}} }

func dashed() attributes { return attributes{{"stroke-dasharray", "4 3"}} }

// pen draws lines with round ends and corners, and fills nothing.
func pen(c colour, width float64) attributes {
	return attributes{
		{"fill", string(noFill)}, {"stroke", string(c)}, {"stroke-width", number(width)},
		{"stroke-linecap", "round"}, {"stroke-linejoin", "round"},
	}
}

func fontSize(n float64) attributes { return attributes{{"font-size", number(n)}} }

func centred() attributes { return attributes{{"text-anchor", "middle"}} }

func at(x, y float64) attributes {
	return attributes{{"x", number(x)}, {"y", number(y)}}
}

func rectangle(middle engine.Point, width, height, radius float64) attributes {
	return attributes{
		{"x", number(middle.X - width/2)}, {"y", number(middle.Y - height/2)},
		{"width", number(width)}, {"height", number(height)}, {"rx", number(radius)},
	}
}

func circle(middle engine.Point, radius float64) attributes {
	return attributes{{"cx", number(middle.X)}, {"cy", number(middle.Y)}, {"r", number(radius)}}
}

func (p *path) data() attributes { return attributes{{"d", p.String()}} }

// path is the outline of a curve or figure.
type path struct{ bytes.Buffer }

func (p *path) move(to engine.Point) *path { return p.command('M', to) }
func (p *path) line(to engine.Point) *path { return p.command('L', to) }

func (p *path) curve(c1, c2, to engine.Point) *path { return p.command('C', c1, c2, to) }

func (p *path) command(letter byte, points ...engine.Point) *path {
	p.WriteByte(letter)
	for i, point := range points {
		if i > 0 {
			p.WriteByte(' ')
		}
		p.WriteString(number(point.X) + "," + number(point.Y))
	}
	return p
}

// number writes a tenth of a pixel and nothing finer.
func number(n float64) string {
	return strconv.FormatFloat(math.Round(n*10)/10, 'f', -1, 64)
}

// writer writes SVG. Texts and values pass through it alone, which escapes them.
type writer struct {
	bytes.Buffer
	open []element
}

func (w *writer) begin(e element, parts ...attributes) {
	w.tag(e, parts)
	w.WriteByte('>')
	w.open = append(w.open, e)
}

func (w *writer) end() {
	last := len(w.open) - 1
	w.WriteString("</" + string(w.open[last]) + ">\n")
	w.open = w.open[:last]
}

func (w *writer) empty(e element, parts ...attributes) {
	w.tag(e, parts)
	w.WriteString("/>\n")
}

func (w *writer) text(e element, text string, parts ...attributes) {
	w.begin(e, parts...)
	w.escape(text)
	w.end()
}

func (w *writer) tag(e element, parts []attributes) {
	w.WriteString("<" + string(e))
	for _, part := range parts {
		for _, a := range part {
			w.WriteString(" " + a.name + `="`)
			w.escape(a.value)
			w.WriteByte('"')
		}
	}
}

// escape also replaces what XML cannot hold at all.
func (w *writer) escape(text string) {
	// A bytes.Buffer takes everything.
	_ = xml.EscapeText(&w.Buffer, []byte(text))
}
