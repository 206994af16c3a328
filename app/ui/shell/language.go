package shell

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// languageKey is where language.js of the start page finds the choice; without
// one it asks the browser.
const languageKey = "statecraft:language"

// languageSwitch is the row of the user menu that chooses the language.
type languageSwitch struct {
	app.Compo
	chosen string // "" is what the browser asks for
}

func (s *languageSwitch) OnMount(app.Context) {
	if storage := app.Window().Get("localStorage"); storage.Truthy() {
		if kept := storage.Call("getItem", languageKey); kept.Truthy() {
			s.chosen = kept.String()
		}
	}
}

func (s *languageSwitch) Render() app.UI {
	return tag.Div().Class("theme-switch").Role("group").Aria("label", say.Say("Language")).Body(
		tag.Span().Class("muted").Text(say.Say("Language")),
		tag.Div().Class("tabs").Body(
			s.button("").Aria("label", say.Say("As the browser")).Title("%s", say.Say("As the browser")).Body(parts.Icon("system")),
			s.button("en").Attr("lang", "en").Text("English"),
			s.button("de").Attr("lang", "de").Text("Deutsch"),
		),
	)
}

func (s *languageSwitch) button(language string) app.HTMLElem {
	return tag.Button().Attr("type", "button").Class("tab").Aria("pressed", s.chosen == language).
		OnClick(func(ctx app.Context, _ app.Event) { s.choose(ctx, language) }, app.EventScope(language))
}

// choose keeps the choice, where the browser allows that, and loads the page anew:
// everything on it is said already.
func (s *languageSwitch) choose(ctx app.Context, language string) {
	storage := app.Window().Get("localStorage")
	if !storage.Truthy() || language == s.chosen {
		return
	}
	if language == "" {
		storage.Call("removeItem", languageKey)
	} else {
		storage.Call("setItem", languageKey, language)
	}
	reload(ctx)
}

// lastWords is how long the pages have to keep what they hold.
const lastWords = 100 * time.Millisecond

// reload loads the page anew. What is being drawn or filled in is kept first, as
// when somebody leaves: the browser itself says so too late to do anything.
func reload(ctx app.Context) {
	app.Window().Call("dispatchEvent", app.Window().Get("Event").New("pagehide"))
	ctx.After(lastWords, func(ctx app.Context) { ctx.Reload() })
}
