package expr

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"

	exprlang "github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm/runtime"
)

// What the library computes without a limit, or differently on different
// machines, is computed here instead. The names are none a source can call.
const (
	joinedName = "+joined"
	addedName  = "+added"
	textName   = "+text"
	wholeName  = "+whole"
)

// limitError is why a run was ended; other errors of a run come from the
// library and speak its language.
type limitError struct{ message string }

func (e *limitError) Error() string { return e.message }

// limits declares the replacements, and puts them into the tree.
func limits() []exprlang.Option {
	return []exprlang.Option{
		exprlang.Function(joinedName, added, new(func(any, any) string)),
		exprlang.Function(addedName, added, new(func(any, any) any)),
		exprlang.Function(textName, text, new(func(any) string)),
		exprlang.Function(wholeName, whole, new(func(any) int)),
		exprlang.Patch(replacing{}),
	}
}

// replacing puts calls of the replacements into a tree whose types are known.
// What has types that do not fit is left to the library, which refuses it.
type replacing struct{}

// Reset and ShouldRepeat have the library replace right before its last check of
// types. It does not look into calls that have been checked before, so a name
// that is unknown would pass.
func (replacing) Reset()             {}
func (replacing) ShouldRepeat() bool { return false }

// Visit implements ast.Visitor.
func (replacing) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.BinaryNode:
		if n.Operator != "+" {
			return
		}
		switch left, right := kind(n.Left), kind(n.Right); {
		case left == open && right == open:
			replace(node, addedName, n.Left, n.Right)
		case (left == reflect.String || left == open) && (right == reflect.String || right == open):
			replace(node, joinedName, n.Left, n.Right)
		}
	case *ast.BuiltinNode:
		if len(n.Arguments) != 1 {
			return
		}
		switch of := kind(n.Arguments[0]); {
		case n.Name == "string":
			replace(node, textName, n.Arguments[0])
		case n.Name == "int" && (of == reflect.String || of == reflect.Float64 || of == reflect.Int || of == open):
			replace(node, wholeName, n.Arguments[0])
		}
	}
}

func replace(node *ast.Node, name string, arguments ...ast.Node) {
	ast.Patch(node, &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: arguments})
}

// open is the kind of what is known only when it runs.
const open = reflect.Interface

// kind is what a node gives. Replacements inside it have no type yet.
func kind(n ast.Node) reflect.Kind {
	switch n := n.(type) {
	case *ast.NilNode:
		return reflect.Invalid
	case *ast.CallNode:
		switch n.Callee.(*ast.IdentifierNode).Value {
		case joinedName, textName:
			return reflect.String
		case wholeName:
			return reflect.Int
		}
	}
	return n.Type().Kind()
}

// added is + of texts, or of what is known only when it runs. A text may not
// grow past MaxResult on the way to the result either.
func added(of ...any) (any, error) {
	a, isText := of[0].(string)
	b, both := of[1].(string)
	if isText && both && len(a)+len(b) > MaxResult {
		return nil, &limitError{fmt.Sprintf("a text longer than %d characters", MaxResult)}
	}
	return runtime.Add(of[0], of[1]), nil
}

// errUnfit is what a value gives that a function does not take; a name without a
// value is the usual cause.
var errUnfit = errors.New("unfit")

// text is string(): of lists and objects, whose text may be as long as the whole
// data, there is none.
func text(of ...any) (any, error) {
	switch v := of[0].(type) {
	case string:
		return v, nil
	case bool:
		return strconv.FormatBool(v), nil
	case int:
		return strconv.Itoa(v), nil
	case float64:
		return fmt.Sprint(v), nil
	}
	return nil, errUnfit
}

// whole is int(). Past 2^53 not every whole number is a number of the data, and
// machines differ in what they make of the largest.
func whole(of ...any) (any, error) {
	switch v := of[0].(type) {
	case int:
		return v, nil
	case float64:
		if math.Abs(v) <= 1<<53 {
			return int(v), nil
		}
	case string:
		if n, err := strconv.Atoi(v); err == nil && n <= 1<<53 && n >= -1<<53 {
			return n, nil
		}
	default:
		return nil, errUnfit
	}
	return nil, &limitError{"no whole number that can be stored"}
}
