package condition

import (
	"slices"

	"statecraft/engine/expr"
)

// takes tells whether a function takes a value of the type.
func takes(function string, t expr.Type) bool {
	for _, f := range expr.Functions() {
		if f.Name == function {
			return t == expr.Any || slices.Contains(f.Takes, t)
		}
	}
	return false
}

// gives is the type of what a function makes.
func gives(function string) expr.Type {
	for _, f := range expr.Functions() {
		if f.Name == function {
			return f.Gives
		}
	}
	return expr.Any
}
