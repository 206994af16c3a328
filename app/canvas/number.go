//go:build js

package canvas

import (
	"strconv"

	"statecraft/app/editor/geometry"
)

// number writes a coordinate for an attribute.
func number(v float64) string { return string(geometry.AppendNumber(nil, v)) }

// translate is the transform that puts an element at a point.
func translate(p geometry.Point) string {
	b := append(make([]byte, 0, 32), "translate("...)
	b = append(geometry.AppendNumber(b, p.X), ',')
	b = append(geometry.AppendNumber(b, p.Y), ')')
	return string(b)
}

// transform is the view as an attribute: first enlarge, then move.
func transform(v geometry.View) string {
	return translate(v.Offset) + " scale(" + strconv.FormatFloat(v.Zoom, 'f', 4, 64) + ")"
}
