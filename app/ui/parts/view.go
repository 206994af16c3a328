package parts

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// Skeleton stands where something is being loaded. The style sheet shows it
// only after a moment, so that what loads fast does not flicker.
func Skeleton(bones int) app.UI {
	rows := []app.UI{tag.Span().Class("bone title")}
	for range bones {
		rows = append(rows, tag.Span().Class("bone tall"))
	}
	return tag.Div().Class("skeleton").Role("status").Aria("label", say.Say("Loading")).Body(rows...)
}

// Empty says that there is nothing yet and what to do about it.
type Empty struct {
	Icon    string
	Title   string
	Text    string
	Buttons []app.UI
}

// UI draws it.
func (e Empty) UI() app.UI {
	return tag.Div().Class("empty-state").Body(
		Icon(e.Icon),
		tag.H2().Text(e.Title),
		tag.P().Text(e.Text),
		app.If(len(e.Buttons) > 0, func() app.UI { return tag.Div().Class("buttons").Body(e.Buttons...) }),
	)
}

// Failed says what went wrong and offers to try again.
func Failed(err error, retry app.EventHandler) app.UI {
	return tag.Div().Class("empty-state").Role("alert").Body(
		Icon("warning"),
		tag.H2().Text(failedTitle(engine.CodeOf(err))),
		tag.P().Text(say.Error(err)),
		tag.Div().Class("buttons").Body(tag.Button().Attr("type", "button").Class("button").Text(say.Say("Try again")).OnClick(retry)),
	)
}

func failedTitle(code engine.Code) string {
	switch code {
	case "not-found":
		return say.Say("There is nothing here")
	case "forbidden":
		return say.Say("This is not yours to see")
	case "offline":
		return say.Say("The server cannot be reached")
	}
	return say.Say("This did not work")
}

// Notice says something calmly on the page itself. kind is "", "wait" or "bad".
func Notice(kind, text string) app.UI {
	icon := "note"
	if kind != "" {
		icon = "warning"
	}
	return tag.Div().Class("notice", kind).Role("status").Body(Icon(icon), tag.Span().Text(text))
}

// Pill is a short word about something's state. kind is "", "ok", "wait", "bad"
// or "accent".
func Pill(kind, text string) app.UI {
	return tag.Span().Class("pill", kind).Text(text)
}
