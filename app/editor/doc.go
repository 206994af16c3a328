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
// What was done is kept as steps (history.go), of which those far from the
// present are packed (segment.go, record.go) and can be kept outside of memory
// (keep.go), so that undo survives closing the page. What is copied is a fragment
// (fragment.go): a small workflow, which as text is DOT. Changes of somebody else
// come in by absorb.go, and undo goes around them (loosen.go).
//
// What somebody else makes of the same drawing is merged by package merge and
// comes in by [Editor.Absorb], outside the history: undo goes on taking back what
// was done here, and nothing else.
//
// What belongs here: anything that decides how a drawing changes. It imports
// neither the browser nor the page library, so all of it is tested natively.
// Shapes and curves live in editor/geometry, what a document looks like in
// editor/picture.
package editor
