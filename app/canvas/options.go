package canvas

import (
	"statecraft/app/editor/action"
	"statecraft/engine"
)

// Options say what a canvas is for and whom it tells.
type Options struct {
	// ReadOnly shows and never changes: no handles, no editing keys.
	ReadOnly bool
	// OnOpen is called by double-click or Enter on a state when ReadOnly.
	OnOpen func(stateID string)
	// OnAdding is called with the kind of a new state that waits for its place,
	// and with none once it does not wait any more.
	OnAdding func(engine.Kind)
	// Problems counts the problems of states and transitions by their id; it is
	// asked on Refresh and after every change of the document.
	Problems func() map[string]int
	// Overlay shows a running instance from the first drawing on.
	Overlay *Overlay

	// Situation adds what the page knows to what can be done now.
	Situation func(*action.Situation)
	// Perform carries out an action that only the page can; false where there is
	// nothing to do. Without it such keys stay the browser's.
	Perform func(action.ID) bool

	// Announce is told what happened in words, for a live region.
	Announce func(string)
	// Told is told, in an English sentence, what everybody should see: something
	// happened that was not asked for. Without it Announce is.
	Told func(string)
	// Refused is told why a change was refused. Without it Announce is.
	Refused func(error)
}

// Other is somebody who looks at the same drawing elsewhere.
type Other struct {
	Name string
	// IDs are the states and transitions selected there.
	IDs []string
}

// Overlay is a running instance on top of the picture. States in neither map
// are drawn as not reached.
type Overlay struct {
	// Done are the states left, Active the ones where work is open; the value is
	// the text of a badge such as "1 of 2", empty for none.
	Done, Active map[string]string
	// Taken are the ids of transitions a token went along.
	Taken []string
}
