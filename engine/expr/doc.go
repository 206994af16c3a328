// Package expr is the language of conditions and assignments:
// github.com/expr-lang/expr cut down to straight-line, typed programs.
//
// A source is limited in length and nesting before the parser sees it, its tree
// may only hold literals, names, operators and a short list of functions, every
// name must be declared with a type, and the result is bounded, as is every text
// on the way to it. So the cost of running a program is bounded by its length and
// its input, and nothing in it reaches Go values, the clock or the outside. It
// gives the same on every machine.
//
// What belongs here: the language. What names exist and what they hold is the
// engine's business.
package expr
