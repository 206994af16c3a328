//go:build !js

package stories

import (
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"statecraft/shared"
)

// Two people draw one workflow at the same time, each at their own browser. They
// see each other, and what each changes appears at the other's.
func TestTwoPeopleOneDraft(t *testing.T) {
	ada, dora := twoDesigners(t)
	dora.See("Admin is here too")
	ada.See("Dora Lang is here too")

	ada.pick("submitted")
	ada.Fill("Name", "Handed in")
	dora.pick("approved")
	dora.Fill("Name", "Passed")
	ada.Press(tab)
	dora.Press(tab)
	ada.See("Passed")
	dora.See("Handed in")
	ada.See("draft · saved")
	dora.See("draft · saved")
	dora.See("Admin is here too, at Handed in")
	ada.seesOutlineOf("Dora Lang")
	ada.Pictures("together", desk, deskDark)
	ada.console.forgive() // whose save comes second, is told so
	dora.console.forgive()

	// Nothing changes under a hand that is just dragging.
	from := ada.centreOf("drafted")
	ada.do("taking hold of a state",
		chromedp.MouseEvent(chromedp.MouseMoved, from.X, from.Y),
		chromedp.MouseEvent(chromedp.MousePressed, from.X, from.Y, chromedp.ButtonLeft, chromedp.ClickCount(1)),
		chromedp.MouseEvent(chromedp.MouseMoved, from.X+20, from.Y+80, chromedp.ButtonLeft))
	dora.pick("external_review")
	dora.Fill("Name", "Outside view")
	dora.Press(tab)
	dora.SeeNo("External review")
	dora.See("draft · saved")
	ada.do("letting go", chromedp.MouseEvent(chromedp.MouseReleased, from.X+20, from.Y+80, chromedp.ButtonLeft, chromedp.ClickCount(1)))
	ada.See("Outside view")
	if to := ada.centreOf("drafted"); to.Y < from.Y+70 {
		t.Errorf("the state was let go at %v and lies at %v", from.plus(20, 80), to)
	}
	ada.See("draft · saved")

	// Undo takes back what one has done oneself, and nothing else.
	dora.pick("moderated")
	dora.Press("z", selectAll)
	dora.See("External review")
	dora.Press("z", selectAll)
	dora.See("Approved")
	dora.See("Handed in")
	ada.See("Approved")
	ada.See("draft · saved")
}

// One of two has no line for a while. What both called differently is then shown
// side by side, and chosen; everything else goes together by itself.
func TestTheSameChangedByBoth(t *testing.T) {
	ada, dora := twoDesigners(t)
	ada.See("Dora Lang is here too")

	dora.Offline(true)
	dora.See("No connection to the server")
	dora.pick("submitted")
	dora.Fill("Name", "Sent in")
	dora.pick("moderated")
	dora.Fill("Name", "Looked through")
	dora.Press(tab)
	dora.See("offline, will send later")
	ada.pick("submitted")
	ada.Fill("Name", "Handed in")
	ada.pick("approved")
	ada.Fill("Name", "Passed")
	ada.Press(tab)
	ada.See("draft · saved")
	dora.console.forgive() // a browser without a line says so

	dora.Offline(false)
	dora.See("Admin changed the same as you")
	dora.See("not saved: choose first")
	dora.Click("Compare and choose…")
	dora.See("Name of Submitted")
	dora.See("It was: Submitted")
	dora.Pictures("conflict", desk, deskDark, phone, phoneDark)
	dora.Click("Mine Sent in")
	dora.Click("Go on with this")
	dora.SeeNo("changed the same as you")
	dora.See("draft · saved")
	dora.See("Passed")
	ada.See("Sent in")
	ada.See("Looked through")
	dora.console.forgive()
}

// A session ends while somebody draws. They sign in again over the page and go on;
// what they drew meanwhile is saved.
func TestSignedOutWhileDrawing(t *testing.T) {
	data := t.TempDir()
	password := addUser(t, data, "dora", "Dora Lang")
	base, _, _ := strings.Cut(startServerIn(t, data), "/#")
	dora := openBrowser(t, desk)
	dora.signIn(base, "dora", password)
	dora.Click("Open Module assessment")
	dora.See("published as version 1")

	window := dora.AnotherTab(desk)
	window.Open(base)
	window.Click("You are Dora Lang. Open the menu")
	window.Click("Sign out")
	window.See("Password")
	window.console.forgive() // nobody is signed in there any more

	dora.TurnTo()
	dora.pick("submitted")
	dora.Click("Remove Moderator")
	dora.See("Nobody may act in Submitted")
	dora.See("Your session has ended")
	dora.Pictures("session-ended", desk, phone)
	dora.Fill("Password", chosen)
	dora.Push("Sign in")
	dora.SeeNo("Your session has ended")
	dora.See("draft · saved")
	dora.console.forgive() // calls were refused meanwhile, as was wanted

	window.TurnTo()
	window.signIn(base, "dora", chosen)
	window.Click("Open Module assessment")
	window.See("Nobody may act in Submitted")
	window.See("You have this workflow open in another window")
}

// Somebody whose line breaks goes on, closes the window even, and finds it all
// again, together with what a colleague did meanwhile.
func TestClosedWithoutALine(t *testing.T) {
	ada, dora := twoDesigners(t)
	dora.pick("submitted")
	dora.Offline(true)
	dora.See("No connection to the server")
	dora.Fill("Name", "Handed in")
	dora.Press(tab)
	dora.See("offline, will send later")
	dora.Pictures("offline", desk)
	here := dora.address()
	dora.do("closing the page", chromedp.Navigate("about:blank"))
	dora.console.forgive() // there was no line

	ada.pick("approved")
	ada.Fill("Name", "Passed")
	ada.Press(tab)
	ada.See("draft · saved")
	dora.Offline(false)
	dora.Open(here)
	dora.See("Passed")
	dora.See("Handed in")
	dora.See("draft · saved")
	ada.See("Handed in")
	dora.console.forgive()
}

// The list of versions says who published what, when and why. An old one is
// compared, brought back in one step, and taken back again.
func TestVersions(t *testing.T) {
	link := startServer(t)
	p := openBrowser(t, desk)
	p.Open(link)
	p.Click("Open Module assessment")
	p.See("published as version 1")
	p.pick("approved")
	p.Fill("Name", "Passed")
	p.Press(tab)
	p.See("draft · saved")
	p.Click("Publish…")
	p.Fill("What is new? (optional)", "The students asked for a clearer word.")
	p.Pictures("publish", desk, phone)
	p.Click("Publish version 2")
	p.See("Version 2 is published")
	p.pick("submitted")
	p.Fill("Name", "Handed in")
	p.Press(tab)
	p.See("draft · saved")

	p.Click("More")
	p.Click("Versions and changes…")
	p.See("The students asked for a clearer word.")
	p.See("Admin, just now")
	p.SeeNo("Nothing was saved since then.")
	p.Click("Compare version 1 with the draft")
	p.See("Changed states")
	p.See("Handed in, Passed")
	p.Pictures("versions", desk, deskDark, phone, phoneDark)
	p.Click("Restore version 1")
	p.See("The draft is what version 1 was")
	p.See("Submitted")
	p.See("Approved")
	p.See("draft · saved")
	p.ClickAt(ground)
	p.Press("z", selectAll)
	p.See("Handed in")
	p.See("Passed")
	p.See("draft · saved")
}

// chosen is the password people choose for themselves.
const chosen = "a few words of my own"

// twoDesigners opens an example for the first administrator, Ada, and at another
// browser for Dora, whom the command line has added.
func twoDesigners(t *testing.T) (ada, dora *Person) {
	t.Helper()
	data := t.TempDir()
	password := addUser(t, data, "dora", "Dora Lang")
	link := startServerIn(t, data)
	ada = openBrowser(t, desk)
	ada.Open(link)
	ada.Click("Open Module assessment")
	ada.See("published as version 1")

	base, _, _ := strings.Cut(link, "/#")
	dora = ada.Elsewhere(desk)
	dora.signIn(base, "dora", password)
	dora.Click("Open Module assessment")
	dora.See("published as version 1")
	return ada, dora
}

// signIn signs in with a password, and chooses one where it is good for once only.
func (p *Person) signIn(base, name, password string) {
	p.t.Helper()
	p.Open(base + shared.PageSignIn)
	p.Fill("Name", name)
	p.Fill("Password", password)
	p.Push("Sign in")
	if password != chosen {
		p.See("Choose your own")
		p.Fill("New password", chosen)
		p.Push("Sign in")
	}
	p.See("Begin with an example")
	p.console.forgive() // nobody was signed in, and the first password was refused
}

// addUser adds a designer to a folder no server uses, and gives the password that
// is good for once.
func addUser(t *testing.T, data, name, display string) (password string) {
	t.Helper()
	out, err := exec.Command(program, "user", "add", name, "--display", display, "--permission", "designer", "--data", data).CombinedOutput()
	found := regexp.MustCompile(`with the password (\S+)`).FindSubmatch(out)
	if err != nil || found == nil {
		t.Fatalf("adding %s: %v\n%s", name, err, out)
	}
	return string(found[1])
}

// pick clicks the card of a state.
func (p *Person) pick(state string) {
	p.t.Helper()
	p.ClickAt(p.centreOf(state))
}

// centreOf is where the card of a state lies, once it lies still.
func (p *Person) centreOf(state string) (centre point) {
	p.t.Helper()
	p.until("looking for "+state, func() error {
		found, err := chromedp.Run(p.ctx, chromedp.Evaluate[point](fmt.Sprintf(`(() => {
			const r = document.querySelector('[data-state-id=%q]').getBoundingClientRect();
			return {X: r.x + r.width / 2, Y: r.y + r.height / 2};
		})()`, state)))
		if err == nil && found != centre {
			centre, err = found, errors.New("it is moving")
		}
		return err
	})
	return centre
}

// seesOutlineOf waits until the drawing shows where somebody else is.
func (p *Person) seesOutlineOf(name string) {
	p.t.Helper()
	p.until("looking for the outline of "+name, func() error {
		found, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](`[...document.querySelectorAll(".canvas-other-name")].map((e) => e.textContent).join("; ")`))
		if err == nil && found != name {
			err = fmt.Errorf("there is %q", found)
		}
		return err
	})
}
