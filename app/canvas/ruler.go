//go:build js

package canvas

import (
	"strconv"
	"syscall/js"
)

// ruler measures text in the page's own font and remembers what it measured.
type ruler struct {
	context js.Value
	family  string
	size    float64
	known   map[ruled]float64
}

type ruled struct {
	text string
	size float64
}

func newRuler(d dom) *ruler {
	style := js.Global().Call("getComputedStyle", d.document.Get("body"))
	return &ruler{
		context: d.document.Call("createElement", "canvas").Call("getContext", "2d"),
		family:  style.Get("fontFamily").String(),
		known:   map[ruled]float64{},
	}
}

// width is how wide a text is in pixels at 100 %.
func (r *ruler) width(text string, size float64) float64 {
	if text == "" {
		return 0
	}
	key := ruled{text, size}
	if w, ok := r.known[key]; ok {
		return w
	}
	if r.size != size {
		r.size = size
		r.context.Set("font", "400 "+strconv.FormatFloat(size, 'f', -1, 64)+"px "+r.family)
	}
	w := r.context.Call("measureText", text).Get("width").Float()
	r.known[key] = w
	return w
}
