package dot

import (
	"fmt"
	"sort"
)

// Loss is something of the text that a workflow cannot hold.
type Loss struct {
	// Line is where it was met first, 1-based.
	Line    int    `json:"line"`
	Message string `json:"message"`
}

// losses gathers what is left out; the same kind of thing is told once, with
// its number.
type losses struct {
	*source
	list   []found
	counts map[string]*found
	more   int // kinds past the limit
}

// found is a loss, or all losses of a kind.
type found struct {
	offset  int
	count   int
	message string
	of      thing
	name    string // of an attribute, whose message is made in the end
}

// Losses that are counted.
const (
	portsLost = "Ports are left out: a transition leads from card to card"
	htmlLost  = "HTML labels keep their words and nothing else"
)

func newLosses(src *source) *losses {
	return &losses{source: src, counts: map[string]*found{}}
}

func (l *losses) add(offset int, format string, args ...any) {
	if len(l.list) == maxListed {
		l.more++
		return
	}
	l.list = append(l.list, found{offset: offset, message: fmt.Sprintf(format, args...)})
}

// attribute notes one that no workflow has.
func (l *losses) attribute(of thing, name string, offset int) {
	l.often(fmt.Sprint(of, name), found{offset: offset, of: of, name: name})
}

// again notes a loss that is told once with its number.
func (l *losses) again(message string, offset int) {
	l.often(message, found{offset: offset, message: message})
}

func (l *losses) often(kind string, f found) {
	if l.counts[kind] == nil {
		if len(l.counts) == maxListed {
			l.more++
			return
		}
		l.counts[kind] = &f
	}
	l.counts[kind].count++
}

// frame notes a cluster, by its label where it has one.
func (l *losses) frame(name token, label value) {
	shown := name
	if text := oneLine(labelText(label, name.text, "")); text != "" {
		shown.text = text
	}
	l.add(name.offset, "The frame %s is left out; what is inside stays.", shown.shown())
}

// told lists everything in the order of the text. Attributes that ignored names
// are no loss.
func (l *losses) told(ignored func(of thing, name string) bool) []Loss {
	all := append([]found(nil), l.list...)
	for _, f := range l.counts {
		switch {
		case f.message != "":
			f.message = fmt.Sprintf("%s (%s).", f.message, times(f.count))
		case ignored != nil && ignored(f.of, f.name):
			continue
		default:
			f.message = fmt.Sprintf("The attribute %s of %s is left out: a workflow has no such field.", token{text: f.name}.shown(), counted(f.count, f.of))
		}
		all = append(all, *f)
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].offset != all[j].offset {
			return all[i].offset < all[j].offset
		}
		return all[i].message < all[j].message
	})
	var told []Loss
	for _, f := range all {
		told = append(told, Loss{Line: l.line(f.offset), Message: f.message})
	}
	if l.more > 0 {
		told = append(told, Loss{Line: told[len(told)-1].Line, Message: fmt.Sprintf("%d more things are left out.", l.more)})
	}
	return told
}

func counted(count int, of thing) string {
	one, many := "the graph", "graphs"
	switch of {
	case ofNode:
		one, many = "a node", "nodes"
	case ofEdge:
		one, many = "an edge", "edges"
	}
	if count == 1 {
		return one
	}
	return fmt.Sprintf("%d %s", count, many)
}

func times(count int) string {
	if count == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", count)
}
