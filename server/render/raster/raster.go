// Package raster turns the pictures that package picture writes into pixels.
//
// What belongs here: reading that SVG, which has a handful of elements, and
// painting it. Another element or attribute than picture writes is refused: a
// picture that lacks something would be worse than none. Letters are those of one
// font that is part of the program, since a server has no others; what it does
// not have is a box.
package raster

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"math"
	"strconv"
	"strings"
)

// ErrTooLarge says that the picture could not be read at the size it would have
// to be painted at.
var ErrTooLarge = errors.New("raster: the picture is too large")

const (
	// usualScale is how many pixels there are to one of the SVG: screens and
	// paper are finer than its grid.
	usualScale = 2.0
	// leastScale is where letters end to be readable.
	leastScale = 0.5
	// mostPixels bounds a picture: 64 MiB while it is painted.
	mostPixels = 16 << 20
)

// PNG paints a picture.
func PNG(ctx context.Context, svg []byte) ([]byte, error) {
	r := &reader{Decoder: xml.NewDecoder(bytes.NewReader(svg))}
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		token, err := r.Token()
		switch {
		case errors.Is(err, io.EOF) && r.canvas != nil:
			return r.encode()
		case err != nil:
			return nil, fmt.Errorf("raster: read the picture: %w", err)
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := r.element(start); err != nil {
				return nil, err
			}
		}
	}
}

type reader struct {
	*xml.Decoder
	canvas *canvas
}

// encode writes fast rather than small: nobody keeps these files but who asked.
func (r *reader) encode() ([]byte, error) {
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := e.Encode(&b, r.canvas.Image()); err != nil {
		return nil, fmt.Errorf("raster: write the picture: %w", err)
	}
	return b.Bytes(), nil
}

func (r *reader) element(start xml.StartElement) error {
	e := element{given: map[string]string{}}
	for _, a := range start.Attr {
		e.given[a.Name.Local] = a.Value
	}
	name := start.Name.Local
	if r.canvas == nil && name != "svg" {
		return errors.New("raster: this is no SVG")
	}
	switch name {
	case "svg":
		return r.begin(&e)
	case "g":
	case "title":
		return r.Skip()
	case "rect":
		r.canvas.rectangle(e.number("x"), e.number("y"), e.number("width"), e.number("height"), e.optional("rx", 0))
		r.canvas.paint(e.look())
	case "circle":
		r.canvas.circle(e.number("cx"), e.number("cy"), e.number("r"))
		r.canvas.paint(e.look())
	case "path":
		if err := r.canvas.path(e.text("d")); err != nil {
			return err
		}
		r.canvas.paint(e.look())
	case "text":
		var words string
		if err := r.DecodeElement(&words, &start); err != nil {
			return fmt.Errorf("raster: read a text: %w", err)
		}
		e.wrong(r.canvas.words(words, e.number("x"), e.number("y"), e.number("font-size"), e.given["text-anchor"] == "middle", e.text("fill")))
	default:
		return fmt.Errorf("raster: nobody can paint a %q", name)
	}
	return e.err
}

// begin makes the canvas, as fine as fits.
func (r *reader) begin(e *element) error {
	if r.canvas != nil {
		return errors.New("raster: a picture is in a picture")
	}
	width, height := e.number("width"), e.number("height")
	box := strings.Fields(e.text("viewBox"))
	if e.err != nil || len(box) != 4 || !(width >= 1 && height >= 1) {
		return errors.Join(e.err, errors.New("raster: the picture has no size"))
	}
	left, top := e.parse(box[0]), e.parse(box[1])
	scale := min(usualScale, math.Sqrt(mostPixels/(width*height)))
	if scale < leastScale {
		return ErrTooLarge
	}
	canvas, err := newCanvas(left, top, width, height, scale)
	r.canvas = canvas
	return errors.Join(e.err, err)
}

// element is what one element is given. The first thing that is wrong with it
// stays in err.
type element struct {
	given map[string]string
	err   error
}

func (e *element) wrong(err error) {
	if e.err == nil {
		e.err = err
	}
}

func (e *element) text(name string) string {
	text, found := e.given[name]
	if !found {
		e.wrong(fmt.Errorf("raster: there is no %s", name))
	}
	return text
}

func (e *element) number(name string) float64 { return e.parse(e.text(name)) }

func (e *element) optional(name string, otherwise float64) float64 {
	if _, found := e.given[name]; !found {
		return otherwise
	}
	return e.number(name)
}

func (e *element) parse(text string) float64 {
	n, err := number(text)
	e.wrong(err)
	return n
}

// farthest is where pictures end: painting counts in 32 bits.
const farthest = 1 << 20

func number(text string) (float64, error) {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > farthest {
		return 0, fmt.Errorf("raster: %q is no number of a picture", text)
	}
	return n, nil
}

func (e *element) look() look {
	return look{
		fill: e.given["fill"], stroke: e.given["stroke"], width: e.optional("stroke-width", 1),
		dashed: e.given["stroke-dasharray"] != "", round: e.given["stroke-linecap"] == "round",
	}
}
