package expr

// nodeKind is what a node of the tree does.
type nodeKind uint8

const (
	nodeLiteral nodeKind = iota
	nodeName             // the value of name
	nodeMember           // the member name of args[0]
	nodeList             // the list of args
	nodeCall             // the function name of args
	nodeUnary            // the operator of args[0]
	nodeBinary           // args[0] operator args[1]
	nodeChoice           // args[0] ? args[1] : args[2]
)

// operator is what a unary or binary node computes; words and signs for the same
// are one operator.
type operator uint8

const (
	opNone operator = iota
	opNot
	opNegate
	opPlus // the sign before a number
	opOr
	opAnd
	opEqual
	opUnequal
	opLess
	opLessEqual
	opGreater
	opGreaterEqual
	opIn
	opContains
	opStartsWith
	opEndsWith
	opAdd
	opSubtract
	opMultiply
	opDivide
	opRemainder
	opOtherwise
)

// node is a part of a source.
type node struct {
	kind  nodeKind
	op    operator
	sign  string // the operator as it is written
	name  string
	value value // of a literal
	args  []*node
	at    int // byte offset of its name, operator or bracket

	// What check finds out. items is what a list holds where all are of one type,
	// else Any.
	typ, items Type
	function   *function
	// needed says that nothing cannot be compared: with two texts it is the usual
	// cause that a question was left out, and better told than taken for different.
	needed bool
}

// walk calls f with the node and everything below it, left before right.
func (n *node) walk(f func(*node)) {
	f(n)
	for _, arg := range n.args {
		arg.walk(f)
	}
}
