package dot

// graph is what a text describes, as Graphviz would understand it: subgraphs
// taken apart, defaults put in, parallel edges of a strict graph merged.
type graph struct {
	name       string
	attributes attributes
	nodes      []*node // in the order they are first named
	edges      []*edge
}

type node struct {
	index      int
	name       string
	offset     int // of its first name in the text
	attributes attributes
}

type edge struct {
	from, to   *node
	offset     int
	attributes attributes
}

// value is what an attribute is set to, backslashes as they stand in the text.
type value struct {
	text   string
	markup bool // it is HTML
	offset int
}

type attributes map[string]value

// thing is what carries an attribute.
type thing int

const (
	ofGraph thing = iota
	ofNode
	ofEdge
)

// scope is a graph or subgraph while its statements are read: what it contains,
// and the defaults for what is first named inside it.
type scope struct {
	parent    *scope
	members   []*node
	contains  map[*node]bool
	defaults  [3]attributes // by thing; ofGraph holds its own attributes
	subgraphs map[string]*scope
}

func newScope(parent *scope) *scope {
	return &scope{parent: parent, contains: map[*node]bool{}}
}

// add puts a node into the scope and those around it.
func (s *scope) add(n *node) {
	for ; s != nil && !s.contains[n]; s = s.parent {
		s.contains[n] = true
		s.members = append(s.members, n)
	}
}

func (s *scope) setDefault(of thing, name string, v value) {
	if s.defaults[of] == nil {
		s.defaults[of] = attributes{}
	}
	s.defaults[of][name] = v
}

// inherit gives the defaults that hold for something first named here, now.
func (s *scope) inherit(of thing) attributes {
	all := attributes{}
	for ; s != nil; s = s.parent {
		for name, v := range s.defaults[of] {
			if _, nearer := all[name]; !nearer {
				all[name] = v
			}
		}
	}
	return all
}
