// Package action is the one table of what a person can do to a drawing: with its
// words, icon and keys, when it is offered, and where. Keyboard, menus, the
// context pad, the palette of commands and the list of shortcuts read it, so that
// none of them knows an action the others do not.
//
// An action either changes the document itself ([Action.Do]), or is carried out
// by whoever can: the canvas, which knows what is seen, or the page around it,
// which talks to the server. The table does not say how anything is drawn.
//
// Where things are: table.go is the table and ids.go its names; when.go says when
// something is offered and situation.go what that depends on; do_*.go change the
// document; lists.go picks from the table; stroke.go reads keys and spoken.go
// writes them.
package action
