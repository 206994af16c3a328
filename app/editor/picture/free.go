package picture

import (
	"slices"

	"statecraft/app/editor/geometry"
)

// Free is the place nearest to a point where a new card covers no other and no note, with
// room for a label around it.
func (p *Picture) Free(near geometry.Point) geometry.Point {
	const stepX, stepY = 3 * geometry.Dots, 2 * geometry.Dots
	near = geometry.Snap(near)
	// Rings of growing size; each is tried nearest first, downwards before up.
	for ring := 0; ; ring++ {
		places := ringAround(near, ring, stepX, stepY)
		slices.SortStableFunc(places, func(a, b geometry.Point) int {
			da, db := geometry.Distance(a, near), geometry.Distance(b, near)
			switch {
			case da < db:
				return -1
			case da > db:
				return 1
			}
			return 0
		})
		for _, at := range places {
			if p.isFree(at) {
				return at
			}
		}
	}
}

func (p *Picture) isFree(at geometry.Point) bool {
	area := geometry.Card(at).Grown(2 * geometry.Grid)
	free := true
	p.ground.Near(area, func(string, geometry.Rect) bool {
		free = false
		return false
	})
	for _, n := range p.notes {
		free = free && !n.Box().Meets(area)
	}
	return free
}

func ringAround(middle geometry.Point, ring int, stepX, stepY float64) []geometry.Point {
	if ring == 0 {
		return []geometry.Point{middle}
	}
	var places []geometry.Point
	for y := ring; y >= -ring; y-- {
		for x := ring; x >= -ring; x-- {
			if x == ring || x == -ring || y == ring || y == -ring {
				places = append(places, geometry.Plus(middle, geometry.Point{X: float64(x) * stepX, Y: float64(y) * stepY}))
			}
		}
	}
	return places
}
