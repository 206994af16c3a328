package designer

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/app/ui/workflows"
	"statecraft/shared"
)

// actions stand at the right of the top bar: the verdict, and what to do with
// the workflow.
type actions struct {
	app.Compo
	View
}

// Render draws them.
func (a *actions) Render() app.UI {
	w := a.Work
	return tag.Div().Class("designer-actions").Body(
		a.verdict(),
		app.If(w.version > 0 && w.may(shared.Start), func() app.UI {
			return tag.Button().ID("start").Attr("type", "button").Class("button").OnClick(a.onStart).
				Body(parts.Icon("play"), app.Text("Start"))
		}),
		app.If(!w.desk.ReadOnly && w.may(shared.Publish), func() app.UI {
			return tag.Button().ID("publish").Attr("type", "button").Class("button primary").OnClick(a.onPublish).Text("Publish…")
		}),
		a.more(),
	)
}

// verdict is the pill that says whether the workflow can be published.
func (a *actions) verdict() app.UI {
	w, list := a.Work, a.Work.desk.Advice()
	if len(list) == 0 {
		words := advice.Summary(list)
		if w.version > 0 && !w.changed && (w.saving == nil || !w.saving.Dirty()) {
			words = "published as version " + strconv.Itoa(w.version)
		}
		return tag.Span().ID("verdict").Class("pill ok").Body(tag.Span().Class("dot"), app.Text(words))
	}
	class, words := "pill pill-button wait", advice.Summary(list)
	if advice.Errors(list) > 0 {
		class, words = "pill pill-button bad", words+" · show me"
	}
	return tag.Button().ID("verdict").Attr("type", "button").Class(class).OnClick(a.onShow).
		Body(tag.Span().Class("dot"), app.Text(words))
}

func (a *actions) onShow(app.Context, app.Event) {
	if list := a.Work.desk.Advice(); len(list) > 0 {
		a.Work.show(list[0])
	}
}

func (a *actions) onStart(ctx app.Context, _ app.Event) {
	w := a.Work
	workflows.OpenStart(ctx, shared.WorkflowSummary{
		Key: w.key, Name: w.workflow().Name, Version: w.version, MayStart: true,
	})
}

func (a *actions) onPublish(ctx app.Context, _ app.Event) { a.Work.askToPublish(ctx) }

const moreMenu = "designer-more"

// more is the menu of what is needed seldom.
func (a *actions) more() app.UI {
	return tag.Div().Class("designer-more").Body(
		tag.Button().Attr("type", "button").Class("button quiet icon-only").Aria("label", "More").Title("More").
			Attr("popovertarget", moreMenu).Body(parts.Icon("more")),
		tag.Div().ID(moreMenu).Class("menu").Attr("popover", "auto").Body(
			item("download", "Export as DOT", a.onExport),
			app.If(!a.Work.desk.ReadOnly, func() app.UI { return item("upload", "Import DOT into this draft…", a.onImport) }),
			app.If(!a.Work.desk.ReadOnly, func() app.UI { return item("flow", "Tidy the drawing", a.onTidy) }),
			app.If(a.Work.version > 0 && a.Work.shown == 0, func() app.UI {
				return tag.A().Class("menu-item").Attr("href", a.Work.versionPage(a.Work.version)).
					Body(parts.Icon("file"), app.Text("See the published version"))
			}),
		),
	)
}

func item(icon, words string, do app.EventHandler) app.UI {
	return tag.Button().Attr("type", "button").Class("menu-item").
		OnClick(func(ctx app.Context, e app.Event) {
			app.Window().GetElementByID(moreMenu).Call("hidePopover")
			do(ctx, e)
		}, app.EventScope(words)).
		Body(parts.Icon(icon), app.Text(words))
}

func (a *actions) onExport(ctx app.Context, _ app.Event) { a.Work.export(ctx) }
func (a *actions) onImport(ctx app.Context, _ app.Event) { a.Work.pickImport() }
func (a *actions) onTidy(ctx app.Context, _ app.Event)   { a.Work.tidy(ctx) }
