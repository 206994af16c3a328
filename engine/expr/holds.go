package expr

// holds computes the shapes most conditions have, comparisons of numbers and of
// texts joined by and, or and not, without passing values around: conditions are
// asked on every step. Where it knows no answer, known is false and run has it.
func (n *node) holds(names map[string]any) (yes, known bool) {
	switch n.op {
	case opAnd, opOr:
		yes, known = n.args[0].holds(names)
		if !known || yes == (n.op == opOr) {
			return yes, known
		}
		return n.args[1].holds(names)
	case opNot:
		yes, known = n.args[0].holds(names)
		return !yes, known
	case opEqual, opUnequal, opLess, opLessEqual, opGreater, opGreaterEqual:
		left, right := n.args[0], n.args[1]
		if left.typ == Number && right.typ == Number {
			a, hasA := left.readNumber(names)
			b, hasB := right.readNumber(names)
			return orders(n.op, a < b, a == b), hasA && hasB
		}
		if left.typ == Text && right.typ == Text {
			a, hasA := left.readText(names)
			b, hasB := right.readText(names)
			return orders(n.op, a < b, a == b), hasA && hasB
		}
		return false, false
	}
	v := n.run(names)
	return v.kind == isTrue, v.isBoolean()
}

// orders gives a comparison from whether the left side is less, or equal.
func orders(op operator, less, equal bool) bool {
	switch op {
	case opEqual:
		return equal
	case opUnequal:
		return !equal
	case opLess:
		return less
	case opLessEqual:
		return less || equal
	case opGreater:
		return !less && !equal
	}
	return !less
}

func (n *node) readNumber(names map[string]any) (float64, bool) {
	switch n.kind {
	case nodeLiteral:
		return n.value.number, true
	case nodeName:
		number, is := names[n.name].(float64)
		return number, is
	}
	v := n.run(names)
	// What is no number is neither less nor equal, and is left to run.
	return v.number, v.kind == isNumber && v.number == v.number
}

func (n *node) readText(names map[string]any) (string, bool) {
	switch n.kind {
	case nodeLiteral:
		return n.value.text, true
	case nodeName:
		text, is := names[n.name].(string)
		return text, is
	}
	v := n.run(names)
	return v.text, v.kind == isText
}
