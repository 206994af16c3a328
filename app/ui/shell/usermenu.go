package shell

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

const userMenuID = "user-menu"

// userMenu is the avatar at the right of the bar and what opens from it: who
// one is, as whom one could act, colours, and the way out.
type userMenu struct {
	app.Compo
	me shared.Me
}

func (m *userMenu) OnMount(ctx app.Context) { ObserveMe(ctx, &m.me) }

func (m *userMenu) Render() app.UI {
	if m.me.Name == "" {
		return tag.Div().Body(tag.Span().Class("avatar empty"))
	}
	return tag.Div().Body(
		m.button(),
		tag.Div().ID(userMenuID).Class("menu").Attr("popover", "auto").Body(
			m.who(),
			m.seats(),
			&themeSwitch{},
			&languageSwitch{},
			tag.Hr().Class("menu-line"),
			m.out(),
		),
	)
}

func (m *userMenu) button() app.UI {
	class := "user-button"
	if m.me.SignedInAs != "" {
		class += " acting"
	}
	return tag.Button().ID("user-button").Attr("type", "button").Class(class).
		Attr("popovertarget", userMenuID).Aria("haspopup", "true").
		Aria("label", say.Say("You are %s. Open the menu", display(m.me.User))).
		Body(parts.Avatar(display(m.me.User)))
}

func (m *userMenu) who() app.UI {
	second := m.me.Name
	if m.me.SignedInAs != "" {
		second = say.Say("You act as this person; signed in as %s", m.me.SignedInAs)
	}
	return tag.Div().Class("menu-head").Body(
		tag.P().Class("strong").Text(display(m.me.User)),
		tag.P().Class("muted small").Text(second),
	)
}

// seats offers every person one may act as, in demo mode.
func (m *userMenu) seats() app.UI {
	if !m.me.Demo || len(m.me.ActAs) == 0 {
		return tag.Hr().Class("menu-line")
	}
	return tag.Div().Role("group").Aria("label", say.Say("Act as")).Body(
		tag.Hr().Class("menu-line"),
		tag.P().Class("menu-head eyebrow").Text(say.Say("Act as")),
		app.Range(m.me.ActAs).Slice(func(i int) app.UI { return m.seat(m.me.ActAs[i]) }),
		tag.Hr().Class("menu-line"),
	)
}

func (m *userMenu) seat(u shared.User) app.UI {
	current := u.Name == m.me.Name
	return tag.Button().Attr("type", "button").Class("menu-item").DataSet("act-as", u.Name).Aria("pressed", current).
		OnClick(func(ctx app.Context, _ app.Event) { actAs(ctx, u.Name) }, app.EventScope(u.Name)).
		Body(
			parts.Avatar(display(u)),
			tag.Span().Text(display(u)),
			app.If(current, func() app.UI { return tag.Span().Class("end").Body(parts.Icon("check")) }),
		)
}

func (m *userMenu) out() app.UI {
	return tag.Button().Attr("type", "button").Class("menu-item").OnClick(signOut).
		Body(parts.Icon("logout"), tag.Span().Text(say.Say("Sign out")))
}

// display is what people read of a person.
func display(u shared.User) string {
	if u.Display != "" {
		return u.Display
	}
	return u.Name
}

// actAs loads the page anew, because everything on it was another person's.
func actAs(ctx app.Context, user string) {
	ctx.Async(func() {
		_, err := client.ActAs(ctx, user)
		ctx.Dispatch(func(ctx app.Context) {
			if err != nil {
				parts.Toast(ctx, say.Error(err))
				return
			}
			reload(ctx)
		})
	})
}

func signOut(ctx app.Context, _ app.Event) {
	ctx.Async(func() {
		err := client.SignOut(ctx)
		ctx.Dispatch(func(ctx app.Context) {
			if err != nil {
				parts.Toast(ctx, say.Error(err))
				return
			}
			app.Window().Get("location").Set("href", shared.PageSignIn)
		})
	})
}
