package dot

import (
	"bytes"
	"math"
	"reflect"
	"slices"
	"sort"
	"strconv"
	"strings"

	"statecraft/engine"
)

// Format writes the workflow as DOT. The same workflow gives the same bytes, and
// [Parse] gives back what it was: drafts with problems included, as far as their
// text is UTF-8 and their values are JSON's.
func Format(w *engine.Workflow) []byte {
	f := &formatter{w: w, tables: newTables(), names: nodeNames(w)}
	f.out.WriteString("digraph ")
	if isSafeName(w.Key) {
		f.out.WriteString(quote(w.Key) + " ")
	}
	f.out.WriteString("{\n")
	f.workflow()
	f.states()
	f.transitions()
	f.out.WriteString("}\n")
	return f.out.Bytes()
}

type formatter struct {
	w      *engine.Workflow
	tables *tables
	names  *names
	out    bytes.Buffer
}

// pair is an attribute as it is written, backslashes already escaped.
type pair struct{ name, text string }

// fields lists the attributes for the fields of a struct of the model, less the
// ones written in another way.
func (f *formatter) fields(of thing, model any, less ...string) []pair {
	from := reflect.ValueOf(model).Elem()
	var list []pair
	for _, field := range f.tables[of] {
		if slices.Contains(less, field.attribute) {
			continue
		}
		if text, present := encode(from.Field(field.index)); present {
			list = append(list, pair{field.attribute, text})
		}
	}
	return list
}

// label lists what carries a text that is drawn: the label, and the exact text
// where the label cannot hold it.
func label(text, attribute string) []pair {
	if text == "" {
		return nil
	}
	list := []pair{{labelAttribute, escapeLabel(text)}}
	if labelText(value{text: list[0].text}, "", "") != text {
		list = append(list, pair{attribute, escape(text)})
	}
	return list
}

func (f *formatter) workflow() {
	list := f.fields(ofGraph, f.w, prefix+"name", keyAttribute)
	list = append(list, pair{keyAttribute, escape(f.w.Key)})
	list = append(list, label(f.w.Name, prefix+"name")...)
	list = append(list, workflowLooks(f.w)...)
	for _, p := range sorted(list) {
		f.out.WriteString("\t" + p.name + "=" + broken(quote(p.text), "\t") + "\n")
	}
	f.out.WriteByte('\n')
	f.statement("node", []pair{{"fontname", font}, {"shape", "box"}, {"style", "rounded"}}, 3)
	f.statement("edge", []pair{{"fontname", font}}, 1)
}

func (f *formatter) states() {
	ends := endings(f.w)
	for n := range f.w.States {
		s := &f.w.States[n]
		list := f.fields(ofNode, s, prefix+"name", prefix+"id")
		if name := f.names.state[n]; name != s.ID {
			list = append(list, pair{prefix + "id", escape(s.ID)})
		}
		list = append(list, label(s.Name, prefix+"name")...)
		if s.Position != nil {
			list = append(list, pair{posAttribute, place(*s.Position)})
		}
		list = append(list, stateLooks(s, ends[s.ID])...)
		f.separate(n)
		f.statement(quote(f.names.state[n]), list, 1)
	}
	for n, id := range f.names.missing {
		list := []pair{{missingAttribute, "true"}, {"style", "dashed"}}
		if name := f.names.end[id]; name != id {
			list = append(list, pair{prefix + "id", escape(id)})
		}
		f.separate(n)
		f.statement(quote(f.names.end[id]), list, 3)
	}
	if f.names.anywhere {
		f.separate(0)
		f.statement(quote(engine.FromAnywhere), []pair{{labelAttribute, "from anywhere"}, {"shape", "plaintext"}}, 2)
	}
}

// separate puts an empty line before the first of a list.
func (f *formatter) separate(n int) {
	if n == 0 {
		f.out.WriteByte('\n')
	}
}

func (f *formatter) transitions() {
	ids := newNamer()
	for n := range f.w.Transitions {
		t := &f.w.Transitions[n]
		list := f.fields(ofEdge, t, prefix+"label", prefix+"id")
		if t.ID != ids.transition(t.From, t.To) {
			list = append(list, pair{prefix + "id", escape(t.ID)})
		}
		ids.take(t.ID)
		list = append(list, label(t.Label, prefix+"label")...)
		list = append(list, transitionLooks(t)...)
		from := engine.FromAnywhere
		if t.From != engine.FromAnywhere {
			from = f.names.end[t.From]
		}
		f.separate(n)
		f.statement(quote(from)+" -> "+quote(f.names.end[t.To]), list, 2)
	}
}

// statement writes what the attributes belong to and the attributes: a few on
// the same line, more on lines of their own.
func (f *formatter) statement(head string, list []pair, inline int) {
	f.out.WriteString("\t" + head)
	before, between, after := " [\n\t\t", "\n\t\t", "\n\t]\n"
	switch {
	case len(list) == 0:
		before, after = "", "\n"
	case len(list) <= inline:
		before, between, after = " [", " ", "]\n"
	}
	f.out.WriteString(before)
	for n, p := range sorted(list) {
		if n > 0 {
			f.out.WriteString(between)
		}
		f.out.WriteString(p.name + "=" + broken(quote(p.text), "\t\t"))
	}
	f.out.WriteString(after)
}

// broken moves further lines in; only JSON has them, where they mean nothing.
func broken(text, indent string) string {
	return strings.ReplaceAll(text, "\n", "\n"+indent)
}

func sorted(list []pair) []pair {
	sort.Slice(list, func(i, j int) bool { return list[i].name < list[j].name })
	return list
}

// place writes a point of the canvas for Graphviz: y upwards, pinned.
func place(p engine.Point) string {
	return coordinate(p.X) + "," + coordinate(0-p.Y) + "!"
}

func coordinate(v float64) string {
	if size := math.Abs(v); size != 0 && (size < 1e-6 || size >= 1e15) {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
