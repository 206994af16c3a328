package geometry

import "math"

// View is which part of the canvas is seen and how large: a point p of the
// canvas is at p·Zoom + Offset on the screen.
type View struct {
	Offset Point
	Zoom   float64
}

// Limits of the zoom.
const (
	LeastZoom = 0.1
	MostZoom  = 3.0
)

// margin is what Fit leaves free around the picture, in screen pixels: room for
// tools that float over a large screen, little in a small frame.
func margin(width, height float64) float64 {
	return math.Min(56, 0.07*math.Min(width, height))
}

// ToScreen is where a point of the canvas is seen.
func (v View) ToScreen(p Point) Point {
	return Point{X: p.X*v.Zoom + v.Offset.X, Y: p.Y*v.Zoom + v.Offset.Y}
}

// ToCanvas is which point of the canvas is seen at a place on the screen.
func (v View) ToCanvas(p Point) Point {
	return Point{X: (p.X - v.Offset.X) / v.Zoom, Y: (p.Y - v.Offset.Y) / v.Zoom}
}

// Seen is the part of the canvas that a screen of a size shows.
func (v View) Seen(width, height float64) Rect {
	return Between(v.ToCanvas(Point{}), v.ToCanvas(Point{X: width, Y: height}))
}

// PannedBy is the view moved by a distance on the screen.
func (v View) PannedBy(d Point) View {
	v.Offset = Plus(v.Offset, d)
	return v
}

// ZoomedAt is the view with another zoom, held where the pointer is.
func (v View) ZoomedAt(screen Point, zoom float64) View {
	held := v.ToCanvas(screen)
	v.Zoom = math.Max(LeastZoom, math.Min(MostZoom, zoom))
	v.Offset = Minus(screen, scaled(held, v.Zoom))
	return v
}

// Fit is the view that shows a rectangle in the middle of a screen, never
// larger than 100 %.
func Fit(content Rect, width, height float64) View {
	if content.IsEmpty() || width <= 0 || height <= 0 {
		return View{Offset: Point{X: width / 2, Y: height / 2}, Zoom: 1}
	}
	free := 2 * margin(width, height)
	zoom := math.Min((width-free)/content.Width, (height-free)/content.Height)
	zoom = math.Max(LeastZoom, math.Min(1, zoom))
	m := content.Middle()
	// Whole pixels keep lines and text sharp.
	return View{Zoom: zoom, Offset: Point{X: math.Round(width/2 - m.X*zoom), Y: math.Round(height/2 - m.Y*zoom)}}
}

// Revealing is the view moved just as far as needed to show a rectangle.
func (v View) Revealing(content Rect, width, height float64) View {
	a, b := v.ToScreen(Point{X: content.X, Y: content.Y}), v.ToScreen(Point{X: content.Right(), Y: content.Bottom()})
	return v.PannedBy(Point{X: inward(a.X, b.X, width), Y: inward(a.Y, b.Y, height)})
}

// inward is how far a span must move to lie inside a length; its start wins
// when it is too long.
func inward(from, to, length float64) float64 {
	const edge = 24.0
	switch {
	case from < edge:
		return edge - from
	case to > length-edge:
		return math.Max(length-edge-to, edge-from)
	}
	return 0
}
