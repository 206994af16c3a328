package picture

import "statecraft/engine"

const (
	margin     = 24
	cardRadius = 10
	// glyphLeft and textLeft count from the left edge of a card.
	glyphLeft = 23
	textLeft  = 42
	// middleToBase is how far the base line of a text of 12 or 13 px lies below
	// the middle of its letters.
	middleToBase = 4.4
)

// SVG draws the placed scene.
func (s *Scene) SVG() []byte {
	d := &drawing{scene: s, links: s.drawnLinks()}
	box := d.bounds()
	width, height := box.right-box.left, box.bottom-box.top
	title := plain(s.Title)
	d.begin(elementSVG, whole(box, title))
	d.text(elementTitle, title)
	d.empty(elementRect, rectangle(xy(box.left+width/2, box.top+height/2), width, height, 0), fill(ground))
	if len(s.Shapes) == 0 {
		d.words("Nothing is drawn here yet", xy(width/2, height/2))
	}
	for i := range d.links {
		d.link(&d.links[i])
	}
	for i := range s.Shapes {
		d.shape(&s.Shapes[i])
	}
	for i := range s.loops {
		if label := &s.loops[i].label; len(label.text) > 0 {
			d.shape(label)
		}
	}
	d.end()
	return d.Bytes()
}

type drawing struct {
	writer
	scene *Scene
	links []drawnLink
}

func (d *drawing) link(l *drawnLink) {
	pen := pen(strong, 1.5)
	d.empty(elementPath, l.path().data(), pen)
	if l.head {
		d.empty(elementPath, l.arrowhead().data(), pen)
	}
}

func (d *drawing) shape(s *Shape) {
	d.begin(elementGroup)
	if s.title != "" {
		d.text(elementTitle, s.title)
	}
	switch s.Kind {
	case Card:
		d.card(s)
	case Label:
		d.label(s)
	case Anywhere:
		d.anywhere(s)
	case Start:
		d.empty(elementCircle, circle(s.At, s.Width/2), fill(ink))
	case End, Stop:
		d.ring(s)
	}
	d.end()
}

func (d *drawing) card(s *Shape) {
	d.outline(s, cardRadius)
	left, middle := s.At.X-CardWidth/2, s.At.Y
	if s.glyph == plusBoxGlyph {
		const inset = 3
		d.empty(elementRect, rectangle(s.At, CardWidth-2*inset, CardHeight-2*inset, cardRadius-inset),
			fill(noFill), stroke(strong))
	}
	d.figure(s.glyph.figure(), xy(left+glyphLeft, middle), 1, muted, 1.6)

	lineHeight := 18.0
	if len(s.text) > 1 {
		lineHeight = 15
	}
	base := middle + middleToBase - lineHeight*float64(len(s.text))/2
	for _, line := range s.text {
		d.text(elementText, line, at(left+textLeft, base), fill(ink), fontSize(nameSize))
		base += lineHeight
	}
	d.text(elementText, s.faint, at(left+textLeft, base), fill(muted), fontSize(smallSize))
	d.sign(s.join, shifted(d.scene.port(s, Behind), d.scene.along(-d.scene.signOffset())))
	d.sign(s.split, shifted(d.scene.port(s, Ahead), d.scene.along(d.scene.signOffset())))
}

func (d *drawing) outline(s *Shape, radius float64, more ...attributes) {
	d.empty(elementRect, append([]attributes{rectangle(s.At, s.Width, s.Height, radius), fill(ground), stroke(strong), strokeWidth(1.2)}, more...)...)
}

// signOffset moves signs off the top and bottom of a card, where text is near.
func (s *Scene) signOffset() float64 {
	if s.Down {
		return 4
	}
	return 0
}

func (d *drawing) sign(s sign, middle engine.Point) {
	if s == noSign {
		return
	}
	d.empty(elementCircle, circle(middle, signRadius), fill(ground), stroke(strong))
	d.figure(s.figure(), middle, 1, ink, 2)
}

// label writes words on the ground, so that they interrupt a curve that passes
// through.
func (d *drawing) label(s *Shape) {
	d.empty(elementRect, rectangle(s.At, s.Width, s.Height, 0), fill(ground))
	middle := s.At.X
	if s.glyph != noGlyph {
		const scale = 0.75
		d.figure(s.glyph.figure(), xy(s.At.X-s.Width/2+labelPadding+labelGlyph/2-2, s.At.Y), scale, muted, 1.2)
		middle += labelGlyph / 2
	}
	d.words(s.text[0], xy(middle, s.At.Y))
}

func (d *drawing) anywhere(s *Shape) {
	d.outline(s, s.Height/2, dashed())
	d.words(s.text[0], s.At)
}

// words stand around a middle.
func (d *drawing) words(text string, middle engine.Point) {
	d.text(elementText, text, at(middle.X, middle.Y+middleToBase), centred(), fill(muted), fontSize(smallSize))
}

// ring is the mark of an end: a dot in a ring, a cross in it where the end
// stops everything.
func (d *drawing) ring(s *Shape) {
	d.empty(elementCircle, circle(s.At, s.Width/2-0.75), fill(ground), stroke(ink), strokeWidth(1.5))
	if s.Kind == Stop {
		d.figure(exclusive.figure(), s.At, 1, ink, 2)
		return
	}
	d.empty(elementCircle, circle(s.At, s.Width/4), fill(ink))
}

func (d *drawing) figure(f figure, middle engine.Point, scale float64, c colour, width float64) {
	place := func(p engine.Point) engine.Point { return xy(middle.X+p.X*scale, middle.Y+p.Y*scale) }
	pen := pen(c, width)
	if f.ring.radius > 0 {
		d.empty(elementCircle, circle(place(f.ring.middle), f.ring.radius*scale), pen)
	}
	var outline path
	for _, points := range f.lines {
		outline.move(place(points[0]))
		for _, p := range points[1:] {
			outline.line(place(p))
		}
	}
	for _, c := range f.curves {
		outline.move(place(c[0])).curve(place(c[1]), place(c[2]), place(c[3]))
	}
	if outline.Len() > 0 {
		d.empty(elementPath, outline.data(), pen)
	}
}
