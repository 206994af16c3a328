package workflows

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// List is the page of all workflows.
type List struct {
	app.Compo

	me        shared.Me
	rows      []shared.WorkflowSummary
	loaded    bool
	err       error
	listeners parts.Listeners
}

// OnMount loads the list and lets files be dropped anywhere on the page.
func (l *List) OnMount(ctx app.Context) {
	shell.ObserveMe(ctx, &l.me)
	l.load(ctx)
	l.listeners.Add(parts.OnFileDrop(ctx.JSSrc(), func(name, text string) {
		ctx.Dispatch(func(ctx app.Context) { l.read(ctx, name, text) })
	}))
}

// OnDismount takes the listeners down.
func (l *List) OnDismount() { l.listeners.Stop() }

// Render draws the page.
func (l *List) Render() app.UI {
	return shell.Frame{
		Section: shell.SectionWorkflows,
		Title:   say.Say("Workflows"),
		Loading: !l.loaded && l.err == nil,
		Main: []app.UI{tag.Div().Class("page").Body(
			tag.Div().Class("page-head").Body(tag.H1().Text(say.Say("Workflows")), l.buttons()),
			l.content(),
			&StartDialog{},
			&NewDialog{},
			&ImportDialog{},
		)},
	}.UI()
}

func (l *List) buttons() app.UI {
	if !shell.Granted(l.me, shared.EditWorkflows) {
		return tag.Div()
	}
	return tag.Div().Class("buttons").Body(
		tag.Button().ID("import").Attr("type", "button").Class("button").OnClick(l.pick).
			Title("%s", say.Say("Choose a DOT file, or drop one on the page")).
			Body(parts.Icon("upload"), app.Text(say.Say("Import"))),
		newButton(),
	)
}

func newButton() app.UI {
	return tag.Button().Attr("type", "button").Class("button primary").
		OnClick(func(app.Context, app.Event) { parts.OpenDialog(newDialog) }).
		Body(parts.Icon("plus"), app.Text(say.Say("New workflow")))
}

func (l *List) content() app.UI {
	switch {
	case l.err != nil:
		return parts.Failed(l.err, func(ctx app.Context, _ app.Event) { l.load(ctx) })
	case !l.loaded:
		return parts.Skeleton(4)
	case len(l.rows) == 0:
		return l.empty()
	}
	return tag.Div().Class("list workflows").Role("list").Body(
		app.Range(l.rows).Slice(func(i int) app.UI { return row(l.rows[i]) }),
	)
}

func (l *List) empty() app.UI {
	if !shell.Granted(l.me, shared.EditWorkflows) {
		return parts.Empty{Icon: "flow", Title: say.Say("No workflows yet"), Text: say.Say("Somebody who may draw workflows has to publish one first.")}.UI()
	}
	return parts.Empty{
		Icon: "flow", Title: say.Say("No workflows yet"),
		Text:    say.Say("A workflow says who does what, and what comes next. Draw the first one, or drop a DOT file on this page."),
		Buttons: []app.UI{newButton()},
	}.UI()
}

func (l *List) load(ctx app.Context) {
	l.err = nil
	ctx.Async(func() {
		rows, _, err := client.Workflows(ctx, client.WorkflowFilter{})
		ctx.Dispatch(func(app.Context) { l.loaded, l.rows, l.err = err == nil, rows, err })
	})
}

func (l *List) pick(ctx app.Context, _ app.Event) {
	parts.PickFile(".dot,.gv,text/vnd.graphviz", func(name, text string) {
		ctx.Dispatch(func(ctx app.Context) { l.read(ctx, name, text) })
	})
}

func (l *List) read(ctx app.Context, name, text string) {
	if !shell.Granted(l.me, shared.EditWorkflows) {
		parts.Toast(ctx, say.Say("You may not create workflows here: ask an administrator."))
		return
	}
	OpenImport(ctx, name, text)
}
