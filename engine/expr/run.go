package expr

import (
	"math"
	"strings"
)

// run computes what a node gives.
func (n *node) run(names map[string]any) value {
	switch n.kind {
	case nodeLiteral:
		return n.value
	case nodeName:
		return of(names[n.name])
	case nodeMember:
		return n.args[0].run(names).member(n.name)
	case nodeList:
		return n.runList(names)
	case nodeCall:
		return n.runCall(names)
	case nodeUnary:
		return unary(n.op, n.args[0].run(names))
	case nodeChoice:
		return n.runChoice(names)
	}
	switch n.op {
	case opAnd, opOr, opOtherwise:
		return n.runLazy(names)
	}
	a := n.args[0].run(names)
	if a.failed() {
		return a
	}
	b := n.args[1].run(names)
	if b.failed() {
		return b
	}
	if n.needed && (a.kind == isNothing || b.kind == isNothing) {
		return unfit()
	}
	return binary(n.op, a, b)
}

// member reaches into an object; what it does not have is nothing.
func (v value) member(name string) value {
	switch {
	case v.failed():
		return v
	case v.kind == isObject:
		return of(v.members[name])
	}
	return unfit()
}

func (n *node) runList(names map[string]any) value {
	list := make([]any, len(n.args))
	for i, arg := range n.args {
		v := arg.run(names)
		if v.failed() {
			return v
		}
		list[i] = v.plain()
	}
	return value{kind: isList, list: list}
}

func (n *node) runCall(names map[string]any) value {
	args := make([]value, len(n.args))
	for i, arg := range n.args {
		if args[i] = arg.run(names); args[i].failed() {
			return args[i]
		}
	}
	return n.function.run(args)
}

func (n *node) runChoice(names map[string]any) value {
	switch when := n.args[0].run(names); {
	case when.kind == isTrue:
		return n.args[1].run(names)
	case when.kind == isFalse:
		return n.args[2].run(names)
	case when.failed():
		return when
	}
	return unfit()
}

// runLazy computes the right side only where the left leaves it open.
func (n *node) runLazy(names map[string]any) value {
	a := n.args[0].run(names)
	switch {
	case a.failed():
		return a
	case n.op == opOtherwise && a.kind != isNothing:
		return a
	case n.op == opOtherwise:
		return n.args[1].run(names)
	case !a.isBoolean():
		return unfit()
	case (n.op == opOr) == (a.kind == isTrue):
		return a
	}
	b := n.args[1].run(names)
	if !b.isBoolean() && !b.failed() {
		return unfit()
	}
	return b
}

func unary(op operator, v value) value {
	switch {
	case v.failed():
		return v
	case op == opNot && v.isBoolean():
		return ofBoolean(v.kind == isFalse)
	case op == opNegate && v.kind == isNumber:
		return ofNumber(-v.number)
	case op == opPlus && v.kind == isNumber:
		return v
	}
	return unfit()
}

// binary computes an operator whose both sides are needed.
func binary(op operator, a, b value) value {
	switch op {
	case opEqual:
		return ofBoolean(equal(a, b))
	case opUnequal:
		return ofBoolean(!equal(a, b))
	case opLess, opLessEqual, opGreater, opGreaterEqual:
		return ordered(op, a, b)
	case opIn:
		return within(a, b)
	case opContains:
		if a.kind == isList {
			return within(b, a)
		}
		return searched(op, a, b)
	case opStartsWith, opEndsWith:
		return searched(op, a, b)
	case opAdd:
		return added(a, b)
	}
	if a.kind != isNumber || b.kind != isNumber {
		return unfit()
	}
	switch op {
	case opSubtract:
		return ofNumber(a.number - b.number)
	case opMultiply:
		return ofNumber(a.number * b.number)
	case opDivide:
		return ofNumber(a.number / b.number)
	}
	if b.number == 0 {
		return unfit()
	}
	return ofNumber(math.Mod(a.number, b.number))
}

func ordered(op operator, a, b value) value {
	order := 0
	switch {
	case a.kind == isNumber && b.kind == isNumber:
		return compared(op, a.number, b.number)
	case a.kind == isText && b.kind == isText:
		order = strings.Compare(a.text, b.text)
	default:
		return unfit()
	}
	return compared(op, float64(order), 0)
}

func compared(op operator, a, b float64) value {
	switch op {
	case opLess:
		return ofBoolean(a < b)
	case opLessEqual:
		return ofBoolean(a <= b)
	case opGreater:
		return ofBoolean(a > b)
	}
	return ofBoolean(a >= b)
}

// within tells whether a list has an item, or an object a member of that name.
// In nothing there is nothing.
func within(item, whole value) value {
	switch whole.kind {
	case isNothing:
		return ofBoolean(false)
	case isList:
		for _, other := range whole.list {
			if equal(item, of(other)) {
				return ofBoolean(true)
			}
		}
		return ofBoolean(false)
	case isObject:
		if item.kind != isText && item.kind != isNothing {
			return unfit()
		}
		_, has := whole.members[item.text]
		return ofBoolean(has && item.kind == isText)
	}
	return unfit()
}

func searched(op operator, whole, part value) value {
	if whole.kind == isNothing || part.kind == isNothing {
		return ofBoolean(false)
	}
	if whole.kind != isText || part.kind != isText {
		return unfit()
	}
	switch op {
	case opStartsWith:
		return ofBoolean(strings.HasPrefix(whole.text, part.text))
	case opEndsWith:
		return ofBoolean(strings.HasSuffix(whole.text, part.text))
	}
	return ofBoolean(strings.Contains(whole.text, part.text))
}
