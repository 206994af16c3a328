package designer

// View is what every part of the page is given: the work, and the round it is
// drawn in. The work is shared and changes in place; the round tells that it has.
type View struct {
	Work  *work
	Round int
}
