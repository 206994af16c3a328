package expr

import (
	"math"
	"strconv"
	"strings"
)

// Simple is a condition that can be told in plain words: a flat list of
// comparisons, all of which must hold, or any of them.
type Simple struct {
	Any  bool // joined by or; else by and
	Rows []Row
}

// Row compares one name with one value.
type Row struct {
	Name string
	Op   Op
	// Value is a string, float64, bool or nil; a []any of strings and numbers for
	// OneOf and NoneOf; unused for Yes and No.
	Value any
}

// Op is how a row compares. It is written as in the language but for those that
// stand before the name or turn around.
type Op string

const (
	Yes        Op = "yes" // the name itself
	No         Op = "no"  // not the name
	Equal      Op = "=="
	NotEqual   Op = "!="
	More       Op = ">"
	AtLeast    Op = ">="
	Less       Op = "<"
	AtMost     Op = "<="
	Contains   Op = "contains"     // the value is in the text or the list
	Lacks      Op = "not contains" // it is not
	Begins     Op = "startsWith"
	Ends       Op = "endsWith"
	OneOf      Op = "in"
	NoneOf     Op = "not in"
	Includes   Op = "includes"     // the value in what the name holds, written first
	IncludesNo Op = "includes not" // and not in it
)

// ReadSimple reads a source as a flat list of comparisons; ok is false where it
// is richer than that, or no source at all.
func ReadSimple(source string) (s Simple, ok bool) {
	root, _, err := read(source)
	if err != nil {
		return Simple{}, false
	}
	if isJoin(root) {
		s.Any = root.op == opOr
		return s, s.flatten(root, root.op)
	}
	return s, s.row(root)
}

// flatten adds the rows of a tree in which everything is joined by one word.
func (s *Simple) flatten(n *node, join operator) bool {
	if isJoin(n) {
		return n.op == join && s.flatten(n.args[0], join) && s.flatten(n.args[1], join)
	}
	return s.row(n)
}

func isJoin(n *node) bool { return n.op == opAnd || n.op == opOr }

// row adds one comparison.
func (s *Simple) row(n *node) bool {
	negated := n.op == opNot
	if negated {
		n = n.args[0]
	}
	if n.kind == nodeName {
		op := Yes
		if negated {
			op = No
		}
		s.Rows = append(s.Rows, Row{Name: n.name, Op: op})
		return true
	}
	if n.kind != nodeBinary {
		return false
	}
	r, ok := readRow(n)
	if ok && negated {
		r.Op, ok = opposite(r.Op)
	}
	s.Rows = append(s.Rows, r)
	return ok
}

// readRow reads a name and a value, whichever comes first.
func readRow(n *node) (r Row, ok bool) {
	op := comparisonOf(n.op)
	left, right := n.args[0], n.args[1]
	if left.kind != nodeName {
		value, plain := left.literal()
		if right.kind != nodeName || !plain {
			return r, false
		}
		op, ok = turned(op)
		return Row{Name: right.name, Op: op, Value: value}, ok && comparesWith(op, value)
	}
	r = Row{Name: left.name, Op: op}
	if op == OneOf {
		if right.kind != nodeList || len(right.args) == 0 {
			return r, false
		}
		items := make([]any, len(right.args))
		for i, item := range right.args {
			if items[i], ok = item.literal(); !ok || !comparesWith(op, items[i]) {
				return r, false
			}
		}
		r.Value = items
		return r, true
	}
	r.Value, ok = right.literal()
	return r, ok && comparesWith(op, r.Value)
}

// comparisonOf is the comparison of an operator, whatever word it was spelled with.
func comparisonOf(op operator) Op {
	switch op {
	case opEqual:
		return Equal
	case opUnequal:
		return NotEqual
	case opLess:
		return Less
	case opLessEqual:
		return AtMost
	case opGreater:
		return More
	case opGreaterEqual:
		return AtLeast
	case opIn:
		return OneOf
	case opContains:
		return Contains
	case opStartsWith:
		return Begins
	case opEndsWith:
		return Ends
	}
	return ""
}

// literal is a value that is written out.
func (n *node) literal() (plain any, ok bool) {
	switch {
	case n.kind == nodeLiteral:
		return n.value.plain(), true
	case n.op == opNegate:
		number, is := n.args[0].literal()
		v, isNumber := number.(float64)
		return -v, is && isNumber && v > 0
	}
	return nil, false
}

// comparesWith tells whether a row can compare by op with the value.
func comparesWith(op Op, value any) bool {
	_, text := value.(string)
	_, number := value.(float64)
	switch op {
	case Equal, NotEqual:
		return true
	case More, AtLeast, Less, AtMost, Contains, OneOf, Includes:
		return text || number
	case Begins, Ends:
		return text
	}
	return false
}

// turned is the comparison that says the same with the name first.
func turned(op Op) (Op, bool) {
	switch op {
	case Equal, NotEqual:
		return op, true
	case More:
		return Less, true
	case AtLeast:
		return AtMost, true
	case Less:
		return More, true
	case AtMost:
		return AtLeast, true
	case OneOf: // "a" in list
		return Includes, true
	}
	return "", false
}

// opposite is what "not" makes of a comparison.
func opposite(op Op) (Op, bool) {
	switch op {
	case Equal:
		return NotEqual, true
	case NotEqual:
		return Equal, true
	case More:
		return AtMost, true
	case AtMost:
		return More, true
	case Less:
		return AtLeast, true
	case AtLeast:
		return Less, true
	case Contains:
		return Lacks, true
	case OneOf:
		return NoneOf, true
	case Includes:
		return IncludesNo, true
	}
	return "", false
}

// Write writes the list as a source; nothing for no rows. ReadSimple of it gives
// the same list, as long as every value fits its comparison.
func (s Simple) Write() string {
	join := " and "
	if s.Any {
		join = " or "
	}
	rows := make([]string, len(s.Rows))
	for i, r := range s.Rows {
		rows[i] = r.write()
	}
	return strings.Join(rows, join)
}

func (r Row) write() string {
	switch r.Op {
	case Yes:
		return r.Name
	case No:
		return "not " + r.Name
	case Includes:
		return Literal(r.Value) + " in " + r.Name
	case IncludesNo:
		return Literal(r.Value) + " not in " + r.Name
	}
	return r.Name + " " + string(r.Op) + " " + Literal(r.Value)
}

// Literal writes a value out as the language reads it: a text, a number, yes or
// no, nothing, or a list of these.
func Literal(value any) string {
	switch v := value.(type) {
	case string:
		return strconv.Quote(v)
	case bool:
		return strconv.FormatBool(v)
	case float64:
		if math.Abs(v) < 1e15 {
			return strconv.FormatFloat(v, 'f', -1, 64)
		}
		return strconv.FormatFloat(v, 'g', -1, 64)
	case []any:
		items := make([]string, len(v))
		for i := range v {
			items[i] = Literal(v[i])
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return "nil"
}

// Function is something that can be called.
type Function struct {
	Name  string
	Takes []Type // any of them, for each of its values
	Gives Type
}

// Functions lists what can be called, sorted by name.
func Functions() []Function {
	var list []Function
	for _, f := range functions() {
		list = append(list, Function{Name: f.name, Takes: f.takes, Gives: f.gives})
	}
	return list
}
