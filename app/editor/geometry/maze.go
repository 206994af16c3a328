package geometry

import (
	"math"
	"slices"
)

// maze is a net of level and upright lines with walls, in which the cheapest way
// is looked for. Its lists keep their room from one line to the next.
type maze struct {
	xs, ys       []float64
	walls        []Rect
	level        []bool // closed to the right of a crossing
	upright      []bool // closed below a crossing
	starts, ends []gate
	walk         walk
}

// gate is where a line comes out of its card or goes into it.
type gate struct {
	side     Side
	port, at Point
	cost     float64
}

// Directions of travel; the order settles ties.
const (
	east = iota
	south
	west
	north
	directions
)

// clear makes the maze empty for another line.
func (m *maze) clear() {
	m.xs, m.ys, m.walls = m.xs[:0], m.ys[:0], m.walls[:0]
	m.starts, m.ends = m.starts[:0], m.ends[:0]
}

func (m *maze) build() {
	n := len(m.xs)
	m.level, m.upright = emptied(m.level, n*len(m.ys)), emptied(m.upright, n*len(m.ys))
	for _, r := range m.walls {
		// What runs along the edge of a wall is free; what is strictly inside is not.
		x0, x1 := above(m.xs, r.X), below(m.xs, r.Right())
		y0, y1 := above(m.ys, r.Y), below(m.ys, r.Bottom())
		for y := y0; y <= y1; y++ {
			for x := max(x0-1, 0); x <= min(x1, n-2); x++ {
				m.level[y*n+x] = true
			}
		}
		for y := max(y0-1, 0); y <= min(y1, len(m.ys)-2); y++ {
			for x := x0; x <= x1; x++ {
				m.upright[y*n+x] = true
			}
		}
	}
}

// above is the first index with a larger value, below the last with a smaller.
func above(v []float64, than float64) int {
	i, found := slices.BinarySearch(v, than)
	if found {
		i++
	}
	return i
}

func below(v []float64, than float64) int {
	i, _ := slices.BinarySearch(v, than)
	return i - 1
}

// crossing is the index of a point that lies on lines both ways.
func (m *maze) crossing(p Point) (int, bool) {
	x, okX := slices.BinarySearch(m.xs, p.X)
	y, okY := slices.BinarySearch(m.ys, p.Y)
	return y*len(m.xs) + x, okX && okY
}

// next is the crossing one step on, unless a wall or the edge is there.
func (m *maze) next(at, dir int) (int, bool) {
	n := len(m.xs)
	switch dir {
	case east:
		return at + 1, at%n < n-1 && !m.level[at]
	case west:
		return at - 1, at%n > 0 && !m.level[at-1]
	case south:
		return at + n, at+n < len(m.upright) && !m.upright[at]
	}
	return at - n, at >= n && !m.upright[at-n]
}

func (m *maze) point(at int) Point {
	return Point{X: m.xs[at%len(m.xs)], Y: m.ys[at/len(m.xs)]}
}

// left is the least that the rest of the way costs, walls or not: the nearest
// gate with the turns that lie before it.
func (m *maze) left(p Point, dir int) float64 {
	least := math.Inf(1)
	for i := range m.ends {
		g := &m.ends[i]
		dx, dy := g.at.X-p.X, g.at.Y-p.Y
		cost := g.cost + math.Abs(dx) + math.Abs(dy) + turn*float64(turnsTo(dx, dy, dir))
		if cost < least {
			least = cost
		}
	}
	return least
}

// turnsTo is how many turns at least lie between here and a place that is so far
// away.
func turnsTo(dx, dy float64, dir int) int {
	ahead, aside := dx, dy
	switch dir {
	case west:
		ahead = -dx
	case south:
		ahead, aside = dy, dx
	case north:
		ahead, aside = -dy, dx
	}
	switch {
	case ahead < 0:
		return 2
	case aside != 0:
		return 1
	}
	return 0
}

// solve finds the cheapest way from a start to an end and the points on it. A
// node is a crossing together with the direction it is reached in; behind those
// come the ends.
func (m *maze) solve() ([]Point, bool) {
	count := len(m.xs) * len(m.ys) * directions
	if count == 0 {
		return nil, false
	}
	m.ends = slices.DeleteFunc(m.ends, func(g gate) bool { _, ok := m.crossing(g.at); return !ok })
	if len(m.ends) == 0 {
		return nil, false
	}
	w := &m.walk
	w.begin(count + len(m.ends))
	for i, g := range m.starts {
		if at, ok := m.crossing(g.at); ok {
			dir := heading(g.side)
			w.reach(at*directions+dir, -1-i, g.cost, m.left(g.at, dir))
		}
	}
	for len(w.open) > 0 {
		node := w.pop()
		if node >= count {
			return m.trace(w, count, node), true
		}
		if w.done(node) {
			continue
		}
		at, dir := node/directions, node%directions
		here := m.point(at)
		for i := range m.ends {
			if g := &m.ends[i]; g.at == here {
				w.reach(count+i, node, w.cost[node]+g.cost+bend(dir, (heading(g.side)+2)%directions), 0)
			}
		}
		for to := range directions {
			if next, ok := m.next(at, to); ok && to != (dir+2)%directions {
				p := m.point(next)
				// Steps are level or upright.
				length := math.Abs(p.X-here.X) + math.Abs(p.Y-here.Y)
				w.reach(next*directions+to, node, w.cost[node]+length+bend(dir, to), m.left(p, to))
			}
		}
	}
	return nil, false
}

func bend(from, to int) float64 {
	if from == to {
		return 0
	}
	return turn
}

func heading(s Side) int {
	switch s {
	case Bottom:
		return south
	case Left:
		return west
	case Top:
		return north
	}
	return east
}

// emptied is a list of so many false, in the room of another.
func emptied(list []bool, length int) []bool {
	if cap(list) < length {
		return make([]bool, length)
	}
	list = list[:length]
	clear(list)
	return list
}

// trace walks back from the end that was reached.
func (m *maze) trace(w *walk, count, node int) []Point {
	end := m.ends[node-count]
	points := []Point{end.port}
	at := int(w.came[node])
	for at >= 0 {
		points = append(points, m.point(at/directions))
		at = int(w.came[at])
	}
	points = append(points, m.starts[-1-at].port)
	slices.Reverse(points)
	return points
}
