package expr

import (
	"fmt"
	"slices"
	"strings"
)

// Program is a compiled source. It may be run by several callers at once.
type Program struct {
	source string
	root   *node
	names  []string
}

// Compile checks a source against the names it may read and compiles it. want
// is the type it must have; Any accepts every type. The error says where the
// source is wrong.
func Compile(source string, names Names, want Type) (*Program, *Error) {
	root, read, refused := read(source)
	if refused != nil {
		return nil, refused
	}
	if err := (checker{names}).check(root); err != nil {
		return nil, err
	}
	p := &Program{source: source, root: root, names: read}
	if got := p.Result(); want != Any && got != want && got != Any {
		return nil, &Error{Message: fmt.Sprintf("expected %s, but got %s", plainly(want), plainly(got)), Column: 1}
	}
	return p, nil
}

// Reads lists the names a source reads, sorted, whether they are declared or not.
// The error says where the source is no part of the language.
func Reads(source string) ([]string, *Error) {
	_, names, err := read(source)
	return names, err
}

func read(source string) (*node, []string, *Error) {
	if strings.TrimSpace(source) == "" {
		return nil, nil, &Error{Message: "the expression is empty: write a condition such as amount > 1000", Column: 1}
	}
	if err := guard(source); err != nil {
		return nil, nil, err
	}
	root, err := parse(source)
	if err != nil {
		return nil, nil, err
	}
	names := []string{}
	root.walk(func(n *node) {
		if n.kind == nodeName {
			names = append(names, n.name)
		}
	})
	slices.Sort(names)
	return root, slices.Compact(names), nil
}

// Names lists what the program reads, sorted.
func (p *Program) Names() []string { return p.names }

// Result is the type of the program's value; Any where it is known only when it
// runs.
func (p *Program) Result() Type {
	if p.root.typ == nothing {
		return Any
	}
	return p.root.typ
}

// Source is the text the program was compiled from.
func (p *Program) Source() string { return p.source }

// Run computes the value from the values of the names. Numbers come back as
// float64. A name without a value is nil, which most operators refuse; "??"
// gives it a replacement.
func (p *Program) Run(values map[string]any) (any, error) {
	out := p.root.run(values)
	if out.failed() {
		return nil, p.failed(values, out)
	}
	return p.bounded(out.plain())
}

// True runs a program compiled with want Boolean.
func (p *Program) True(values map[string]any) (bool, error) {
	if yes, known := p.root.holds(values); known {
		return yes, nil
	}
	out := p.root.run(values)
	switch {
	case out.failed():
		return false, p.failed(values, out)
	case !out.isBoolean():
		return false, fmt.Errorf("%q gave no yes or no", p.source)
	}
	return out.kind == isTrue, nil
}

// failed explains a run that could not finish; the usual cause is a name that
// holds nothing yet.
func (p *Program) failed(values map[string]any, out value) error {
	if out.kind == isTooMuch {
		return fmt.Errorf("%q gave %s", p.source, out.text)
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
