package designer

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// problems is the panel at the bottom: what the engine says about the workflow
// as it is drawn, with quick fixes.
type problems struct {
	app.Compo
	View
	folded bool
}

// OnMount folds the panel where it would cover most of the drawing.
func (p *problems) OnMount(ctx app.Context) {
	width, _ := ctx.Page().Size()
	p.folded = width < narrow
}

// narrow is the width of a window, in pixels, below which the page is a phone's.
const narrow = 760

// Render draws the panel; where all is well there is none, only the verdict for
// those who listen.
func (p *problems) Render() app.UI {
	list := p.Work.desk.Advice()
	return tag.Div().Class("problems-frame").Body(
		tag.P().Class("visually-hidden").Role("status").Aria("live", "polite").Text(spoken(list)),
		app.If(len(list) > 0, func() app.UI { return p.panel(list) }),
	)
}

// spoken is the verdict with the first problem.
func spoken(list []advice.Advice) string {
	if len(list) == 0 {
		return "No problems: " + advice.Summary(list) + "."
	}
	return advice.Summary(list) + ". " + list[0].Message
}

func (p *problems) panel(list []advice.Advice) app.UI {
	return tag.Section().ID("problems").Class("problems").Aria("label", "Problems").Body(
		app.If(!p.folded, func() app.UI {
			return tag.Ul().Class("problem-list").Body(
				app.Range(list).Slice(func(i int) app.UI { return p.row(i, list[i]) }),
			)
		}),
		tag.Div().Class("problems-foot").Body(
			tag.Button().Attr("type", "button").Class("button quiet problems-fold").Aria("expanded", !p.folded).
				OnClick(p.onFold).Body(parts.Icon(foldIcon(p.folded)), app.Text(foldWords(p.folded))),
			tag.Span().Class("muted small").Text(p.facts(list)),
		),
	)
}

func foldIcon(folded bool) string {
	if folded {
		return "forward"
	}
	return "down"
}

func foldWords(folded bool) string {
	if folded {
		return "Show problems"
	}
	return "Fold away"
}

func (p *problems) facts(list []advice.Advice) string {
	errors := advice.Errors(list)
	text := parts.Count(errors, "problem")
	if hints := len(list) - errors; hints > 0 {
		text += " · " + parts.Count(hints, "hint")
	}
	text += " · " + parts.Count(len(p.Work.workflow().States), "state")
	if took := p.Work.desk.Took(); took > 0 {
		text += " · checked in " + tenths(took)
	}
	return text
}

func (p *problems) row(i int, a advice.Advice) app.UI {
	class, kind := "problem-dot wait", "Hint: "
	if a.Severity == engine.SeverityError {
		class, kind = "problem-dot bad", "Problem: "
	}
	head, tail := a.Said()
	return tag.Li().Class("problem").Body(
		tag.Span().Class(class).Body(tag.Span().Class("visually-hidden").Text(kind)),
		tag.P().Class("problem-words").Body(
			tag.Span().Class("strong").Text(head), app.Text(" "), tag.Span().Class("muted").Text(tail),
		),
		tag.Div().Class("problem-buttons").Body(
			app.If(a.Shown(), func() app.UI {
				return tag.Button().Attr("type", "button").Class("button").Title("%s", a.Message).
					OnClick(func(app.Context, app.Event) { p.Work.show(p.at(i)) }, app.EventScope("show", i)).Text("Show me")
			}),
			app.If(!p.Work.desk.ReadOnly, func() app.UI {
				return app.Range(a.Fixes).Slice(func(n int) app.UI {
					return tag.Button().Attr("type", "button").Class("button").Title("%s", a.Message).
						OnClick(func(ctx app.Context, _ app.Event) { p.mend(ctx, i, n) }, app.EventScope("mend", i, n)).Text(a.Fixes[n].Label)
				})
			}),
		),
	)
}

// at is the problem of a row as it is now: the handlers of a row stay the same
// while the list behind them changes.
func (p *problems) at(i int) advice.Advice {
	if list := p.Work.desk.Advice(); i < len(list) {
		return list[i]
	}
	return advice.Advice{}
}

func (p *problems) mend(ctx app.Context, i, n int) {
	if fixes := p.at(i).Fixes; n < len(fixes) {
		p.Work.try(ctx, fixes[n].Commands...)
	}
}

func (p *problems) onFold(app.Context, app.Event) { p.folded = !p.folded }

// show selects where a problem is, moves it into sight and turns the inspector
// to where it is mended.
func (w *work) show(a advice.Advice) {
	w.desk.Show(a)
	if w.canvas == nil {
		return
	}
	if at := a.Selection(); len(at.Transitions) > 0 {
		w.canvas.Reveal(at.Transitions[0])
	} else if len(at.States) > 0 {
		w.canvas.Reveal(at.States[0])
	}
}
