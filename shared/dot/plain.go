package dot

import (
	"fmt"
	"strings"

	"statecraft/engine"
)

// guesser fills in what a plain text leaves open. Attributes of ours that it
// does have are kept as they are.
type guesser struct {
	*reader
	nodes   []*node // by state
	out, in [][]int // transitions by state
	to      [][]int // states by state
	part    []int   // strongly connected part by state
	titles  map[string]string
	list    []Guess
}

// guess reads a plain graph: people act, labels and ways back choose, the rest is
// done all together, and what can still come is waited for.
func (r *reader) guess() []Guess {
	g := &guesser{reader: r}
	g.name()
	for _, n := range r.graph.nodes {
		if r.stateOf[n.index] >= 0 {
			g.nodes = append(g.nodes, n)
		}
	}
	g.connect()
	for n := range g.nodes {
		g.plainState(n)
	}
	for n := range g.workflow.Transitions {
		t := &g.workflow.Transitions[n]
		t.Label = oneLine(t.Label)
	}
	g.titles = map[string]string{}
	for n := range g.nodes {
		g.titles[g.state(n).ID] = g.title(n)
	}
	g.actors()
	g.initial()
	for n := range g.nodes {
		g.kind(n)
		g.join(n)
		g.split(n)
	}
	return g.list
}

// add lists a guess; Apply finds its place by state or transition.
func (g *guesser) add(guess Guess, format string, args ...any) {
	guess.Message = fmt.Sprintf(format, args...)
	g.list = append(g.list, guess)
}

func (g *guesser) given(n int, field string) bool {
	_, given := g.nodes[n].attributes[prefix+field]
	return given
}

func (g *guesser) state(n int) *engine.State { return &g.workflow.States[n] }

func (g *guesser) title(n int) string { return g.state(n).Title() }

// name takes key, name and direction of the workflow from the graph.
func (g *guesser) name() {
	w, attributes := &g.workflow, g.graph.attributes
	if w.Name == "" {
		w.Name = oneLine(g.label(attributes, ""))
	}
	if w.Name == "" {
		w.Name = g.graph.name
	}
	if w.Key = slug(g.graph.name); w.Key == "" {
		w.Key = slug(w.Name)
	}
	if w.Key == "" {
		w.Key = "workflow"
	}
	if w.Direction == "" && !strings.HasSuffix(attributes[rankdirAttribute].text, "LR") && !strings.HasSuffix(attributes[rankdirAttribute].text, "RL") {
		// Graphviz draws downwards unless told otherwise.
		w.Direction = engine.DirectionDown
	}
}

// slug makes a key out of a name: lower-case letters, digits and dashes.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else if b.Len() > 0 && !strings.HasSuffix(b.String(), "-") {
			b.WriteByte('-')
		}
		if b.Len() == maxKey {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}

// maxKey is the length of the longest key.
const maxKey = 64

// connect makes the tables that the guesses look at.
func (g *guesser) connect() {
	count := len(g.nodes)
	g.out, g.in, g.to = make([][]int, count), make([][]int, count), make([][]int, count)
	for n, e := range g.graph.edges {
		from, to := g.stateOf[e.from.index], g.stateOf[e.to.index]
		if from >= 0 && g.workflow.Transitions[n].IsDone() {
			g.out[from] = append(g.out[from], n)
		}
		if to >= 0 {
			g.in[to] = append(g.in[to], n)
		}
		if from >= 0 && to >= 0 {
			g.to[from] = append(g.to[from], to)
		}
	}
	g.part = components(g.to)
}

// plainState cleans up what Graphviz sees differently: a name is one line, the
// id serves where it is the same, and looks and places are not ours.
func (g *guesser) plainState(n int) {
	s, node := g.state(n), g.nodes[n]
	label, labelled := node.attributes[labelAttribute]
	shape := node.attributes[shapeAttribute]
	if !g.given(n, "name") {
		if !labelled {
			label.text = node.name
		}
		if strings.HasSuffix(strings.ToLower(shape.text), "record") && !label.markup {
			label.text = recordText(label.text)
		}
		if s.Name = oneLine(labelText(label, node.name, g.graph.name)); s.Name == s.ID {
			s.Name = ""
		}
	}
	if pos, placed := node.attributes[posAttribute]; placed {
		g.losses.attribute(ofNode, posAttribute, pos.offset)
	}
	if shape.text != "" && !isPoint(shape) {
		g.losses.attribute(ofNode, shapeAttribute, shape.offset)
	}
}

// actors lets anyone act for every person that no attribute names.
func (g *guesser) actors() {
	open := 0
	for n := range g.nodes {
		s := g.state(n)
		if !g.given(n, "kind") {
			s.Kind = g.plainKind(n)
		}
		if s.Kind == engine.KindHuman && !g.given(n, "actors") {
			s.Actors = []engine.Actor{engine.ActorAnyone}
			open++
		}
	}
	if open > 0 {
		g.add(Guess{Code: GuessActors, Other: "Only the starter", Value: string(engine.ActorStarter)},
			"The text does not say who acts; anyone may.")
	}
}

// plainKind reads a point as a route, unless somebody has to choose there.
func (g *guesser) plainKind(n int) engine.Kind {
	if isPoint(g.nodes[n].attributes[shapeAttribute]) && (len(g.out[n]) < 2 || !g.choosing(n)) {
		return engine.KindRoute
	}
	return engine.KindHuman
}

func isPoint(shape value) bool { return strings.EqualFold(shape.text, "point") }

func (g *guesser) kind(n int) {
	if g.given(n, "kind") || !isPoint(g.nodes[n].attributes[shapeAttribute]) {
		return
	}
	id, title := g.state(n).ID, g.title(n)
	if g.state(n).Kind == engine.KindRoute {
		g.add(Guess{Code: GuessKind, State: id, Other: "A person", Value: string(engine.KindHuman)},
			"%q is drawn as a point; it only joins and splits.", title)
		return
	}
	g.add(Guess{Code: GuessKind, State: id, Other: "A decision that takes all", Value: string(engine.KindRoute)},
		"%q is drawn as a point, but somebody has to choose there, so a person does.", title)
}

func (g *guesser) join(n int) {
	if len(g.in[n]) < 2 || g.given(n, "join") {
		return
	}
	g.state(n).Join = engine.JoinOr
	g.add(Guess{Code: GuessJoin, State: g.state(n).ID, Other: "Starts each time", Value: string(engine.JoinXor)},
		"%d transitions lead to %q; it waits for any still coming.", len(g.in[n]), g.title(n))
}
