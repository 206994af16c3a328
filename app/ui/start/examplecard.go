package start

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/app/ui/workflows"
	"statecraft/engine"
	"statecraft/shared"
)

// exampleCard shows one example with its picture, and opens or starts it.
type exampleCard struct {
	app.Compo
	Summary shared.WorkflowSummary

	workflow *engine.Workflow
}

func (c *exampleCard) CompoID() string { return c.Summary.Key }

func (c *exampleCard) OnMount(ctx app.Context) {
	ctx.Async(func() {
		// A card without its picture still does its work.
		if draft, err := client.Workflow(ctx, c.Summary.Key); err == nil {
			ctx.Dispatch(func(app.Context) { c.workflow = &draft.Workflow })
		}
	})
}

func (c *exampleCard) Render() app.UI {
	return tag.Article().Class("card example").Body(
		tag.Div().Class("example-picture").Body(
			app.If(c.workflow != nil, func() app.UI {
				return &parts.Diagram{ID: "example-" + c.Summary.Key, Workflow: c.workflow, Decoration: true}
			}),
		),
		tag.Div().Class("example-text").Body(
			tag.H3().Text(workflows.Title(c.Summary)),
			tag.P().Class("muted").Text(c.Summary.Description),
		),
		tag.Div().Class("example-foot").Body(
			tag.Span().Class("muted small").Text(say.Count(c.Summary.States, "%s state", "%s states")),
			c.buttons(),
		),
	)
}

func (c *exampleCard) buttons() app.UI {
	return tag.Div().Class("buttons").Body(
		tag.A().Class("button").Attr("href", workflows.Page(c.Summary.Key)).
			Aria("label", say.Say("Open %s", workflows.Title(c.Summary))).Text(say.As("verb", "Open")),
		app.If(c.Summary.MayStart, func() app.UI {
			return tag.Button().Attr("type", "button").Class("button primary").Text(say.As("verb", "Start")).
				Aria("label", say.Say("Start %s", workflows.Title(c.Summary))).
				OnClick(func(ctx app.Context, _ app.Event) { workflows.OpenStart(ctx, c.Summary) })
		}),
	)
}
