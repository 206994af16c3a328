package expr

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
)

// functions is the whole list of what may be called.
func functions() []string {
	return []string{"abs", "ceil", "float", "floor", "int", "len", "lower", "max", "min", "round", "string", "trim", "upper"}
}

func isFunction(name string) bool {
	for _, f := range functions() {
		if f == name {
			return true
		}
	}
	return false
}

func isUnary(operator string) bool {
	switch operator {
	case "not", "!", "-", "+":
		return true
	}
	return false
}

func isBinary(operator string) bool {
	switch operator {
	case "and", "&&", "or", "||", "??", "==", "!=", "<", "<=", ">", ">=",
		"+", "-", "*", "/", "%", "in", "contains", "startsWith", "endsWith":
		return true
	}
	return false
}

// closed visits a tree and keeps the first node that the language does not have.
type closed struct {
	source string
	names  map[string]bool
	err    *Error
}

// Visit implements ast.Visitor.
func (c *closed) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.NilNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.ConditionalNode, *ast.ArrayNode:
	case *ast.StringNode:
		// Escapes can spell what is no character.
		if strings.ContainsRune(n.Value, 0) || !utf8.ValidString(n.Value) {
			c.refuse(n, "a text with a character that cannot be stored")
		}
	case *ast.IdentifierNode:
		switch {
		case strings.HasPrefix(n.Value, "$"): // the library's word for all values at once
			c.refuse(n, "a name that begins with $")
		case isFunction(n.Value):
			c.refuse(n, "the function "+n.Value+" without its brackets")
		}
		c.names[n.Value] = true
	case *ast.UnaryNode:
		if !isUnary(n.Operator) {
			c.refuse(n, "the operator "+n.Operator)
		}
	case *ast.BinaryNode:
		if !isBinary(n.Operator) {
			c.refuse(n, "the operator "+n.Operator)
		}
	case *ast.BuiltinNode:
		if !isFunction(n.Name) {
			c.refuse(n, "the function "+n.Name)
		}
	case *ast.MemberNode:
		if _, fixed := n.Property.(*ast.StringNode); !fixed || n.Optional || n.Method {
			c.refuse(n, "reaching into a value this way")
		}
	default:
		c.refuse(n, "this construct")
	}
}

func (c *closed) refuse(n ast.Node, what string) {
	if c.err != nil {
		return
	}
	c.err = &Error{
		Message: fmt.Sprintf("%s is not part of conditions; there are comparisons, and, or, not, in, arithmetic and %s", what, strings.Join(functions(), ", ")),
		Column:  byteColumn(c.source, n.Location().From),
	}
}

// sorted lists the names read, so that errors come in one order.
func (c *closed) sorted() []string {
	names := make([]string, 0, len(c.names))
	for n := range c.names {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// byteColumn turns the library's offset in runes into a 1-based byte column.
func byteColumn(source string, runes int) int {
	for i := range source {
		if runes == 0 {
			return i + 1
		}
		runes--
	}
	return len(source) + 1
}
