package start

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// steps tell a newcomer how a workflow comes to life.
func steps() app.UI {
	return tag.Ol().Class("steps").Body(
		step("flow", say.Say("Draw"), say.Say("Who does what, and where it goes from there. Problems show while you draw."), shared.PageWorkflows, say.Say("To the workflows")),
		step("play", say.Say("Publish and start"), say.Say("A published version never changes. Start it as often as you need."), shared.PageInstances, say.Say("To what runs")),
		step("check", say.Say("Sign off"), say.Say("Everybody finds in the inbox what waits for them and decides with a click."), shared.PageInbox, say.Say("To the inbox")),
	)
}

func step(icon, title, text, href, link string) app.UI {
	return tag.Li().Class("step").Body(
		tag.Span().Class("step-icon").Body(parts.Icon(icon)),
		tag.Div().Body(
			tag.H2().Text(title),
			tag.P().Class("muted").Text(text),
			tag.A().Attr("href", href).Text(link),
		),
	)
}
