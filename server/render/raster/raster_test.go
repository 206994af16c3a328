package raster

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"strconv"
	"strings"
	"testing"
)

const begin = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="-10 -5 40 20">`

func painted(t *testing.T, svg string) image.Image {
	t.Helper()
	text, err := PNG(t.Context(), []byte(svg))
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// pixel is one in the coordinates of the SVG, where begin begins it.
func pixel(picture image.Image, x, y float64) color.RGBA {
	return color.RGBAModel.Convert(picture.At(int((x+10)*2), int((y+5)*2))).(color.RGBA)
}

func TestWhatIsPaintedIsWhereItBelongs(t *testing.T) {
	white, red, blue := color.RGBA{255, 255, 255, 255}, color.RGBA{255, 0, 0, 255}, color.RGBA{0, 0, 255, 255}
	ground := `<rect x="-10" y="-5" width="40" height="20" rx="0" fill="#ffffff"/>`
	for name, c := range map[string]struct {
		drawn string
		want  map[[2]float64]color.RGBA
	}{
		"a rectangle":        {`<rect x="0" y="0" width="10" height="5" rx="0" fill="#ff0000"/>`, map[[2]float64]color.RGBA{{5, 2}: red, {0.5, 0.5}: red, {11, 2}: white, {5, 6}: white}},
		"round corners":      {`<rect x="0" y="0" width="10" height="10" rx="5" fill="#ff0000"/>`, map[[2]float64]color.RGBA{{5, 5}: red, {0.5, 0.5}: white}},
		"an edge":            {`<rect x="0" y="0" width="10" height="10" rx="0" fill="none" stroke="#0000ff" stroke-width="4"/>`, map[[2]float64]color.RGBA{{0, 5}: blue, {5, 5}: white}},
		"a circle":           {`<g><title>not painted</title><circle cx="5" cy="5" r="4" fill="#ff0000"/></g>`, map[[2]float64]color.RGBA{{5, 5}: red, {1.5, 1.5}: white}},
		"a line":             {`<path d="M0,0L20,0" fill="none" stroke="#0000ff" stroke-width="4" stroke-linecap="round"/>`, map[[2]float64]color.RGBA{{10, 0}: blue, {-1, 0}: blue, {10, 4}: white}},
		"a curve":            {`<path d="M0,0C0,10 20,10 20,0" fill="none" stroke="#0000ff" stroke-width="4"/>`, map[[2]float64]color.RGBA{{10, 7.5}: blue, {10, 0}: white}},
		"dashes":             {`<path d="M0,0L20,0" fill="none" stroke="#0000ff" stroke-width="4" stroke-dasharray="4 3"/>`, map[[2]float64]color.RGBA{{2, 0}: blue, {5.5, 0}: white, {9, 0}: blue}},
		"one over the other": {`<circle cx="5" cy="5" r="4" fill="#ff0000"/><circle cx="5" cy="5" r="2" fill="#0000ff"/>`, map[[2]float64]color.RGBA{{5, 5}: blue, {2, 5}: red}},
	} {
		picture := painted(t, begin+ground+c.drawn+"</svg>")
		if size := picture.Bounds().Size(); size != image.Pt(80, 40) {
			t.Fatalf("%s: the size is %v", name, size)
		}
		for at, want := range c.want {
			if got := pixel(picture, at[0], at[1]); got != want {
				t.Errorf("%s: at %v it is %v, want %v", name, at, got, want)
			}
		}
	}
}

// left is the first column with ink.
func left(picture image.Image) int {
	box := picture.Bounds()
	for x := range box.Dx() {
		for y := range box.Dy() {
			if _, _, _, a := picture.At(x, y).RGBA(); a > 0 {
				return x
			}
		}
	}
	return box.Dx()
}

func TestTextsAreWritten(t *testing.T) {
	word := func(attributes string) image.Image {
		return painted(t, begin+`<text x="10" y="5" fill="#000000" font-size="8"`+attributes+`>a &lt;b&gt;</text></svg>`)
	}
	from, around := left(word("")), left(word(` text-anchor="middle"`))
	if from < 40 || from > 44 || around >= from || around < 4 {
		t.Errorf("a text from 40 begins at %d, one around it at %d", from, around)
	}
}

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	for name, svg := range map[string]string{
		"nothing":            "",
		"no XML":             "digraph {}",
		"cut off":            begin,
		"HTML":               "<html></html>",
		"without size":       `<svg viewBox="0 0 1 1"/>`,
		"without box":        `<svg width="1" height="1"/>`,
		"not a number":       `<svg width="NaN" height="1" viewBox="0 0 1 1"/>`,
		"endless":            `<svg width="Inf" height="1" viewBox="0 0 1 1"/>`,
		"a picture in it":    begin + `<svg width="1" height="1" viewBox="0 0 1 1"/></svg>`,
		"an image":           begin + `<image href="file:///etc/passwd"/></svg>`,
		"a script":           begin + `<script>1</script></svg>`,
		"a broken outline":   begin + `<path d="M1" fill="none"/></svg>`,
		"an unknown outline": begin + `<path d="Q1,2" fill="none"/></svg>`,
		"a curve too short":  begin + `<path d="M1,1C1,2 3,4" fill="none"/></svg>`,
		"far away":           begin + `<circle cx="1e9" cy="0" r="1"/></svg>`,
		"letters of a mile":  begin + `<text x="0" y="0" fill="#000000" font-size="100000">a</text></svg>`,
		"no colour":          begin + `<text x="0" y="0" fill="url(#x)" font-size="8">a</text></svg>`,
	} {
		if _, err := PNG(t.Context(), []byte(svg)); err == nil || errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSizesAreBounded(t *testing.T) {
	size := func(width, height int) string {
		w, h := strconv.Itoa(width), strconv.Itoa(height)
		return `<svg width="` + w + `" height="` + h + `" viewBox="0 0 ` + w + " " + h + `"><circle cx="9" cy="9" r="9" fill="#000000"/></svg>`
	}
	large := painted(t, size(4000, 2000)).Bounds().Size()
	if large.X*large.Y > mostPixels || large.X*large.Y < mostPixels*9/10 {
		t.Errorf("a large one is %v", large)
	}
	if _, err := PNG(t.Context(), []byte(size(100_000, 1_000))); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a larger one: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := PNG(ended, []byte(size(9, 9))); !errors.Is(err, context.Canceled) {
		t.Errorf("nobody waits for it: %v", err)
	}
}

// Whatever it is given, it paints or refuses.
func FuzzPNG(f *testing.F) {
	for _, drawn := range []string{`<path d="M1,2L3,4C5,6 7,8 9,10" fill="none" stroke="#000000"/>`, `<text x="1" y="1" fill="#000000" font-size="9">ü</text>`, `<rect x="0" y="0" width="-1" height="1e300" rx="9" fill="#fff"/>`} {
		f.Add(begin + drawn + "</svg>")
	}
	f.Fuzz(func(t *testing.T, svg string) {
		if strings.Count(svg, "<") > 50 {
			return
		}
		if text, err := PNG(t.Context(), []byte(svg)); err == nil && !bytes.HasPrefix(text, []byte("\x89PNG")) {
			t.Error("this is no PNG")
		}
	})
}
