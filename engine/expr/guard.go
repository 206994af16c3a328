package expr

import (
	"fmt"
	"unicode/utf8"
)

// Limits of a source.
const (
	MaxLength  = 1000 // bytes
	MaxNesting = 30   // brackets inside brackets
	// MaxResult bounds a result, and every text on the way to it: bytes of texts
	// and elements of lists and objects, counted together. So repeated assignments
	// cannot grow one value of the data without limit.
	MaxResult = 10_000
	// MaxDepth is how deep lists and objects of a result may nest.
	MaxDepth = 8
)

// guard refuses what a recursive parser must not see.
func guard(source string) *Error {
	if len(source) > MaxLength {
		return &Error{Message: fmt.Sprintf("the expression is longer than %d characters: split it up", MaxLength), Column: MaxLength + 1}
	}
	if !utf8.ValidString(source) {
		return &Error{Message: "the expression is not valid text (UTF-8)"}
	}
	depth := 0
	var quote byte
	for i := 0; i < len(source); i++ {
		c := source[i]
		switch {
		case c == 0:
			return &Error{Message: "the expression holds a character that is not text", Column: i + 1}
		case quote != 0 && c == '\\' && quote != '`':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '(' || c == '[' || c == '{' || c == '?':
			if depth++; depth > MaxNesting {
				return &Error{Message: fmt.Sprintf("the expression is nested deeper than %d levels: split it up", MaxNesting), Column: i + 1}
			}
		case c == ')' || c == ']' || c == '}':
			depth--
		}
	}
	return nil
}
