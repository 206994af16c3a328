package start

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// waitingCard says how many tasks wait for the person; nothing when none does.
type waitingCard struct {
	app.Compo
	waiting int
}

func (c *waitingCard) OnMount(ctx app.Context) { shell.ObserveWaiting(ctx, &c.waiting) }

func (c *waitingCard) Render() app.UI {
	if c.waiting == 0 {
		return tag.Div().Hidden(true)
	}
	verb := " wait for you"
	if c.waiting == 1 {
		verb = " waits for you"
	}
	return tag.A().Class("card waiting-card").Attr("href", shared.PageInbox).Body(
		parts.Icon("inbox"),
		tag.Span().Class("strong").Text(parts.Count(c.waiting, "task")+verb),
		tag.Span().Class("muted").Text("Open the inbox"),
		parts.Icon("forward"),
	)
}
