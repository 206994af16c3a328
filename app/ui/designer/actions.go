package designer

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/canvas"
	"statecraft/app/editor/action"
	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
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

func (a *actions) onStart(ctx app.Context, _ app.Event)   { a.Work.act(ctx, action.Start) }
func (a *actions) onPublish(ctx app.Context, _ app.Event) { a.Work.act(ctx, action.Publish) }

const moreMenu = "designer-more"

// more is the menu of what is needed seldom, and of what a hand without a
// keyboard has no other way to.
func (a *actions) more() app.UI {
	w := a.Work
	return tag.Div().Class("designer-more").Body(
		tag.Button().Attr("type", "button").Class("button quiet icon-only").Aria("label", say.Say("More")).Title("%s", say.Say("More")).
			Attr("popovertarget", moreMenu).Body(parts.Icon("more")),
		tag.Div().ID(moreMenu).Class("menu").Attr("popover", "auto").Body(
			w.item(action.Palette), w.item(action.Find), w.item(action.Help),
			tag.Hr().Class("menu-line"),
			w.item(action.Export), w.item(action.Import), w.item(action.Tidy), w.item(action.Versions), w.item(action.ShowPublished),
		),
	)
}

// item is a line of the menu; nothing where the action is not offered now.
func (w *work) item(id action.ID) app.UI {
	a := action.Named(id)
	return app.If(a.Offered(w.situation()), func() app.UI {
		return tag.Button().Attr("type", "button").Class("menu-item").
			OnClick(func(ctx app.Context, _ app.Event) {
				app.Window().GetElementByID(moreMenu).Call("hidePopover")
				w.act(ctx, id)
			}, app.EventScope(string(id))).
			Body(
				parts.Icon(a.Icon),
				tag.Span().Text(say.Sentence(a.Label)),
				app.If(len(a.Keys) > 0, func() app.UI {
					return tag.Span().Class("end small").Aria("hidden", "true").Text(a.Hint(canvas.IsMac()))
				}),
			)
	})
}
