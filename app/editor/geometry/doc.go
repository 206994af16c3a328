// Package geometry holds the shapes of the canvas and the arithmetic between
// them: cards, curves and their ways around cards, labels, guides, the view, the
// width of text. It knows points and rectangles, not workflows, and works in
// canvas pixels at 100 % with y down.
package geometry
