package shell

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

// SignInForm asks for name and password and begins a session. Whoever comes with
// a password that is good for once is asked in the same form for one of their own.
type SignInForm struct {
	app.Compo

	// ID tells two forms of one page apart.
	ID string
	// User is filled in already.
	User string
	// OnDone is told who has signed in.
	OnDone func(app.Context, shared.Me)

	busy    bool
	chooses bool // a password of their own
	problem string
}

// Render draws the form.
func (f *SignInForm) Render() app.UI {
	return tag.Form().Class("fields").Attr("method", "post").Attr("novalidate", "true").OnSubmit(f.submit).Body(
		f.field("user", say.Say("Name"), "text", "username", f.User),
		f.field("password", say.Say("Password"), "password", "current-password", ""),
		app.If(f.chooses, f.newPassword),
		tag.P().Class("error-text").Role("alert").Text(f.problem),
		tag.Button().Attr("type", "submit").Class("button primary large").Attr("disabled", f.busy).Text(say.Say("Sign in")),
	)
}

func (f *SignInForm) field(name, label, kind, autocomplete, value string) app.UI {
	id := f.ID + "-" + name
	return tag.Div().Class("field").Body(
		tag.Label().Attr("for", id).Text(label),
		tag.Input().ID("%s", id).Attr("name", name).Attr("type", kind).Attr("value", value).
			Attr("autocomplete", autocomplete).Attr("autocapitalize", "none").Attr("spellcheck", "false"),
	)
}

// newPassword is where they choose their own.
func (f *SignInForm) newPassword() app.UI {
	id := f.ID + "-new"
	return tag.Div().Class("field").Body(
		tag.Label().Attr("for", id).Text(say.Say("New password")),
		tag.Input().ID("%s", id).Attr("name", "new").Attr("type", "password").Attr("autocomplete", "new-password").Aria("describedby", id+"-help"),
		tag.P().ID("%s-help", id).Class("help").Text(say.Say("The password you were given is good for once. Choose your own: at least 10 characters; a few words are fine.")),
	)
}

func (f *SignInForm) value(name string) string {
	return app.Window().GetElementByID(f.ID + "-" + name).Get("value").String()
}

func (f *SignInForm) submit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	body := shared.SignIn{User: f.value("user"), Password: f.value("password")}
	if f.chooses {
		body.NewPassword = f.value("new")
	}
	switch {
	case f.busy:
		return
	case body.User == "" || body.Password == "":
		f.problem = say.Say("Fill in name and password.")
		return
	}
	f.busy, f.problem = true, ""
	ctx.Async(func() {
		me, err := client.SignIn(ctx, body)
		ctx.Dispatch(func(ctx app.Context) { f.answered(ctx, me, err) })
	})
}

func (f *SignInForm) answered(ctx app.Context, me shared.Me, err error) {
	f.busy = false
	switch code := engine.CodeOf(err); {
	case code == shared.CodeNewPassword:
		if f.chooses { // and have chosen nothing
			f.problem = say.Error(err)
		}
		// What they were given stays: it is sent again with what they choose.
		f.chooses = true
		ctx.Defer(func(app.Context) { app.Window().GetElementByID(f.ID + "-new").Call("focus") })
		return
	case f.chooses && code == engine.CodeInvalid:
		f.problem = say.Error(err)
		return
	}
	f.chooses = false
	app.Window().GetElementByID(f.ID+"-password").Set("value", "")
	if err != nil {
		f.problem = say.Error(err)
		return
	}
	f.OnDone(ctx, me)
}
