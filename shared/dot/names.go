package dot

import (
	"strings"
	"unicode/utf8"

	"statecraft/engine"
)

// names says what the nodes are called: by their state's id where Graphviz
// leaves such a name alone, else by one like it.
type names struct {
	state    []string          // by state
	end      map[string]string // by the id a transition names
	missing  []string          // ids that transitions name and no state has
	anywhere bool              // some transition comes from anywhere
}

func nodeNames(w *engine.Workflow) *names {
	n := &names{state: make([]string, len(w.States)), end: map[string]string{}}
	declared := map[string]bool{}
	for i := range w.States {
		declared[w.States[i].ID] = true
	}
	for i := range w.Transitions {
		t := &w.Transitions[i]
		n.anywhere = n.anywhere || t.From == engine.FromAnywhere
		for _, id := range []string{t.From, t.To} {
			if !declared[id] && (id == t.To || id != engine.FromAnywhere) {
				declared[id] = true
				n.missing = append(n.missing, id)
			}
		}
	}
	n.assign(w)
	return n
}

// assign gives every id that can be a name to its first owner before the others
// get names made for them.
func (n *names) assign(w *engine.Workflow) {
	used := newNamer()
	own := func(id string) (name string, ok bool) {
		if _, known := n.end[id]; known || !isSafeName(id) {
			return "", false
		}
		used.take(id)
		n.end[id] = id
		return id, true
	}
	for i := range w.States {
		n.state[i], _ = own(w.States[i].ID)
	}
	for _, id := range n.missing {
		own(id)
	}
	made := func(id string) string {
		name := used.free(safeName(id))
		used.take(name)
		if _, known := n.end[id]; !known {
			n.end[id] = name
		}
		return name
	}
	for i := range w.States {
		if n.state[i] == "" {
			n.state[i] = made(w.States[i].ID)
		}
	}
	for _, id := range n.missing {
		if _, known := n.end[id]; !known {
			made(id)
		}
	}
}

// isSafeName tells whether Graphviz keeps a name as it is, and nobody reads
// anything else into it.
func isSafeName(id string) bool {
	if id == "" || id == engine.FromAnywhere || id[0] == '%' || !utf8.ValidString(id) {
		return false
	}
	return strings.IndexFunc(id, isUnsafe) < 0
}

func isUnsafe(r rune) bool { return r == '\\' || r == utf8.RuneError || isUnseen(r) }

// safeName makes a name that looks like an id.
func safeName(id string) string {
	name := strings.Map(func(r rune) rune {
		if isUnsafe(r) {
			return '_'
		}
		return r
	}, strings.TrimLeft(id, "%"))
	switch name {
	case "":
		return "state"
	case engine.FromAnywhere:
		return "any"
	}
	return name
}
