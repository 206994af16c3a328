package shell

import (
	"net/url"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/shared"
)

// Names under which go-app keeps what all pages share.
const (
	stateMe     = "statecraft:me"     // shared.Me
	statePeople = "statecraft:people" // parts.People
	stateCounts = "statecraft:counts" // shared.TaskCounts, of the person's inbox
	stateEnded  = "statecraft:ended"  // bool, the session has ended under the page
)

// ObserveMe keeps me filled with who is signed in; Name is empty until that is
// known. Call it in OnMount.
func ObserveMe(ctx app.Context, me *shared.Me) { ctx.ObserveState(stateMe, me) }

// ObservePeople keeps people filled with what everybody is called.
func ObservePeople(ctx app.Context, people *parts.People) { ctx.ObserveState(statePeople, people) }

// ObserveCounts keeps counts filled with how many open tasks each view of the
// inbox has.
func ObserveCounts(ctx app.Context, counts *shared.TaskCounts) { ctx.ObserveState(stateCounts, counts) }

// Waiting is how many tasks wait for the person: theirs, and those up for grabs.
// What a colleague has claimed waits for that colleague.
func Waiting(counts shared.TaskCounts) int {
	return min(counts.Mine+counts.Unassigned, shared.MostCounted)
}

// Counted writes a count of tasks; "" where there are none, and where counting
// ended it says that there may be more.
func Counted(n int) string {
	switch {
	case n == 0:
		return ""
	case n >= shared.MostCounted:
		return say.Say("%s+", say.Number(strconv.Itoa(shared.MostCounted)))
	}
	return say.Number(strconv.Itoa(n))
}

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
