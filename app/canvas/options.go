package canvas

// Options say what a canvas is for and whom it tells.
type Options struct {
	// ReadOnly shows and never changes: no handles, no editing keys.
	ReadOnly bool
	// OnOpen is called by double-click or Enter on a state when ReadOnly.
	OnOpen func(stateID string)
	// Problems counts the problems of states and transitions by their id; it is
	// asked on Refresh and after every change of the document.
	Problems func() map[string]int
	// Overlay shows a running instance from the first drawing on.
	Overlay *Overlay
	// Announce is told what happened in words, for a live region.
	Announce func(string)
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
