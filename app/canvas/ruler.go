//go:build js

package canvas

import (
	"strconv"
	"syscall/js"
)

// ruler measures text in the page's own font and remembers what it measured.
// Words of Latin letters are as wide as their letters together, but for what
// pairs of them are moved closer; so a drawing of a thousand names asks the
// browser for an alphabet.
type ruler struct {
	context js.Value
	family  string
	size    float64
	known   map[ruled]float64
	letters map[float64]*alphabet // by size of the font
}

type ruled struct {
	text string
	size float64
}

// alphabet holds the widths of letters, 0 where one has not been measured.
type alphabet [lastLetter + 1]float64

// lastLetter ends the letters that stand one beside the other whatever their
// neighbours are: Latin ones, with their accents.
const lastLetter = 0x24f

func newRuler(d dom) *ruler {
	style := js.Global().Call("getComputedStyle", d.document.Get("body"))
	return &ruler{
		context: d.document.Call("createElement", "canvas").Call("getContext", "2d"),
		family:  style.Get("fontFamily").String(),
		known:   map[ruled]float64{},
		letters: map[float64]*alphabet{},
	}
}

// width is how wide a text is in pixels at 100 %.
func (r *ruler) width(text string, size float64) float64 {
	letters := r.letters[size]
	if letters == nil {
		letters = &alphabet{}
		r.letters[size] = letters
	}
	sum := 0.0
	for _, letter := range text {
		if letter > lastLetter {
			return r.whole(text, size)
		}
		if letters[letter] == 0 {
			letters[letter] = r.measured(string(letter), size)
		}
		sum += letters[letter]
	}
	return sum
}

// whole is the width of a text whose letters change with their neighbours.
func (r *ruler) whole(text string, size float64) float64 {
	key := ruled{text, size}
	w, ok := r.known[key]
	if !ok {
		w = r.measured(text, size)
		r.known[key] = w
	}
	return w
}

func (r *ruler) measured(text string, size float64) float64 {
	if r.size != size {
		r.size = size
		r.context.Set("font", "400 "+strconv.FormatFloat(size, 'f', -1, 64)+"px "+r.family)
	}
	return r.context.Call("measureText", text).Get("width").Float()
}
