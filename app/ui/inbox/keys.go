package inbox

// press is a key that went down, and where.
type press struct {
	Key    string // as the browser names it
	Held   bool   // with ctrl, alt or cmd
	Send   bool   // with ctrl or cmd alone
	Repeat bool   // it is still down
	Typing bool   // in a field
	Dialog bool   // above the page
	Row    bool   // on a task of the list
	Other  bool   // on another button or link
}

// deed is what a key does.
type deed int

const (
	nothing    deed = iota
	goDown          // to the next task
	goUp            // to the one before
	openTask        // and begin to fill in
	signFirst       // with the first outcome
	signBack        // with the one that returns
	signTried       // with the one that was tried last
	writeNote       // begin to
	claimTask       // or release it
	leaveTask       // back to the list
	leaveField      // back to where keys act
	findTask        // begin to type what to look for
	showKeys        // list the shortcuts
)

// deedOf tells what a key does. None acts while somebody types, but for those that
// finish typing.
func deedOf(p press) deed {
	switch {
	case p.Dialog || p.Repeat && p.Key != "j" && p.Key != "k":
		return nothing
	case p.Typing:
		return deedInField(p)
	case p.Held:
		return nothing
	}
	switch p.Key {
	case "j":
		return goDown
	case "k":
		return goUp
	case "a":
		return signFirst
	case "r":
		return signBack
	case "n":
		return writeNote
	case "c":
		return claimTask
	case "u":
		return leaveTask
	case "/":
		return findTask
	case "?":
		return showKeys
	case "Enter":
		if !p.Other {
			return openTask
		}
	}
	return nothing
}

func deedInField(p press) deed {
	switch {
	case p.Key == "Escape" && !p.Held:
		return leaveField
	case p.Key == "Enter" && p.Send:
		return signTried
	}
	return nothing
}
