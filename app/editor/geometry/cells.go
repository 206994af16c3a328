package geometry

import "math"

// Cells finds rectangles by where they are. The ground is cut into squares and
// each square knows what lies in it, so that a question about a small area costs
// the same however much there is elsewhere.
type Cells struct {
	squares map[square][]placed
	boxes   map[string]Rect
	maze    maze // of the line for which a way was looked for last
}

type square struct{ x, y int32 }

type placed struct {
	id  string
	box Rect
}

// squareSize is a little more than a card with the room around it.
const squareSize = 256.0

// NewCells makes room for about so many rectangles.
func NewCells(count int) *Cells {
	return &Cells{squares: make(map[square][]placed, 2*count), boxes: make(map[string]Rect, count)}
}

// Put says where something is, in place of where it was.
func (c *Cells) Put(id string, box Rect) {
	if old, ok := c.boxes[id]; ok {
		if old == box {
			return
		}
		c.Drop(id)
	}
	c.boxes[id] = box
	from, to := squaresOf(box)
	for y := from.y; y <= to.y; y++ {
		for x := from.x; x <= to.x; x++ {
			at := square{x, y}
			c.squares[at] = append(c.squares[at], placed{id, box})
		}
	}
}

// Box is where something is; empty for what is not there.
func (c *Cells) Box(id string) Rect { return c.boxes[id] }

// Drop forgets something; what is not there is ignored.
func (c *Cells) Drop(id string) {
	box, ok := c.boxes[id]
	if !ok {
		return
	}
	delete(c.boxes, id)
	from, to := squaresOf(box)
	for y := from.y; y <= to.y; y++ {
		for x := from.x; x <= to.x; x++ {
			c.take(square{x, y}, id)
		}
	}
}

func (c *Cells) take(at square, id string) {
	list := c.squares[at]
	for i := range list {
		if list[i].id == id {
			list[i] = list[len(list)-1]
			list = list[:len(list)-1]
			break
		}
	}
	if len(list) == 0 {
		delete(c.squares, at)
		return
	}
	c.squares[at] = list
}

// Near tells of everything that meets an area, each thing once and in no order,
// until told to stop by false.
func (c *Cells) Near(area Rect, each func(id string, box Rect) bool) {
	from, to := squaresOf(area)
	// Over a large and empty area it is quicker to ask everything.
	if (float64(to.x)-float64(from.x)+1)*(float64(to.y)-float64(from.y)+1) > float64(len(c.boxes)) {
		for id, box := range c.boxes {
			if box.Meets(area) && !each(id, box) {
				return
			}
		}
		return
	}
	for y := from.y; y <= to.y; y++ {
		for x := from.x; x <= to.x; x++ {
			for _, p := range c.squares[square{x, y}] {
				if !p.box.Meets(area) || squareOf(max(p.box.X, area.X), max(p.box.Y, area.Y)) != (square{x, y}) {
					continue // what lies in several squares is told of in the first
				}
				if !each(p.id, p.box) {
					return
				}
			}
		}
	}
}

func squaresOf(r Rect) (from, to square) {
	return squareOf(r.X, r.Y), squareOf(r.Right(), r.Bottom())
}

func squareOf(x, y float64) square {
	return square{squareIndex(x), squareIndex(y)}
}

// squareIndex keeps places that no screen will ever show in the last square.
func squareIndex(v float64) int32 {
	const most = 1 << 20
	return int32(max(-most, min(most, math.Floor(v/squareSize))))
}
