//go:build !js

package stories

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"statecraft/shared"
)

// A programmer reads the API's document on its page. The content policy is that
// of every page: a violation of it would be a fault in the console.
func TestTheAPIIsReadOnAPage(t *testing.T) {
	base, _, _ := strings.Cut(startServer(t), "/#")
	p := openBrowser(t, desk)
	p.do("opening the page", chromedp.Navigate(base+shared.PathReference))
	p.See("Sign a task off, or cast a vote")
	p.Pictures("api", desk, phone, deskDark)
	p.Fill("Find an operation", "sign a task")
	p.SeeNo("Start an instance of the newest version")
	p.do("opening one operation", chromedp.Navigate(base+shared.PathReference+"#completeTask"))
	p.See("The body names the revision the person saw.")
	p.See("activation-closed")
	p.Pictures("api-operation", desk, phone)
	for _, s := range []screen{desk, phone} {
		p.Use(s)
		wide, err := chromedp.Run(p.ctx, chromedp.Evaluate[float64](`document.documentElement.scrollWidth - innerWidth`))
		if err != nil || wide > 0 {
			t.Errorf("on %s the page is %g px too wide (%v)", s.name, wide, err)
		}
	}
}

// asks speaks to the API from the page, as a program of the same person would.
func (p *Person) asks(method, path, body, member string) (answer string) {
	p.t.Helper()
	ask := fmt.Sprintf(`fetch(%q, {method: %q, headers: {"Content-Type": "application/json", %q: "1"}, body: %s})
		.then((r) => r.status === 204 ? {} : r.json()).then((a) => String(a[%q] ?? ""))`, path, method, shared.WriteHeader, body, member)
	answer, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](ask, chromedp.EvalAwaitPromise))
	if err == nil && member != "" && answer == "" {
		err = errors.New("it answers nothing")
	}
	if err != nil {
		p.t.Fatalf("%s %s: %v", method, path, err)
	}
	return answer
}

// Somebody new signs in with the password they were given, and chooses their own
// in the same form.
func TestAOneTimePasswordIsReplacedAtSignIn(t *testing.T) {
	link := startServer(t)
	base, _, _ := strings.Cut(link, "/#")
	p := openBrowser(t, desk)
	p.Open(link)
	given := p.asks("POST", shared.PathUsers, "`"+`{"name":"zoe","permissions":["participant"]}`+"`", "password")
	p.asks("DELETE", shared.PathSession, "undefined", "")
	p.Open(base + shared.PageSignIn)
	p.Fill("Name", "zoe")
	p.Fill("Password", given)
	p.Push("Sign in")
	p.See("The password you were given is good for once.")
	p.Pictures("sign-in-new-password", desk, phone)
	p.Push("Sign in")
	p.See("Choose your own, and sign in with both.")
	p.Fill("New password", "short")
	p.Push("Sign in")
	p.See("A password has 10 to")
	p.Fill("New password", "a few words of my own")
	p.Push("Sign in")
	p.See("You are zoe")
	p.console.forgive() // the refusals were wanted
}
