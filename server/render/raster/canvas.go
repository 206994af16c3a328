package raster

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"

	"github.com/fogleman/gg"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
)

// canvas paints in the coordinates of the SVG.
type canvas struct {
	*gg.Context
	left, top, scale float64
	letters          *opentype.Font
	faces            map[float64]font.Face // by size
}

func newCanvas(left, top, width, height, scale float64) (*canvas, error) {
	letters, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("raster: read the font: %w", err)
	}
	side := func(length float64) int { return max(1, int(length*scale)) }
	return &canvas{gg.NewContext(side(width), side(height)), left, top, scale, letters, map[float64]font.Face{}}, nil
}

func (c *canvas) x(n float64) float64 { return (n - c.left) * c.scale }
func (c *canvas) y(n float64) float64 { return (n - c.top) * c.scale }

func (c *canvas) rectangle(x, y, width, height, radius float64) {
	if radius == 0 {
		c.DrawRectangle(c.x(x), c.y(y), width*c.scale, height*c.scale)
		return
	}
	c.DrawRoundedRectangle(c.x(x), c.y(y), width*c.scale, height*c.scale, min(radius, width/2, height/2)*c.scale)
}

func (c *canvas) circle(x, y, radius float64) { c.DrawCircle(c.x(x), c.y(y), radius*c.scale) }

// path adds an outline such as "M1,2L3,4C5,6 7,8 9,10".
func (c *canvas) path(data string) error {
	for data != "" {
		letter, rest := data[0], data[1:]
		end := strings.IndexAny(rest, "MLC")
		if end < 0 {
			end = len(rest)
		}
		points, err := c.points(rest[:end])
		if err != nil {
			return err
		}
		switch {
		case letter == 'M' && len(points) == 1:
			c.MoveTo(points[0].X, points[0].Y)
		case letter == 'L' && len(points) == 1:
			c.LineTo(points[0].X, points[0].Y)
		case letter == 'C' && len(points) == 3:
			c.CubicTo(points[0].X, points[0].Y, points[1].X, points[1].Y, points[2].X, points[2].Y)
		default:
			return fmt.Errorf("raster: no outline has %q with %d points", letter, len(points))
		}
		data = rest[end:]
	}
	return nil
}

func (c *canvas) points(text string) (points []gg.Point, err error) {
	for pair := range strings.FieldsSeq(text) {
		x, y, _ := strings.Cut(pair, ",")
		px, err := number(x)
		if err != nil {
			return nil, err
		}
		py, err := number(y)
		if err != nil {
			return nil, err
		}
		points = append(points, gg.Point{X: c.x(px), Y: c.y(py)})
	}
	return points, nil
}

// look is how an outline is painted.
type look struct {
	fill, stroke  string // colours; "none" or nothing for none
	width         float64
	dashed, round bool
}

// paint paints the outline drawn so far, and begins a new one.
func (c *canvas) paint(l look) {
	defer c.ClearPath()
	if ink, ok := colour(l.fill); ok {
		c.SetColor(ink)
		c.FillPreserve()
	}
	ink, ok := colour(l.stroke)
	if !ok {
		return
	}
	c.SetColor(ink)
	c.SetLineWidth(l.width * c.scale)
	c.SetDash()
	if l.dashed {
		c.SetDash(4*c.scale, 3*c.scale)
	}
	c.SetLineCapButt()
	if l.round {
		c.SetLineCapRound()
	}
	c.StrokePreserve()
}

// colour reads one such as "#1c1d1f"; ok is false for none.
func colour(text string) (c color.RGBA, ok bool) {
	digits, found := strings.CutPrefix(text, "#")
	n, err := strconv.ParseUint(digits, 16, 32)
	if !found || err != nil || len(digits) != 6 {
		return c, false
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), math.MaxUint8}, true
}

// words writes a text on its base line, from a point on or around it.
func (c *canvas) words(text string, x, y, size float64, centred bool, fill string) error {
	if !(size >= 1 && size <= 100) {
		return fmt.Errorf("raster: no text is %g px high", size)
	}
	face := c.faces[size]
	if face == nil {
		var err error
		if face, err = opentype.NewFace(c.letters, &opentype.FaceOptions{Size: size * c.scale, DPI: 72}); err != nil {
			return fmt.Errorf("raster: prepare the font: %w", err)
		}
		c.faces[size] = face
	}
	c.SetFontFace(face)
	ink, ok := colour(fill)
	if !ok {
		return fmt.Errorf("raster: %q is no colour", fill)
	}
	c.SetColor(ink)
	anchor := 0.0
	if centred {
		anchor = 0.5
	}
	c.DrawStringAnchored(text, c.x(x), c.y(y), anchor, 0)
	return nil
}
