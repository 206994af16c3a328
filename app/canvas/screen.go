//go:build js

package canvas

import "statecraft/app/editor/geometry"

// screen is the visible window onto the canvas.
type screen struct {
	view   geometry.View
	corner geometry.Point // of the canvas in the browser's window
	width  float64
	height float64
	// moved is set once a person has chosen a view; until then, and in a picture
	// that only shows, the whole picture is kept in sight.
	moved bool
}

func (s *screen) box() geometry.Rect {
	return geometry.Rect{Width: s.width, Height: s.height}
}

func (s *screen) seen() geometry.Rect { return s.view.Seen(s.width, s.height) }

func (s *screen) middle() geometry.Point {
	return geometry.Point{X: s.width / 2, Y: s.height / 2}
}

// Fit shows the whole picture, never larger than 100 %.
func (c *Canvas) Fit() {
	c.screen.moved = false
	c.look(geometry.Fit(c.picture.Bounds(), c.screen.width, c.screen.height))
}

// ZoomBy enlarges by a factor around the middle.
func (c *Canvas) ZoomBy(factor float64) { c.ZoomTo(c.screen.view.Zoom * factor) }

// ZoomTo shows the picture at a zoom, 1 being 100 %, around the middle.
func (c *Canvas) ZoomTo(zoom float64) { c.zoomAt(c.screen.middle(), zoom) }

// Zoom is the zoom now, 1 being 100 %.
func (c *Canvas) Zoom() float64 { return c.screen.view.Zoom }

// OnZoom adds a listener told the zoom whenever it changes.
func (c *Canvas) OnZoom(f func(float64)) { c.onZoom = append(c.onZoom, f) }

func (c *Canvas) zoomAt(at geometry.Point, zoom float64) {
	c.screen.moved = true
	c.look(c.screen.view.ZoomedAt(at, zoom))
}

func (c *Canvas) pan(by geometry.Point) {
	c.screen.moved = true
	c.look(c.screen.view.PannedBy(by))
}

// show moves the view just so far that a rectangle is seen.
func (c *Canvas) show(r geometry.Rect) {
	if c.screen.width > 0 {
		c.look(c.screen.view.Revealing(r, c.screen.width, c.screen.height))
	}
}

// look changes the view with the next frame.
func (c *Canvas) look(v geometry.View) {
	if v == c.screen.view {
		return
	}
	zoomed := v.Zoom != c.screen.view.Zoom
	c.screen.view = v
	c.frame.view = true
	c.frame.request()
	if zoomed {
		for _, f := range c.onZoom {
			f(v.Zoom)
		}
	}
}

// locate asks the browser where the canvas is; it may have scrolled.
func (c *Canvas) locate() {
	r := c.stage.svg.Call("getBoundingClientRect")
	c.screen.corner = geometry.Point{X: r.Get("left").Float(), Y: r.Get("top").Float()}
	c.screen.width, c.screen.height = r.Get("width").Float(), r.Get("height").Float()
}

// resized keeps a picture that nobody has moved in sight. A drawing that a
// person works on stays where it is.
func (c *Canvas) resized() {
	wasEmpty := c.screen.width == 0
	c.locate()
	if c.screen.width == 0 {
		return
	}
	if wasEmpty || c.options.ReadOnly && !c.screen.moved {
		c.Fit()
	}
	c.frame.view = true
	c.frame.request()
}
