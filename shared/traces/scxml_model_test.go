package traces

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// chart is a state chart.
type chart struct {
	root   *place
	places map[string]*place
	order  []*place // in document order, the root first
	data   []datum
	late   bool // data of a state are bound when it is first entered
	tree   *node
}

// place is a state of a chart, of any kind: scxml, state, parallel, final or
// history.
type place struct {
	id, kind    string
	parent      *place
	children    []*place // without histories
	histories   []*place
	deep        bool
	index       int       // in document order
	initial     []*place  // where it begins if nothing says otherwise
	beginning   []*node   // what is executed on the way there
	entry, exit [][]*node // blocks of executable content
	transitions []*arrow
}

// arrow is a transition of a chart.
type arrow struct {
	source  *place
	events  []string // none: taken as soon as the condition holds
	cond    string
	targets []*place // none: nothing is left or entered
	content []*node
}

type datum struct {
	id, expr string
	owner    *place
}

func readChart(t *testing.T, path string) *chart {
	t.Helper()
	c := &chart{places: map[string]*place{}}
	c.tree = readXML(t, path).named("scxml")[0]
	c.late = c.tree.attrs["binding"] == "late"
	c.root = c.fill(nil, c.tree)
	for _, p := range c.order {
		c.point(t, p)
	}
	return c
}

// fill reads a place and what is inside it.
func (c *chart) fill(parent *place, n *node) *place {
	p := &place{id: n.attrs["id"], kind: n.name, parent: parent, index: len(c.order), deep: n.attrs["type"] == "deep"}
	if parent == nil {
		p.id = "scxml"
	}
	c.order = append(c.order, p)
	c.places[p.id] = p
	for _, k := range n.children {
		switch k.name {
		case "state", "parallel", "final":
			p.children = append(p.children, c.fill(p, k))
		case "history":
			p.histories = append(p.histories, c.fill(p, k))
		case "onentry":
			p.entry = append(p.entry, k.children)
		case "onexit":
			p.exit = append(p.exit, k.children)
		case "datamodel":
			for _, d := range k.named("data") {
				expr := d.attrs["expr"]
				if expr == "" {
					expr = strings.TrimSpace(d.text)
				}
				c.data = append(c.data, datum{d.attrs["id"], expr, p})
			}
		}
		if k.name == "transition" {
			p.transitions = append(p.transitions, &arrow{source: p, events: strings.Fields(k.attrs["event"]),
				cond: k.attrs["cond"], content: k.children})
		}
	}
	return p
}

// point finds the targets of a place, once all places are known.
func (c *chart) point(t *testing.T, p *place) {
	t.Helper()
	if p.id == "" {
		t.Fatalf("a %s has no id", p.kind)
	}
	n := c.tree
	if p != c.root {
		n = nil
		c.tree.each(func(k *node) {
			if k.attrs["id"] == p.id && n == nil {
				n = k
			}
		})
	}
	find := func(ids string) []*place {
		var list []*place
		for _, id := range strings.Fields(ids) {
			if c.places[id] == nil {
				t.Fatalf("%s leads to %s, which is no state", p.id, id)
			}
			list = append(list, c.places[id])
		}
		return list
	}
	for k, a := range n.named("transition") {
		p.transitions[k].targets = find(a.attrs["target"])
	}
	p.initial = find(n.attrs["initial"])
	for _, first := range n.named("initial") {
		a := first.named("transition")[0]
		p.initial, p.beginning = find(a.attrs["target"]), a.children
	}
	if len(p.initial) == 0 && len(p.children) > 0 {
		p.initial = p.children[:1]
	}
}

// holds tells whether the place is around another, or is it.
func (p *place) holds(inner *place) bool {
	for ; inner != nil; inner = inner.parent {
		if inner == p {
			return true
		}
	}
	return false
}

// atomic tells whether nothing is inside.
func (p *place) atomic() bool {
	return len(p.children) == 0 && (p.kind == "state" || p.kind == "parallel" || p.kind == "final")
}

// atoms lists the atomic places inside, in document order.
func (p *place) atoms() []*place {
	if p.atomic() {
		return []*place{p}
	}
	var list []*place
	for _, c := range p.children {
		list = append(list, c.atoms()...)
	}
	return list
}

// region is the part of a chart in which a place is the only active one beside
// those around it: a child of the innermost parallel state, or the chart.
func (c *chart) region(p *place) *place {
	for ; p.parent != nil; p = p.parent {
		if p.parent.kind == "parallel" {
			return p
		}
	}
	return c.root
}

// script is what a chart was seen to do.
type script struct {
	Initial []string `json:"initialConfiguration"`
	Events  []struct {
		Event struct {
			Name string `json:"name"`
		} `json:"event"`
		After int      `json:"after"` // milliseconds before the event
		Next  []string `json:"nextConfiguration"`
	} `json:"events"`
}

func readScript(t *testing.T, folder, chart string) *script {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, strings.TrimSuffix(chart, ".scxml")+".json"))
	if err != nil {
		t.Fatal(err)
	}
	s := &script{}
	if err := json.Unmarshal(text, s); err != nil {
		t.Fatal(err)
	}
	return s
}
