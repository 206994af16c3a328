// Package editor is drawing without a screen: the document, the commands that
// change it, undo and redo, and the selection.
//
// Editing runs through four stages, each in its own place. A gesture (package
// canvas) turns pointer and keys into an intention; a rule (rules.go) says
// whether it is allowed; a [Command] says what changes; the recorder (edit.go)
// is the only writer of the document and remembers how to take every change
// back. Reactions that belong to the subject rather than to one command, such
// as "a state that leads on is no end", are behaviours (behaviour_*.go): they
// run after each command, inside the same undo step.
//
// What belongs here: anything that decides how a drawing changes. It imports
// neither the browser nor the page library, so all of it is tested natively.
// Shapes and curves live in editor/geometry, what a document looks like in
// editor/picture.
package editor
