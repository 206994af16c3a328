package shell

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// SignInForm asks for name and password and begins a session.
type SignInForm struct {
	app.Compo

	// ID tells two forms of one page apart.
	ID string
	// User is filled in already.
	User string
	// OnDone is told who has signed in.
	OnDone func(app.Context, shared.Me)

	busy    bool
	problem string
}

// Render draws the form.
func (f *SignInForm) Render() app.UI {
	return tag.Form().Class("fields").Attr("method", "post").Attr("novalidate", "true").OnSubmit(f.submit).Body(
		f.field("user", "Name", "text", "username", f.User),
		f.field("password", "Password", "password", "current-password", ""),
		tag.P().Class("error-text").Role("alert").Text(f.problem),
		tag.Button().Attr("type", "submit").Class("button primary large").Attr("disabled", f.busy).Text("Sign in"),
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

func (f *SignInForm) value(name string) string {
	return app.Window().GetElementByID(f.ID + "-" + name).Get("value").String()
}

func (f *SignInForm) submit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	body := shared.SignIn{User: f.value("user"), Password: f.value("password")}
	switch {
	case f.busy:
		return
	case body.User == "" || body.Password == "":
		f.problem = "Fill in name and password."
		return
	}
	f.busy, f.problem = true, ""
	ctx.Async(func() {
		me, err := client.SignIn(ctx, body)
		ctx.Dispatch(func(ctx app.Context) {
			f.busy = false
			app.Window().GetElementByID(f.ID+"-password").Set("value", "")
			if err != nil {
				f.problem = err.Error()
				return
			}
			f.OnDone(ctx, me)
		})
	})
}
