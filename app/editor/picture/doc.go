// Package picture says what a workflow looks like on the canvas: the words on
// each card, its signs, where every line runs and what its label says, and what
// lies at a point. It draws nothing; package canvas copies it into elements.
//
// What belongs here: everything visible that follows from the document alone.
// What does not: problems, the running instance and the selection, which the
// canvas lays over it.
package picture
