package shell

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/shared"
)

// Names under which go-app keeps what all pages share.
const (
	stateMe      = "statecraft:me"      // shared.Me
	statePeople  = "statecraft:people"  // parts.People
	stateWaiting = "statecraft:waiting" // int, open tasks the person may do
	stateEnded   = "statecraft:ended"   // bool, the session has ended under the page
)

// ObserveMe keeps me filled with who is signed in; Name is empty until that is
// known. Call it in OnMount.
func ObserveMe(ctx app.Context, me *shared.Me) { ctx.ObserveState(stateMe, me) }

// ObservePeople keeps people filled with what everybody is called.
func ObservePeople(ctx app.Context, people *parts.People) { ctx.ObserveState(statePeople, people) }

// ObserveWaiting keeps n filled with how many tasks wait for the person.
func ObserveWaiting(ctx app.Context, n *int) { ctx.ObserveState(stateWaiting, n) }

// SetMe tells every page who is signed in from now on.
func SetMe(ctx app.Context, me shared.Me) { ctx.SetState(stateMe, me) }

// Granted tells whether the person may do something.
func Granted(me shared.Me, p shared.Permission) bool {
	for _, granted := range me.Granted {
		if granted == p {
			return true
		}
	}
	return false
}

// SignInPage is the address of the sign-in page that returns to the path given.
func SignInPage(next string) string {
	if next == "" || next == shared.PageHome {
		return shared.PageSignIn
	}
	return shared.PageSignIn + "?" + url.Values{"next": {next}}.Encode()
}
