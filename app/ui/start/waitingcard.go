package start

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// waitingCard says how many tasks wait for the person; nothing when none does.
type waitingCard struct {
	app.Compo
	counts shared.TaskCounts
}

func (c *waitingCard) OnMount(ctx app.Context) { shell.ObserveCounts(ctx, &c.counts) }

func (c *waitingCard) Render() app.UI {
	waiting := shell.Waiting(c.counts)
	if waiting == 0 {
		return tag.Div().Hidden(true)
	}
	return tag.A().Class("card waiting-card").Attr("href", shared.PageInbox).Body(
		parts.Icon("inbox"),
		tag.Span().Class("strong").Text(say.Count(waiting, "%s task waits for you", "%s tasks wait for you")),
		tag.Span().Class("muted").Text(say.Say("Open the inbox")),
		parts.Icon("forward"),
	)
}
