package shell

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// theme is a choice of colours; the empty one follows the system.
type theme string

const (
	themeSystem theme = ""
	themeLight  theme = "light"
	themeDark   theme = "dark"
)

// themeKey is where theme.js of the start page finds the choice.
const themeKey = "statecraft:theme"

func currentTheme() theme {
	t := app.Window().Get("document").Get("documentElement").Get("dataset").Get("theme")
	if !t.Truthy() {
		return themeSystem
	}
	return theme(t.String())
}

// chooseTheme applies a choice and keeps it for the next visit, where the
// browser allows that.
func chooseTheme(t theme) {
	dataset := app.Window().Get("document").Get("documentElement").Get("dataset")
	storage := app.Window().Get("localStorage")
	if t == themeSystem {
		dataset.Delete("theme")
	} else {
		dataset.Set("theme", string(t))
	}
	switch {
	case !storage.Truthy():
	case t == themeSystem:
		storage.Call("removeItem", themeKey)
	default:
		storage.Call("setItem", themeKey, string(t))
	}
}

// themeSwitch is the row of the user menu that chooses.
type themeSwitch struct {
	app.Compo
	chosen theme
}

func (s *themeSwitch) OnMount(app.Context) { s.chosen = currentTheme() }

func (s *themeSwitch) Render() app.UI {
	return tag.Div().Class("theme-switch").Role("group").Aria("label", say.Say("Colours")).Body(
		tag.Span().Class("muted").Text(say.Say("Colours")),
		tag.Div().Class("tabs").Body(
			s.button(themeSystem, "system", say.Say("As the system")),
			s.button(themeLight, "sun", say.Say("Light")),
			s.button(themeDark, "moon", say.Say("Dark")),
		),
	)
}

func (s *themeSwitch) button(t theme, icon, label string) app.UI {
	return tag.Button().Attr("type", "button").Class("tab").Aria("pressed", s.chosen == t).Aria("label", label).Title("%s", label).
		OnClick(func(app.Context, app.Event) {
			chooseTheme(t)
			s.chosen = t
		}, app.EventScope(string(t))).
		Body(parts.Icon(icon))
}
