package client

import "time"

// Events on the window, by which calls and the page's frame talk without
// knowing each other.
const (
	// EventSignIn asks the frame to let the person sign in.
	EventSignIn = "statecraft:sign-in"
	// EventSignedIn tells calls that wait that somebody has.
	EventSignedIn = "statecraft:signed-in"
	// EventOffline says that a call did not reach the server.
	EventOffline = "statecraft:offline"
	// EventOnline says that one did.
	EventOnline = "statecraft:online"
	// EventCalled says that a call is over; [OnCalled] reads what it carries.
	EventCalled = "statecraft:called"
)

// SignedIn lets the calls that wait for a session go on.
func SignedIn() { announce(EventSignedIn) }

// Called is a call that is over, as far as a report of a problem may tell of it:
// nothing of what was asked or answered, and no query.
type Called struct {
	Method  string
	Path    string
	Status  int    // 0 where the server was not reached
	Request string // id the server gave it
	Took    time.Duration
}
