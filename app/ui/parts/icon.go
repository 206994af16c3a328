package parts

import "github.com/maxence-charriere/go-app/v10/pkg/app"

const svgNS = "http://www.w3.org/2000/svg"

// Icon draws one of our line icons in the colour of the text around it. It says
// nothing to screen readers; the control it stands in carries the words.
// An unknown name draws nothing.
func Icon(name string) app.UI {
	paths := thingPaths(name)
	if paths == nil {
		paths = controlPaths(name)
	}
	children := make([]app.UI, len(paths))
	for i, d := range paths {
		children[i] = app.Elem("path").XMLNS(svgNS).Attr("d", d)
	}
	return app.Elem("svg").XMLNS(svgNS).Attr("class", "icon icon-"+name).
		Attr("viewBox", "0 0 20 20").Attr("width", 20).Attr("height", 20).
		Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-width", "1.5").
		Attr("stroke-linecap", "round").Attr("stroke-linejoin", "round").
		Attr("aria-hidden", "true").Attr("focusable", "false").
		Body(children...)
}
