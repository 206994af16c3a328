package client

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
)

// SignedIn lets the calls that wait for a session go on.
func SignedIn() { announce(EventSignedIn) }
