// Package picture knows what a workflow looks like on paper: cards, labels,
// arrows and signs in the style of the canvas.
//
// [New] turns a workflow into a [Scene]: shapes with a size and links between
// them. Somebody else places the shapes and routes the links, knowing nothing
// but those numbers. [Scene.SVG] then draws it, through a writer that knows a
// handful of elements and attributes and escapes every text.
//
// What belongs here: anything about the picture that needs no Graphviz, no
// process and no file. Everything is computed from the workflow alone, so the
// same workflow gives the same picture to the byte.
package picture

import (
	"math"

	"statecraft/engine"
)

// Size of a card, as on the canvas.
const (
	CardWidth  = 164
	CardHeight = 58
)

// Scene is a picture in the making. Shapes and links are in declared order of
// what they stand for.
type Scene struct {
	// Title is the workflow's.
	Title string
	// Down says that the picture is read from top to bottom.
	Down   bool
	Shapes []Shape
	Links  []Link

	loops []loop
}

// Shape is a box to place.
type Shape struct {
	Kind          ShapeKind
	Width, Height float64
	// At is the middle, once placed.
	At engine.Point
	// LoopWidth and LoopHeight are the room to keep free over a card for the
	// transitions that lead from it to itself; 0 where there are none.
	LoopWidth, LoopHeight float64

	id    string // of the state, for cards
	text  []string
	title string // the whole text, where text had to be cut
	faint string // the line that says who acts or what runs
	glyph glyph
	join  sign
	split sign
}

// ShapeKind is what a shape is.
type ShapeKind int

const (
	Card     ShapeKind = iota // a state
	Label                     // the words of a transition
	Start                     // the dot before an initial state
	End                       // the ring after a final state
	Stop                      // the ring after a state that ends everything
	Anywhere                  // where transitions from the whole instance begin
)

// Link is a curve to route between two different shapes.
type Link struct {
	From, To         int // indices of shapes
	FromSide, ToSide Side
	// Return says that the link runs against the reading direction.
	Return bool
	// Span is how many ranks lie between the two shapes: a card and the label of
	// its transition are one apart.
	Span int
	// Path is the curve, once routed: a start, then three points for each Bézier
	// segment. Without one the link is drawn straight.
	Path []engine.Point

	head bool // ends with an arrowhead
}

// Side is where a link meets a shape, seen in the reading direction.
type Side int

const (
	Ahead  Side = iota // right, or bottom when the picture is read downwards
	Behind             // left, or top
	Over               // top, or right: returns
	Under              // bottom, or left: triggers
)

const (
	grid = 8  // what positions on the canvas snap to
	edge = 48 // what stays free at its top and left
)

// Positions gives the middle of every card by the id of its state, on the
// canvas's grid.
func (s *Scene) Positions() map[string]engine.Point {
	positions := make(map[string]engine.Point, len(s.Shapes))
	for _, shape := range s.Shapes {
		if shape.Kind == Card {
			positions[shape.id] = engine.Point{
				X: edge + math.Round(shape.At.X/grid)*grid,
				Y: edge + math.Round(shape.At.Y/grid)*grid,
			}
		}
	}
	return positions
}
