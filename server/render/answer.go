package render

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"statecraft/engine"
	"statecraft/server/render/picture"
)

// answer is what is read of Graphviz's json0. All numbers are text in there.
type answer struct {
	Box   string `json:"bb"`
	Nodes []struct {
		Name     string `json:"name"`
		Position string `json:"pos"`
	} `json:"objects"`
	Edges []struct {
		ID     string `json:"id"`
		Spline string `json:"pos"`
	} `json:"edges"`
}

// readAnswer brings shapes and links of the scene to where Graphviz put them. An
// answer that leaves out a shape, or is not made of numbers, is refused: it does
// not come from Graphviz.
func readAnswer(scene *picture.Scene, data []byte) error {
	var a answer
	if err := json.Unmarshal(data, &a); err != nil {
		return fmt.Errorf("render: read the layout: %w", err)
	}
	box, err := numbers(a.Box, 4)
	if err != nil {
		return fmt.Errorf("render: read the size: %w", err)
	}
	r := &reader{scene: scene, height: box[3], placed: make([]bool, len(scene.Shapes))}
	for _, n := range a.Nodes {
		if err := r.node(n.Name, n.Position); err != nil {
			return err
		}
	}
	for _, e := range a.Edges {
		if err := r.edge(e.ID, e.Spline); err != nil {
			return err
		}
	}
	return r.complete()
}

type reader struct {
	scene  *picture.Scene
	height float64
	placed []bool
}

func (r *reader) node(name, position string) error {
	i, err := index(name, "n", len(r.scene.Shapes))
	if err != nil {
		return err
	}
	at, err := r.point(position)
	if err != nil {
		return fmt.Errorf("render: place a shape: %w", err)
	}
	r.scene.Shapes[i].At = at
	r.placed[i] = true
	return nil
}

func (r *reader) edge(id, spline string) error {
	// Without an id it only kept room for loops. Without a spline Graphviz gave up
	// on it, which happens now and then; it is drawn straight.
	if id == "" || spline == "" {
		return nil
	}
	i, err := index(id, "e", len(r.scene.Links))
	if err != nil {
		return err
	}
	l := &r.scene.Links[i]
	l.Path, err = r.path(spline)
	if err != nil {
		return fmt.Errorf("render: route a link: %w", err)
	}
	if l.Return {
		reverse(l.Path)
	}
	return nil
}

func reverse(points []engine.Point) {
	for i, j := 0, len(points)-1; i < j; i, j = i+1, j-1 {
		points[i], points[j] = points[j], points[i]
	}
}

// path reads a spline: a start and three points for each segment. Several
// splines for one edge, apart by semicolons, do not occur without clusters.
func (r *reader) path(spline string) ([]engine.Point, error) {
	fields := strings.Fields(spline)
	points := make([]engine.Point, 0, len(fields))
	for _, field := range fields {
		p, err := r.point(field)
		if err != nil {
			return nil, err
		}
		points = append(points, p)
	}
	if len(points) < 4 || len(points)%3 != 1 {
		return nil, fmt.Errorf("%d points make no curve", len(points))
	}
	return points, nil
}

// point turns Graphviz's upward y into the canvas's downward one.
func (r *reader) point(text string) (engine.Point, error) {
	n, err := numbers(text, 2)
	if err != nil {
		return engine.Point{}, err
	}
	return engine.Point{X: n[0], Y: r.height - n[1]}, nil
}

func (r *reader) complete() error {
	for i, placed := range r.placed {
		if !placed {
			return fmt.Errorf("render: shape %d was not placed", i)
		}
	}
	return nil
}

// numbers reads exactly so many numbers, apart by commas.
func numbers(text string, count int) ([]float64, error) {
	const longest = 100
	fields := strings.SplitN(text, ",", count+1)
	if len(fields) != count || len(text) > longest {
		return nil, fmt.Errorf("%.*q are not %d numbers", longest, text, count)
	}
	values := make([]float64, count)
	for i, field := range fields {
		value, err := strconv.ParseFloat(field, 64)
		if err != nil || math.Abs(value) > 1e7 || math.IsNaN(value) {
			return nil, fmt.Errorf("%.*q is no coordinate", longest, field)
		}
		values[i] = value
	}
	return values, nil
}

func index(name, prefix string, count int) (int, error) {
	digits, found := strings.CutPrefix(name, prefix)
	i, err := strconv.Atoi(digits)
	if !found || err != nil || i < 0 || i >= count {
		return 0, fmt.Errorf("render: the layout names %.20q, which was not asked for", name)
	}
	return i, nil
}
