package dot

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"statecraft/engine"
	"statecraft/shared"
)

// Attributes of Graphviz that carry part of the model, and ours that carry none.
const (
	labelAttribute   = "label"
	posAttribute     = "pos"
	shapeAttribute   = "shape"
	rankdirAttribute = "rankdir"
	keyAttribute     = prefix + "key"     // of a graph: nothing is to be guessed
	missingAttribute = prefix + "missing" // of a node: it is no state
)

// idLabel is the label Graphviz gives a node that has none: its name.
const idLabel = `\N`

// reader turns a graph into a workflow.
type reader struct {
	*source
	tables *tables
	graph  *graph
	losses *losses

	workflow engine.Workflow
	stateOf  []int // index of the state by node, -1 for a node that is none
	ends     []string
	problems []engine.Problem
	first    int // offset of the first problem
	more     int // problems past the limit
}

// known tells which attributes the reader looks at.
func known(of *tables) [3]map[string]bool {
	list := [3]map[string]bool{
		ofGraph: {labelAttribute: true, rankdirAttribute: true},
		ofNode:  {labelAttribute: true, posAttribute: true, shapeAttribute: true, missingAttribute: true},
		ofEdge:  {labelAttribute: true},
	}
	for thing, fields := range of {
		for _, f := range fields {
			list[thing][f.attribute] = true
		}
	}
	return list
}

func (r *reader) read() *Result {
	_, ours := r.graph.attributes[keyAttribute]
	r.fields(ofGraph, &r.workflow, r.graph.attributes, engine.Problem{})
	r.states(ours)
	r.transitions(ours)
	result := &Result{}
	if ours {
		if r.workflow.Name == "" {
			r.workflow.Name = r.label(r.graph.attributes, "")
		}
		result.Dropped = r.losses.told(isLook)
	} else {
		result.Guesses = r.guess()
		result.Dropped = r.losses.told(nil)
	}
	result.Workflow = r.workflow
	return result
}

// fields sets what sc_ attributes say; at tells whose they are.
func (r *reader) fields(of thing, model any, given attributes, at engine.Problem) {
	into := reflect.ValueOf(model).Elem()
	for _, f := range r.tables[of] {
		v, present := given[f.attribute]
		if !present {
			continue
		}
		if err := decode(unescape(v.text), into.Field(f.index)); err != nil {
			r.problem(v.offset, at, f.attribute, err)
		}
	}
}

func (r *reader) problem(offset int, at engine.Problem, attribute string, why error) {
	if len(r.problems) == 0 || offset < r.first {
		r.first = offset
	}
	if len(r.problems) == maxListed {
		r.more++
		return
	}
	line, column := r.place(offset)
	at.Code, at.Severity, at.Field = engine.ProblemUnknownValue, engine.SeverityError, attribute
	at.Message = fmt.Sprintf("Line %d, column %d: %s %s.", line, column, attribute, why)
	r.problems = append(r.problems, at)
}

// refused is the error that lists all values which do not fit their fields.
func (r *reader) refused() error {
	if len(r.problems) == 0 {
		return nil
	}
	line, column := r.place(r.first)
	err := &engine.Error{Code: shared.CodeSyntax, Line: line, Column: column, Message: r.problems[0].Message}
	if count := len(r.problems) + r.more; count > 1 {
		err.Message = fmt.Sprintf("%d attributes have values that do not fit; the first is in line %d.", count, line)
		err.Problems = r.problems
	}
	return err
}

func (r *reader) states(ours bool) {
	for _, n := range r.graph.nodes {
		_, missing := n.attributes[missingAttribute]
		s := engine.State{ID: n.name}
		if !ours {
			s.ID = r.usableID(n)
		}
		r.fields(ofNode, &s, n.attributes, engine.Problem{State: n.name})
		r.ends = append(r.ends, s.ID)
		if missing || ours && n.name == engine.FromAnywhere {
			r.stateOf = append(r.stateOf, -1)
			continue
		}
		r.stateOf = append(r.stateOf, len(r.workflow.States))
		if _, named := n.attributes[prefix+"name"]; !named && n.attributes[labelAttribute].text != idLabel {
			s.Name = r.label(n.attributes, n.name)
		}
		if pos, placed := n.attributes[posAttribute]; placed && ours {
			if s.Position = position(pos.text); s.Position == nil {
				r.losses.add(pos.offset, "The place %s of %q is left out: it is not written \"x,y!\".", token{text: pos.text}.shown(), n.name)
			}
		}
		r.workflow.States = append(r.workflow.States, s)
	}
}

func (r *reader) transitions(ours bool) {
	ids := newNamer()
	for _, e := range r.graph.edges {
		t := engine.Transition{From: r.ends[e.from.index], To: r.ends[e.to.index]}
		if ours && e.from.name == engine.FromAnywhere {
			t.From = engine.FromAnywhere
		}
		r.fields(ofEdge, &t, e.attributes, engine.Problem{State: t.From})
		if _, given := e.attributes[prefix+"id"]; !given {
			t.ID = ids.transition(t.From, t.To)
		}
		ids.take(t.ID)
		if _, named := e.attributes[prefix+"label"]; !named {
			t.Label = r.label(e.attributes, "")
		}
		r.workflow.Transitions = append(r.workflow.Transitions, t)
	}
}

// label is the text a label shows.
func (r *reader) label(given attributes, nodeName string) string {
	v := given[labelAttribute]
	if v.markup {
		r.losses.again(htmlLost, v.offset)
	}
	return labelText(v, nodeName, r.graph.name)
}

// usableID is the name of a node, or another one where the model gives the name
// a meaning of its own.
func (r *reader) usableID(n *node) string {
	base := ""
	switch n.name {
	case "":
		base = "state"
	case engine.FromAnywhere:
		base = "any"
	default:
		return n.name
	}
	ids := newNamer()
	for _, other := range r.graph.nodes {
		ids.take(other.name)
	}
	id := ids.free(base)
	r.losses.add(n.offset, "The node %q becomes the state %q: its name cannot be an id.", n.name, id)
	return id
}

// position reads a place of Graphviz: points, y upwards, pinned or not.
func position(text string) *engine.Point {
	parts := strings.Split(strings.TrimSuffix(strings.TrimSpace(text), "!"), ",")
	if len(parts) != 2 && len(parts) != 3 {
		return nil
	}
	x, errX := strconv.ParseFloat(parts[0], 64)
	y, errY := strconv.ParseFloat(parts[1], 64)
	if errX != nil || errY != nil || x-x != 0 || y-y != 0 {
		return nil
	}
	return &engine.Point{X: x, Y: 0 - y}
}
