package traces

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

// node is an XML element with its children in document order. Namespaces are
// dropped: no corpus uses one name for two things.
type node struct {
	name     string
	attrs    map[string]string
	text     string
	children []*node
}

// readXML reads a file whole; the node given is above its root.
func readXML(t *testing.T, path string) *node {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	top := &node{}
	stack := []*node{top}
	decoder := xml.NewDecoder(file)
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return top
		}
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		last := stack[len(stack)-1]
		switch x := token.(type) {
		case xml.StartElement:
			n := &node{name: x.Name.Local, attrs: map[string]string{}}
			for _, a := range x.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			last.children = append(last.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			last.text += string(x)
		}
	}
}

// named lists the children with one of the names.
func (n *node) named(names ...string) []*node {
	var list []*node
	for _, c := range n.children {
		for _, name := range names {
			if c.name == name {
				list = append(list, c)
			}
		}
	}
	return list
}

// ending lists the children whose name ends so.
func (n *node) ending(suffix string) []*node {
	var list []*node
	for _, c := range n.children {
		if strings.HasSuffix(c.name, suffix) {
			list = append(list, c)
		}
	}
	return list
}

// each visits everything below, in document order.
func (n *node) each(visit func(*node)) {
	for _, c := range n.children {
		visit(c)
		c.each(visit)
	}
}
