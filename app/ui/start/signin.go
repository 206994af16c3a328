package start

import (
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/say"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// SignIn is the sign-in page; it goes on to the address it was sent from.
type SignIn struct {
	app.Compo
	next string
}

// OnNav reads where to go on to.
func (s *SignIn) OnNav(ctx app.Context) {
	ctx.Page().SetTitle("%s · Statecraft", say.Say("Sign in"))
	s.next = NextPage(ctx.Page().URL())
}

// OnMount puts the cursor where typing begins.
func (s *SignIn) OnMount(app.Context) {
	shell.Usable()
	app.Window().GetElementByID("page-user").Call("focus")
}

// Render draws it.
func (s *SignIn) Render() app.UI {
	return gate(say.Say("Sign in to Statecraft"),
		&shell.SignInForm{ID: "page", OnDone: s.done},
		tag.P().Class("muted small").Text(say.Say("Nobody has an account yet, or this is a demo? Open the link the server printed when it started.")),
	)
}

func (s *SignIn) done(ctx app.Context, me shared.Me) {
	shell.SetMe(ctx, me)
	ctx.Navigate(s.next)
}

// NextPage is the address named by "next", as long as it is one of this site:
// a link must not be able to send somebody who has just signed in elsewhere.
func NextPage(u *url.URL) string {
	if u == nil {
		return shared.PageHome
	}
	next, err := url.Parse(u.Query().Get("next"))
	if err != nil || next.IsAbs() || next.Host != "" || next.User != nil ||
		!strings.HasPrefix(next.Path, "/") || strings.HasPrefix(next.Path, "//") || strings.Contains(next.Path, `\`) {
		return shared.PageHome
	}
	return next.RequestURI()
}
