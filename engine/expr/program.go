package expr

import (
	"errors"
	"fmt"
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
	read, refused := Reads(source)
	if refused != nil {
		return nil, refused
	}
	program, err := exprlang.Compile(source, options(read, names, want)...)
	if err != nil {
		return nil, fromLibrary(source, err)
	}
	p := &Program{source: source, program: program, result: typeOf(program.Node().Type()), names: read}
	if want != Any && p.result != want && p.result != Any {
		return nil, &Error{Message: fmt.Sprintf("the expression gives a %s, but a %s is needed", p.result, want), Column: 1}
	}
	return p, nil
}

// Reads lists the names a source reads, sorted, whether they are declared or not.
// The error says where the source is no part of the language.
func Reads(source string) ([]string, *Error) {
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
	return check.sorted(), nil
}

// options declares only the names a source reads: a workflow may have thousands
// of names and of sources.
func options(read []string, names Names, want Type) []exprlang.Option {
	env := make(types.Map, len(read))
	for _, name := range read {
		if t, known := names[name]; known {
			env[name] = t.declared()
		}
	}
	list := []exprlang.Option{exprlang.Env(env), exprlang.DisableAllBuiltins(), exprlang.MaxNodes(MaxLength)}
	for _, f := range functions() {
		list = append(list, exprlang.EnableBuiltin(f))
	}
	list = append(list, limits()...)
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
		return nil, p.failed(values, err)
	}
	return p.bounded(out)
}

// True runs a program compiled with want Boolean.
func (p *Program) True(values map[string]any) (bool, error) {
	out, err := vm.Run(p.program, values)
	if err != nil {
		return false, p.failed(values, err)
	}
	b, ok := out.(bool)
	if !ok {
		return false, fmt.Errorf("%q gave no yes or no", p.source)
	}
	return b, nil
}

// failed explains a run that could not finish; the usual cause is a name that
// holds nothing yet.
func (p *Program) failed(values map[string]any, err error) error {
	var limit *limitError
	if errors.As(err, &limit) {
		return fmt.Errorf("%q gave %s", p.source, limit.message)
	}
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

// plain replaces the library's Go words by those of the forms, and leaves out what
// the standard library has to add.
func plain(message string) string {
	message, _, _ = strings.Cut(message, ": strconv.")
	return strings.NewReplacer(
		"float64", "number", "types int and", "types number and", " int)", " number)", "got int", "got number",
		"string", "text", "non-bool", "non-yes-or-no", "bool", "yes or no", "[]interface {}", "list", "interface {}", "any value",
	).Replace(message)
}
