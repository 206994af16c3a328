package traces

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// act is one thing a chart executes between two states. What follows is one
// state of the workflow each: set is an action, raise and send are routes that
// the dispatcher hears of, pick is a route that chooses.
type act struct {
	set, value  string
	raise, send string
	pick        []branch
}

type branch struct {
	when string // empty: otherwise
	acts []act
}

// blocks gives what several blocks of executable content do.
func (w *chartWorkflow) blocks(list ...[]*node) []act {
	var acts []act
	for _, nodes := range list {
		block, _ := w.block(nodes)
		acts = append(acts, block...)
	}
	return acts
}

// block gives what one block does. An element that cannot be executed raises an
// error and is the end of its block; that it cannot is seen in its text.
func (w *chartWorkflow) block(nodes []*node) (acts []act, failed bool) {
	fail := func() ([]act, bool) { return append(acts, act{raise: errorExecution}), true }
	for _, n := range nodes {
		switch n.name {
		case "log":
		case "raise":
			acts = append(acts, act{raise: n.attrs["event"]})
		case "send":
			sent, ok := w.sending(n)
			if !ok {
				return fail()
			}
			acts = append(acts, sent...)
		case "assign":
			if !w.location(n.attrs["location"]) || broken(n.attrs["expr"]) {
				return fail()
			}
			acts = append(acts, act{set: n.attrs["location"], value: w.expression(n.attrs["expr"])})
		case "script":
			acts = append(acts, w.statements(n.text)...)
		case "if":
			acts = append(acts, w.choice(n))
		case "foreach":
			inner, ended := w.unrolled(n)
			acts = append(acts, inner...)
			if ended {
				return acts, true
			}
		default:
			w.refuse("%s is executed", n.name)
		}
	}
	return acts, false
}

const (
	errorExecution     = "error.execution"
	errorCommunication = "error.communication"
	ownProcessor       = "http://www.w3.org/TR/scxml/#SCXMLEventProcessor" // the way without a name
)

// sending is a message to oneself. Nothing is sent later: no time passes in the
// runs compared. A target that is no address is an error of execution, an
// address where nobody is one of communication.
func (w *chartWorkflow) sending(n *node) ([]act, bool) {
	target := n.attrs["target"]
	switch {
	case n.attrs["delay"] != "" || n.attrs["delayexpr"] != "":
		return nil, true
	case n.attrs["event"] == "" || n.attrs["type"] != "" && n.attrs["type"] != ownProcessor:
		w.refuse("an event is sent in a way of its own")
		return nil, true
	case target == "":
		return []act{{send: n.attrs["event"]}}, true
	case strings.HasPrefix(target, "#_scxml_"):
		return []act{{raise: errorCommunication}}, true
	case strings.HasPrefix(target, "#_"):
		w.refuse("something is sent to %s", target)
		return nil, true
	}
	return nil, false
}

// location tells whether a value can be stored there: in declared data.
func (w *chartWorkflow) location(name string) bool {
	for _, d := range w.c.data {
		if d.id == strings.TrimSpace(name) {
			return true
		}
	}
	return false
}

var statement = regexp.MustCompile(`^(?:var\s+)?(\w+)\s*(\+?)=\s*([^=].*)$`)

// statements reads a script of assignments.
func (w *chartWorkflow) statements(script string) []act {
	var acts []act
	for _, line := range strings.FieldsFunc(script, func(r rune) bool { return r == ';' || r == '\n' }) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		m := statement.FindStringSubmatch(line)
		if m == nil {
			w.refuse("the script does %q", line)
			return nil
		}
		value := w.expression(m[3])
		if m[2] != "" {
			value = m[1] + " + (" + value + ")"
		}
		acts = append(acts, act{set: m[1], value: value})
	}
	return acts
}

// choice reads an if with its elseif and else.
func (w *chartWorkflow) choice(n *node) act {
	a := act{pick: []branch{{when: w.condition(n.attrs["cond"])}}}
	var nodes []*node
	end := func() {
		acts, failed := w.block(nodes)
		if failed {
			w.refuse("something fails in one branch only")
		}
		a.pick[len(a.pick)-1].acts, nodes = acts, nil
	}
	for _, k := range n.children {
		switch k.name {
		case "elseif":
			end()
			a.pick = append(a.pick, branch{when: w.condition(k.attrs["cond"])})
		case "else":
			end()
			a.pick = append(a.pick, branch{})
		default:
			nodes = append(nodes, k)
		}
	}
	end()
	return a
}

// unrolled repeats the content of a foreach for each value of a literal list.
func (w *chartWorkflow) unrolled(n *node) (acts []act, failed bool) {
	var list []float64
	for _, d := range w.c.data {
		if d.id == n.attrs["array"] && json.Unmarshal([]byte(d.expr), &list) != nil {
			w.refuse("a foreach over %s, which is no literal list of numbers", d.id)
		}
	}
	for index, item := range list {
		acts = append(acts, act{set: n.attrs["item"], value: strconv.FormatFloat(item, 'f', -1, 64)})
		if name := n.attrs["index"]; name != "" {
			acts = append(acts, act{set: name, value: strconv.Itoa(index)})
		}
		inner, ended := w.block(n.children)
		acts = append(acts, inner...)
		if ended {
			return acts, true
		}
	}
	return acts, false
}

// broken tells that an expression is no JavaScript, whatever the data: it is a
// statement, or its brackets do not match.
func broken(expr string) bool {
	open := 0
	for _, r := range expr {
		switch r {
		case '(', '[', '{':
			open++
		case ')', ']', '}':
			open--
		}
	}
	return strings.TrimSpace(expr) == "return" || open != 0
}

var (
	undefined = regexp.MustCompile(`typeof (\w+) == 'undefined'`)
	bareName  = regexp.MustCompile(`^\w+$`)
)

// expression puts JavaScript into our words. What is no expression of ours
// fails when the workflow is compiled.
func (w *chartWorkflow) expression(js string) string {
	js = strings.NewReplacer("!==", "!=", "===", "==").Replace(strings.TrimSpace(js))
	return undefined.ReplaceAllString(js, "$1 == nil")
}

// condition puts a condition into our words. A number alone is true unless it
// is none or 0.
func (w *chartWorkflow) condition(js string) string {
	js = w.expression(js)
	switch {
	case js == "true" || js == "false":
		return js
	case bareName.MatchString(js):
		return fmt.Sprintf("(%s ?? 0) != 0", js)
	}
	return js
}
