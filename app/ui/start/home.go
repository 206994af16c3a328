package start

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/app/ui/workflows"
	"statecraft/shared"
)

// Home is the first page: what to do, what waits, and examples to begin with.
// With a one-time key in the address it lets its holder in first.
type Home struct {
	app.Compo

	key       string // the one-time key, while it is being claimed
	me        shared.Me
	workflows []shared.WorkflowSummary
	loaded    bool
	err       error
}

// OnInit takes the key before anything is drawn, because the page around home
// would ask who is signed in.
func (h *Home) OnInit() { h.key = keyFrom(app.Window().URL()) }

// OnMount loads the page.
func (h *Home) OnMount(ctx app.Context) {
	shell.ObserveMe(ctx, &h.me)
	ctx.Handle(actionClaimed, h.claimed)
	if h.key == "" {
		h.load(ctx)
	}
}

// Render draws it.
func (h *Home) Render() app.UI {
	if h.key != "" {
		return &claim{Key: h.key}
	}
	return shell.Frame{
		Title:   say.Say("Home"),
		Loading: !h.loaded && h.err == nil,
		Main: []app.UI{tag.Div().Class("page home").Body(
			tag.Div().Body(
				tag.H1().Text(say.Say("Draw the workflow, prove it, run it.")),
				tag.P().Class("lead").Text(say.Say("Three steps from a sketch to signatures:")),
			),
			steps(),
			&waitingCard{},
			h.gallery(),
			&workflows.StartDialog{},
		)},
	}.UI()
}

func (h *Home) claimed(ctx app.Context, a app.Action) {
	h.key, h.me = "", a.Value.(shared.Me)
	shell.SetMe(ctx, h.me)
	h.load(ctx)
}

func (h *Home) load(ctx app.Context) {
	h.err = nil
	ctx.Async(func() {
		list, _, err := client.Workflows(ctx, client.WorkflowFilter{})
		ctx.Dispatch(func(app.Context) {
			h.loaded, h.workflows, h.err = err == nil, list, err
		})
	})
}

func (h *Home) gallery() app.UI {
	switch {
	case h.err != nil:
		return parts.Failed(h.err, func(ctx app.Context, _ app.Event) { h.load(ctx) })
	case !h.loaded:
		return parts.Skeleton(2)
	}
	examples := Examples(h.workflows)
	if len(examples) == 0 {
		return parts.Empty{
			Icon: "flow", Title: say.Say("No examples here"),
			Text:    say.Say("They have been removed. Draw a workflow of your own, or import one from a DOT file."),
			Buttons: []app.UI{tag.A().Class("button primary").Attr("href", shared.PageWorkflows).Text(say.Say("Go to workflows"))},
		}.UI()
	}
	return tag.Section().Class("gallery-section").Aria("labelledby", "examples").Body(
		tag.H2().ID("examples").Text(say.Say("Begin with an example")),
		tag.Div().Class("gallery").Body(
			app.Range(examples).Slice(func(i int) app.UI {
				return &exampleCard{Summary: examples[i]}
			}),
		),
	)
}

// Examples are the workflows that came with the program.
func Examples(list []shared.WorkflowSummary) []shared.WorkflowSummary {
	var examples []shared.WorkflowSummary
	for _, w := range list {
		if w.Example {
			examples = append(examples, w)
		}
	}
	return examples
}
