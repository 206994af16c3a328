// Package condition helps people write conditions: what can stand at the caret,
// a condition as rows of plain words, and the questions to try one with. It is
// pure; package control draws it, and engine/expr knows the language.
//
// token.go cuts a text that is still being typed into pieces, place.go tells what
// the caret stands at, complete.go lists what can come there and insert.go puts
// it in. row.go, value.go, op.go and reading.go are about plain words, sample.go about trying.
package condition
