package expr

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"

	exprlang "github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"
)

// Program is a compiled source. It may be run by several callers at once.
type Program struct {
	source  string
	program *vm.Program
	result  Type
	names   []string
}

// Compile checks a source against the names it may read and compiles it. want
// is the type it must have; Any accepts every type. The error says where the
// source is wrong.
func Compile(source string, names Names, want Type) (*Program, *Error) {
	if strings.TrimSpace(source) == "" {
		return nil, &Error{Message: "the expression is empty: write a condition such as amount > 1000", Column: 1}
	}
	if err := guard(source); err != nil {
		return nil, err
	}
	tree, err := parser.Parse(source)
	if err != nil {
		return nil, fromLibrary(source, err)
	}
	check := &closed{source: source, names: map[string]bool{}}
	ast.Walk(&tree.Node, check)
	if check.err != nil {
		return nil, check.err
	}
	program, err := exprlang.Compile(source, options(names, want)...)
	if err != nil {
		return nil, fromLibrary(source, err)
	}
	p := &Program{source: source, program: program, result: typeOf(program.Node().Type()), names: check.sorted()}
	if want != Any && p.result != want && p.result != Any {
		return nil, &Error{Message: fmt.Sprintf("the expression gives a %s, but a %s is needed", p.result, want), Column: 1}
	}
	return p, nil
}

func options(names Names, want Type) []exprlang.Option {
	env := make(types.Map, len(names))
	for name, t := range names {
		env[name] = t.declared()
	}
	list := []exprlang.Option{exprlang.Env(env), exprlang.DisableAllBuiltins(), exprlang.MaxNodes(MaxLength)}
	for _, f := range functions() {
		list = append(list, exprlang.EnableBuiltin(f))
	}
	if want == Boolean {
		list = append(list, exprlang.AsBool())
	}
	return list
}

// Names lists what the program reads, sorted.
func (p *Program) Names() []string { return p.names }

// Result is the type of the program's value.
func (p *Program) Result() Type { return p.result }

// Source is the text the program was compiled from.
func (p *Program) Source() string { return p.source }

// Run computes the value from the values of the names. Numbers come back as
// float64. A name without a value is nil, which most operators refuse; "??"
// gives it a replacement.
func (p *Program) Run(values map[string]any) (any, error) {
	out, err := vm.Run(p.program, values)
	if err != nil {
		return nil, p.failed(values)
	}
	return p.bounded(out)
}

// True runs a program compiled with want Boolean.
func (p *Program) True(values map[string]any) (bool, error) {
	out, err := vm.Run(p.program, values)
	if err != nil {
		return false, p.failed(values)
	}
	b, ok := out.(bool)
	if !ok {
		return false, fmt.Errorf("%q gave no yes or no", p.source)
	}
	return b, nil
}

// failed explains a run that could not finish; the usual cause is a name that
// holds nothing yet.
func (p *Program) failed(values map[string]any) error {
	var empty []string
	for _, name := range p.names {
		if values[name] == nil {
			empty = append(empty, name)
		}
	}
	if len(empty) > 0 {
		return fmt.Errorf("%q cannot be computed: %s has no value", p.source, strings.Join(empty, ", "))
	}
	return fmt.Errorf("%q cannot be computed from these values", p.source)
}

// bounded turns a result into plain JSON data of limited size.
func (p *Program) bounded(out any) (any, error) {
	switch v := out.(type) {
	case nil, bool:
		return v, nil
	case string:
		if len(v) > MaxResult {
			return nil, fmt.Errorf("%q gave a text longer than %d characters", p.source, MaxResult)
		}
		return v, nil
	case int:
		return float64(v), nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("%q gave no number: something was divided by zero or grew too large", p.source)
		}
		return v, nil
	case []any:
		if len(v) > MaxResult {
			return nil, fmt.Errorf("%q gave a list longer than %d", p.source, MaxResult)
		}
		list := make([]any, len(v))
		for i := range v {
			item, err := p.bounded(v[i])
			if err != nil {
				return nil, err
			}
			list[i] = item
		}
		return list, nil
	case map[string]any:
		return v, nil
	}
	return nil, fmt.Errorf("%q gave a value that cannot be stored", p.source)
}

func typeOf(t reflect.Type) Type {
	if t == nil {
		return Any
	}
	switch t.Kind() {
	case reflect.String:
		return Text
	case reflect.Bool:
		return Boolean
	case reflect.Float64, reflect.Float32, reflect.Int, reflect.Int64:
		return Number
	case reflect.Slice, reflect.Array:
		return List
	}
	return Any
}

// fromLibrary keeps the library's first line and its place.
func fromLibrary(source string, err error) *Error {
	var located *file.Error
	if errors.As(err, &located) {
		return &Error{Message: plain(located.Message), Column: byteColumn(source, located.From)}
	}
	message, _, _ := strings.Cut(err.Error(), "\n")
	return &Error{Message: plain(message)}
}

// plain replaces the library's Go words by those of the forms.
func plain(message string) string {
	return strings.NewReplacer(
		"float64", "number", "string", "text", "bool", "yes or no", "[]interface {}", "list", "interface {}", "any value",
	).Replace(message)
}
