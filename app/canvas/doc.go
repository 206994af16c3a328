// Package canvas draws a workflow as SVG and turns pointer and keys into
// commands of the editor. It is the only owner of the elements below its host:
// nobody else reads or writes them.
//
// What belongs here: elements, attributes, listeners and gestures. What does
// not: how a document changes (package editor), what it looks like
// (editor/picture) and where lines run (editor/geometry).
//
// Where things are: canvas.go mounts and closes; sync.go follows the editor;
// frame.go writes attributes once per animation frame; *_view.go hold the
// elements of one thing each; pointer.go picks the gesture a press begins and
// gesture_*.go hold one each; action.go carries out actions of the table in
// editor/action, keyboard.go reads their keys from there.
package canvas
