package inspector

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// preview shows a form as whoever fills it in will see it. What is filled in here
// goes nowhere.
type preview struct {
	app.Compo
	On

	ID   string
	Form *engine.Form

	open     bool
	answers  *parts.Answers
	of       *engine.Form // the form the answers are to
	revision int          // of the document then
	round    int          // rises with every other form
	checked  bool
	problems []engine.Problem
}

// Render draws the button and, when it is open, the form.
func (p *preview) Render() app.UI {
	if p.open {
		p.follow()
	}
	return tag.Div().Class("preview").Body(
		tag.Button().Attr("type", "button").ID(p.ID+"-preview").Class("link-button small").Aria("expanded", strconv.FormatBool(p.open)).
			OnClick(p.onToggle).Text(say.Say("See the form")),
		slot(p.open, func() app.UI {
			return tag.Section().Class("trial").Aria("label", say.Say("What people will see")).Body(
				&parts.AnswersForm{ID: p.ID + "-preview-" + strconv.Itoa(p.round), Answers: p.answers, Problems: p.problems, Users: p.Desk.Directory.Users},
				tag.Div().Class("trial-result").Body(
					tag.Button().Attr("type", "button").Class("button").OnClick(p.onCheck).Text(say.Say("Check the answers")),
					tag.Span().Role("status").Class("small").Text(p.verdict()),
				),
			)
		}),
	)
}

// follow takes in what the form has become. What was filled in stays.
func (p *preview) follow() {
	revision := p.Desk.Editor.Revision()
	if p.answers != nil && p.of == p.Form && p.revision == revision {
		return
	}
	var data map[string]any
	if p.answers != nil {
		data = p.answers.Data()
	}
	p.answers, p.of, p.revision = parts.NewAnswers(p.Form, data), p.Form, revision
	p.checked, p.problems = false, nil
	p.round++
}

func (p *preview) onToggle(app.Context, app.Event) { p.open = !p.open }

func (p *preview) onCheck(ctx app.Context, _ app.Event) {
	p.check()
	id := p.ID + "-preview-" + strconv.Itoa(p.round)
	problems := p.problems
	ctx.Defer(func(app.Context) { parts.FocusProblem(id, problems) })
}

func (p *preview) check() { p.checked, p.problems = true, p.answers.Check() }

// verdict says what checking found.
func (p *preview) verdict() string {
	switch {
	case !p.checked:
		return ""
	case len(p.problems) == 0:
		return say.Say("These answers can be sent.")
	}
	return say.Count(len(p.problems), "%s answer has to be mended.", "%s answers have to be mended.")
}
