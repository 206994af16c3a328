package shell

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// banners say above every page what is not as usual: demo mode, acting as
// somebody else, no connection.
type banners struct {
	app.Compo
	me        shared.Me
	ended     bool // the session
	offline   bool
	listeners parts.Listeners
}

func (b *banners) OnMount(ctx app.Context) {
	ObserveMe(ctx, &b.me)
	ctx.ObserveState(stateEnded, &b.ended)
	window := app.Window()
	b.offline = !window.Get("navigator").Get("onLine").Bool()
	for event, offline := range map[string]bool{
		"offline": true, client.EventOffline: true, "online": false, client.EventOnline: false,
	} {
		b.listeners.On(window, event, func(app.Value) { ctx.Dispatch(func(ctx app.Context) { b.set(ctx, offline) }) })
	}
}

func (b *banners) OnDismount() { b.listeners.Stop() }

func (b *banners) set(ctx app.Context, offline bool) {
	if b.offline == offline {
		ctx.PreventUpdate()
		return
	}
	b.offline = offline
}

func (b *banners) Render() app.UI {
	return tag.Div().Aria("live", "polite").Body(
		app.If(b.offline, func() app.UI {
			return tag.P().Class("banner").Body(parts.Icon("warning"),
				app.Text(say.Say("No connection to the server. What you see may be old; what you change is sent when it is back.")))
		}),
		app.If(b.ended, func() app.UI {
			return tag.P().Class("banner").Body(
				tag.Span().Text(say.Say("Your session has ended; what you do here waits until you sign in.")),
				tag.Button().Attr("type", "button").Class("link-button").Text(say.Say("Sign in")).
					OnClick(func(app.Context, app.Event) { parts.OpenDialog(signInDialog) }),
			)
		}),
		app.If(b.me.SignedInAs != "", b.acting),
		app.If(b.me.Demo && b.me.SignedInAs == "", func() app.UI {
			return tag.P().Class("banner").Text(say.Say("Demo mode: everyone on this machine can act as anyone."))
		}),
	)
}

func (b *banners) acting() app.UI {
	return tag.P().Class("banner acting").Body(
		tag.Span().Text(say.Say("Demo mode: you act as %s.", display(b.me.User))),
		tag.Button().Attr("type", "button").Class("link-button").Text(say.Say("Be yourself again")).
			OnClick(func(ctx app.Context, _ app.Event) { actAs(ctx, "") }),
	)
}
