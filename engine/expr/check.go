package expr

// nothing is the type of nil.
const nothing Type = "nothing"

// checker finds the type of every node.
type checker struct{ names Names }

// check types a node and what is below it, left before right. The error is the
// first found.
func (c checker) check(n *node) *Error {
	for _, arg := range n.args {
		if err := c.check(arg); err != nil {
			return err
		}
	}
	n.items = Any
	switch n.kind {
	case nodeLiteral:
		n.typ = typeOfValue(n.value)
	case nodeName:
		declared, known := c.names[n.name]
		if !known {
			return refuse(n.at, "unknown name %s", n.name)
		}
		n.typ = declared
	case nodeMember:
		n.typ = Any
		if of := n.args[0].typ; of != Any {
			return refuse(n.at, "%s has no member %s", said(of), n.name)
		}
	case nodeList:
		n.typ, n.items = List, same(n.args)
	case nodeCall:
		return c.call(n)
	case nodeUnary:
		return c.unary(n)
	case nodeBinary:
		return c.binary(n)
	case nodeChoice:
		return c.choice(n)
	}
	return nil
}

func typeOfValue(v value) Type {
	switch v.kind {
	case isNumber:
		return Number
	case isText:
		return Text
	case isTrue, isFalse:
		return Boolean
	}
	return nothing
}

// same is the type all nodes have, else Any.
func same(nodes []*node) Type {
	if len(nodes) == 0 {
		return Any
	}
	for _, n := range nodes {
		if n.typ != nodes[0].typ {
			return Any
		}
	}
	return nodes[0].typ
}

func (c checker) call(n *node) *Error {
	f := functionOf(n.name)
	n.function, n.typ = f, f.gives
	if len(n.args) < f.least || len(n.args) > f.most {
		return refuse(n.at, "%s takes %s, not %d", f.name, amounts(f), len(n.args))
	}
	for _, arg := range n.args {
		if !fits(arg.typ, f.takes) {
			return refuse(n.at, "%s takes no %s", f.name, plainly(arg.typ))
		}
		if f.open && (arg.typ == Any || arg.typ == List) {
			n.typ = Any
		}
	}
	return nil
}

func amounts(f *function) string {
	switch {
	case f.most == 1:
		return "one value"
	case f.most == 2:
		return "one or two values"
	}
	return "at least one value"
}

func fits(t Type, takes []Type) bool {
	for _, taken := range takes {
		if t == taken {
			return true
		}
	}
	return t == Any
}

func (c checker) unary(n *node) *Error {
	of := n.args[0].typ
	needed := Number
	if n.op == opNot {
		needed = Boolean
	}
	n.typ = needed
	if of == Any && n.op != opNot {
		n.typ = Any
	}
	if of != needed && of != Any {
		return refuse(n.at, "%s does not go with %s", n.sign, said(of))
	}
	return nil
}

func (c checker) binary(n *node) *Error {
	left, right := n.args[0], n.args[1]
	a, b := left.typ, right.typ
	fit := false
	n.typ = Boolean
	switch n.op {
	case opAnd, opOr:
		fit = both(a, b, Boolean)
	case opEqual, opUnequal:
		fit = comparable(a, b)
		n.needed = a == Text && b == Text
	case opLess, opLessEqual, opGreater, opGreaterEqual:
		fit = both(a, b, Number) || both(a, b, Text)
	case opIn:
		fit = (b == List && comparable(a, right.items)) || b == Any
	case opContains:
		fit = both(a, b, Text) || (a == List && comparable(left.items, b)) || a == Any
	case opStartsWith, opEndsWith:
		fit = both(a, b, Text)
	case opAdd:
		fit = both(a, b, Number) || both(a, b, Text)
		n.typ = sum(a, b)
	case opSubtract, opMultiply, opDivide, opRemainder:
		fit = both(a, b, Number)
		if n.typ = Number; (n.op == opSubtract || n.op == opMultiply) && a != b {
			n.typ = Any
		}
	case opOtherwise:
		fit = true
		n.typ, n.items = either(left, right)
	}
	if !fit {
		return refuse(n.at, "mismatched types: %s does not go between %s and %s", n.sign, said(a), said(b))
	}
	return nil
}

// both tells whether each is of that type, or may turn out to be.
func both(a, b, needed Type) bool {
	return (a == needed || a == Any) && (b == needed || b == Any)
}

func comparable(a, b Type) bool {
	return a == b || a == Any || b == Any || a == nothing || b == nothing
}

// sum is the type of a + b: with a text it can only be a text.
func sum(a, b Type) Type {
	switch {
	case a == b:
		return a
	case a == Text || b == Text:
		return Text
	}
	return Any
}

func (c checker) choice(n *node) *Error {
	if when := n.args[0].typ; when != Boolean && when != Any {
		return refuse(n.at, "before ? stands yes or no, not %s", said(when))
	}
	if n.typ, n.items = either(n.args[1], n.args[2]); n.args[2].typ == Any {
		n.typ = n.args[1].typ // what may be anything is taken for what stands beside it
	}
	return nil
}

// either is the type of what is one of two.
func either(a, b *node) (typ, items Type) {
	switch {
	case a.typ == nothing:
		return b.typ, b.items
	case b.typ == nothing:
		return a.typ, a.items
	case a.typ != b.typ:
		return Any, Any
	case a.items != b.items:
		return a.typ, Any
	}
	return a.typ, a.items
}

// said is a type in a sentence.
func said(t Type) string {
	switch t {
	case Boolean, nothing:
		return plainly(t)
	case Any:
		return "any value"
	}
	return "a " + plainly(t)
}

// plainly is a type as forms call it.
func plainly(t Type) string {
	if t == Boolean {
		return "yes or no"
	}
	return string(t)
}
