package dot

import (
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/gonum/graph/formats/dot/ast"

	"statecraft/engine"
)

// builder makes the graph out of the statements.
type builder struct {
	*source
	tokens []token
	known  [3]map[string]bool // the attributes worth keeping, by thing
	losses *losses

	graph  *graph
	strict bool
	byName map[string]*node
	byEnds map[ends]*edge
	at     int // offset of the id read last
	work   int // pairs visited so far
}

// ends identifies an edge where a second one would be the same: in a strict
// graph, or by its key.
type ends struct {
	from, to *node
	key      string
}

// build reads the first graph; the others are losses.
func (b *builder) build(graphs []*ast.Graph) (*graph, *engine.Error) {
	first := graphs[0]
	b.graph = &graph{}
	b.byName, b.byEnds = map[string]*node{}, map[ends]*edge{}
	b.strict = first.Strict
	if first.ID != "" {
		b.graph.name = b.token(first.ID).text
	}
	root := newScope(nil)
	if err := b.statements(root, first.Stmts); err != nil {
		return nil, err
	}
	b.graph.attributes = root.inherit(ofGraph)
	for _, g := range graphs[1:] {
		name, offset := "without a name", len(b.text)
		if g.ID != "" {
			t := b.token(g.ID)
			name, offset = t.shown(), t.offset
		}
		b.losses.add(offset, "The graph %s is left out: a file holds one workflow, and this is not the first.", name)
	}
	return b.graph, nil
}

// token finds the token that an id of the grammar stands for.
func (b *builder) token(id string) token {
	n, _ := strconv.Atoi(id[1:])
	b.at = b.tokens[n].offset
	return b.tokens[n]
}

func (b *builder) statements(s *scope, list []ast.Stmt) *engine.Error {
	for _, stmt := range list {
		if err := b.statement(s, stmt); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) statement(s *scope, stmt ast.Stmt) *engine.Error {
	switch stmt := stmt.(type) {
	case *ast.NodeStmt:
		n, err := b.node(s, stmt.Node)
		if err != nil {
			return err
		}
		b.set(ofNode, stmt.Attrs, func(name string, v value) { n.attributes[name] = v })
	case *ast.EdgeStmt:
		return b.edges(s, stmt)
	case *ast.AttrStmt:
		of := thing(stmt.Kind)
		b.set(of, stmt.Attrs, func(name string, v value) { s.setDefault(of, name, v) })
	case *ast.Attr:
		b.set(ofGraph, []*ast.Attr{stmt}, func(name string, v value) { s.setDefault(ofGraph, name, v) })
	case *ast.Subgraph:
		_, err := b.subgraph(s, stmt)
		return err
	}
	return nil
}

// set hands over the attributes worth keeping and notes the loss of the others.
func (b *builder) set(of thing, list []*ast.Attr, keep func(string, value)) {
	for _, a := range list {
		key, v := b.token(a.Key), b.token(a.Val)
		if b.known[of][key.text] {
			keep(key.text, value{text: v.text, markup: v.kind == markup, offset: v.offset})
		} else {
			b.losses.attribute(of, key.text, key.offset)
		}
	}
}

func (b *builder) node(s *scope, ref *ast.Node) (*node, *engine.Error) {
	t := b.token(ref.ID)
	if ref.Port != nil {
		b.losses.again(portsLost, t.offset)
	}
	n := b.byName[t.text]
	if n == nil {
		if len(b.graph.nodes) == MaxStates {
			return nil, b.tooLarge(t.offset, "the graph has more than %d nodes: split it up.", MaxStates)
		}
		n = &node{index: len(b.graph.nodes), name: t.text, offset: t.offset, attributes: s.inherit(ofNode)}
		b.byName[t.text] = n
		b.graph.nodes = append(b.graph.nodes, n)
	}
	s.add(n)
	return n, nil
}

// subgraph reads a subgraph, or more of one that was read before.
func (b *builder) subgraph(parent *scope, sub *ast.Subgraph) (*scope, *engine.Error) {
	var name token
	if sub.ID != "" {
		name = b.token(sub.ID)
	}
	s, known := parent.subgraphs[name.text]
	if !known || sub.ID == "" {
		s = newScope(parent)
	}
	if !known && sub.ID != "" {
		if parent.subgraphs == nil {
			parent.subgraphs = map[string]*scope{}
		}
		parent.subgraphs[name.text] = s
	}
	if err := b.statements(s, sub.Stmts); err != nil {
		return nil, err
	}
	if strings.HasPrefix(name.text, "cluster") && !known {
		b.losses.frame(name, s.defaults[ofGraph]["label"])
	}
	return s, nil
}

// vertex is an end of an edge: a node, or all nodes of a subgraph.
type vertex struct {
	node   *node
	scope  *scope
	offset int
}

// nodes lists the nodes of the vertex in declared order. It is asked when the
// whole statement is read, for that may add to a subgraph it names twice.
func (v vertex) nodes() []*node {
	if v.node != nil {
		return []*node{v.node}
	}
	list := slices.Clone(v.scope.members)
	slices.SortFunc(list, func(a, b *node) int { return a.index - b.index })
	return list
}

func (b *builder) vertex(s *scope, ref ast.Vertex) (v vertex, err *engine.Error) {
	switch ref := ref.(type) {
	case *ast.Node:
		v.node, err = b.node(s, ref)
	case *ast.Subgraph:
		v.scope, err = b.subgraph(s, ref)
	}
	v.offset = b.at
	return v, err
}

// edges connects every vertex of a chain with the next.
func (b *builder) edges(s *scope, stmt *ast.EdgeStmt) *engine.Error {
	first, err := b.vertex(s, stmt.From)
	if err != nil {
		return err
	}
	chain := []vertex{first}
	for next := stmt.To; next != nil; next = next.To {
		v, err := b.vertex(s, next.Vertex)
		if err != nil {
			return err
		}
		chain = append(chain, v)
	}
	inherited, given, key := s.inherit(ofEdge), attributes{}, ""
	for _, a := range stmt.Attrs {
		if b.token(a.Key).text == "key" {
			key = b.token(a.Val).text
			continue
		}
		b.set(ofEdge, []*ast.Attr{a}, func(name string, v value) { given[name] = v })
	}
	for n := 1; n < len(chain); n++ {
		b.at = chain[n].offset
		from, to := chain[n-1].nodes(), chain[n].nodes()
		if err := b.connect(from, to, key, inherited, given); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) connect(from, to []*node, key string, inherited, given attributes) *engine.Error {
	if err := b.visit(len(from) + len(to) + len(from)*len(to)); err != nil {
		return err
	}
	for _, tail := range from {
		for _, head := range to {
			if err := b.edge(ends{tail, head, key}, inherited, given); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *builder) edge(between ends, inherited, given attributes) *engine.Error {
	unique := b.strict || between.key != ""
	if b.strict {
		between.key = ""
	}
	e := b.byEnds[between]
	if e == nil || !unique {
		if len(b.graph.edges) == MaxTransitions {
			return b.tooLarge(b.at, "the graph has more than %d edges: split it up.", MaxTransitions)
		}
		e = &edge{from: between.from, to: between.to, offset: b.at, attributes: attributes{}}
		for name, v := range inherited {
			e.attributes[name] = v
		}
		b.graph.edges = append(b.graph.edges, e)
		if unique {
			b.byEnds[between] = e
		}
	}
	for name, v := range given {
		e.attributes[name] = v
	}
	return nil
}

// visit counts work, so that a short text cannot ask for much of it.
func (b *builder) visit(nodes int) *engine.Error {
	if b.work += nodes; b.work > maxWork {
		return b.tooLarge(b.at, "sets of nodes are connected too often: write the edges out, or split the graph up.")
	}
	return nil
}
