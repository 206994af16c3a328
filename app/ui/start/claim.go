package start

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

// keyFrom finds the one-time key in an address such as /#key=…. It travels in
// the fragment because that is never sent or logged.
func keyFrom(u *url.URL) string {
	if u == nil {
		return ""
	}
	values, err := url.ParseQuery(u.EscapedFragment())
	if err != nil {
		return ""
	}
	return values.Get("key")
}

// actionClaimed carries who is let in. An action, because claim itself is gone
// by the time home begins to load.
const actionClaimed = "claimed"

// claim trades the one-time key for a session. In demo mode the key is enough;
// otherwise the first administrator chooses a name and a password.
type claim struct {
	app.Compo
	Key string

	busy    bool
	asks    bool // for name and password
	problem string
	refused bool
}

func (c *claim) OnMount(ctx app.Context) {
	here := ctx.Page().URL()
	here.Fragment = ""
	ctx.Page().ReplaceURL(here)
	ctx.Page().SetTitle("%s · Statecraft", say.Say("Welcome"))
	c.send(ctx, shared.Claim{Key: c.Key})
}

func (c *claim) Render() app.UI {
	switch {
	case c.refused:
		return gate(say.Say("This key does not open anything"),
			tag.P().Text(c.problem),
			tag.A().Class("button primary large").Attr("href", shared.PageSignIn).Text(say.Say("Sign in instead")),
		)
	case c.asks:
		return gate(say.Say("Welcome. Set up the first administrator"),
			tag.P().Class("muted").Text(say.Say("You hold the one-time key of this server. Choose the name and password you will sign in with.")),
			c.form(),
		)
	}
	return gate(say.Say("Opening the door…"), parts.Skeleton(0))
}

func (c *claim) form() app.UI {
	return tag.Form().Class("fields").Attr("method", "post").Attr("novalidate", "true").OnSubmit(c.submit).Body(
		c.field("user", say.Say("Name"), "text", "username", say.Say("Lower-case letters, digits and dashes, such as anna.")),
		c.field("password", say.Say("Password"), "password", "new-password", say.Say("At least 10 characters; a few words are fine.")),
		tag.P().Class("error-text").Role("alert").Text(c.problem),
		tag.Button().Attr("type", "submit").Class("button primary large").Attr("disabled", c.busy).Text(say.Say("Set up and go on")),
	)
}

func (c *claim) field(name, label, kind, autocomplete, help string) app.UI {
	return tag.Div().Class("field").Body(
		tag.Label().Attr("for", "claim-"+name).Text(label),
		tag.Input().ID("claim-%s", name).Attr("type", kind).Attr("autocomplete", autocomplete).Attr("autocapitalize", "none").
			Attr("spellcheck", "false").Aria("describedby", "claim-"+name+"-help"),
		tag.P().ID("claim-%s-help", name).Class("help").Text(help),
	)
}

func (c *claim) submit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	value := func(name string) string { return app.Window().GetElementByID("claim-" + name).Get("value").String() }
	body := shared.Claim{Key: c.Key, User: value("user"), Password: value("password")}
	if body.User == "" || body.Password == "" {
		c.problem = say.Say("Fill in name and password.")
		return
	}
	c.send(ctx, body)
}

func (c *claim) send(ctx app.Context, body shared.Claim) {
	if c.busy {
		return
	}
	c.busy, c.problem = true, ""
	ctx.Async(func() {
		me, err := client.Claim(ctx, body)
		if err != nil && engine.CodeOf(err) != engine.CodeInvalid {
			// The key may have been used in this very browser before.
			if already, meErr := client.Me(ctx); meErr == nil {
				me, err = already, nil
			}
		}
		ctx.Dispatch(func(ctx app.Context) { c.answered(ctx, body, me, err) })
	})
}

func (c *claim) answered(ctx app.Context, sent shared.Claim, me shared.Me, err error) {
	c.busy = false
	switch {
	case err == nil:
		ctx.NewActionWithValue(actionClaimed, me)
	case engine.CodeOf(err) == engine.CodeInvalid:
		c.asks = true
		shell.Usable()
		if sent.User != "" {
			c.problem = say.Error(err)
		}
	default:
		c.refused, c.problem = true, say.Error(err)
		shell.Usable()
	}
}
