package control

import (
	"maps"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/condition"
	"statecraft/app/ui/designer/desk"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/engine/expr"
)

// trial tries an expression: it asks for what the expression reads and says what
// comes out, with every key.
type trial struct {
	app.Compo

	ID       string
	Source   string
	Scope    condition.Scope
	Outcomes []string
	Desk     *desk.Desk

	answers *parts.Answers
	asked   string // the names that answers are about
	round   int    // rises when others are asked for
}

// ask asks for what the expression reads by now. While it is not whole the
// questions stay.
func (t *trial) ask() {
	form, whole := t.Scope.Questions(t.Source, t.Outcomes)
	if !whole {
		return
	}
	asked := ""
	for i := range form.Fields {
		asked += " " + form.Fields[i].Name + ":" + string(form.Fields[i].Type)
	}
	if t.answers == nil || asked != t.asked {
		t.answers, t.asked = parts.NewAnswers(form, t.Desk.Sample()), asked
		t.round++
	}
}

// Render draws the questions and what comes out.
func (t *trial) Render() app.UI {
	t.ask()
	return tag.Section().ID(t.ID).Class("trial").Aria("label", say.Say("Try it")).OnInput(t.onAnswer).OnChange(t.onAnswer).Body(
		tag.Div().Class("slot").Body(app.If(t.answers != nil, func() app.UI {
			return &parts.AnswersForm{ID: t.ID + "-" + strconv.Itoa(t.round), Answers: t.answers, Users: t.Desk.Directory.Users}
		})),
		tag.Div().Class("trial-result").Role("status").Body(t.result()),
	)
}

// onAnswer hears of every answer, after the question itself has taken it in.
func (t *trial) onAnswer(app.Context, app.Event) {
	if t.answers == nil {
		return
	}
	for _, f := range t.answers.Fields() {
		delete(t.Desk.Sample(), f.Name)
	}
	maps.Copy(t.Desk.Sample(), t.answers.Data())
}

// result says what the expression gives, or why it gives nothing.
func (t *trial) result() app.UI {
	if t.answers == nil {
		return tag.P().Class("muted small").Text(say.Say("Write a condition first; then it can be tried."))
	}
	if problems := t.answers.Check(); len(problems) > 0 {
		return tag.P().Class("error-text").Text(say.Sentence(problems[0].Message))
	}
	value, problem := engine.Try(t.Scope.Names, t.Source, t.Scope.Want, t.Scope.Sample(t.answers.Data()))
	switch {
	case problem != nil:
		return tag.P().Class("error-text").Text(say.Sentence(problem.Message))
	case t.Scope.Want != expr.Boolean:
		return tag.P().Text(say.Say("It gives %s.", condition.Words(value)))
	case value == true:
		return tag.P().Body(tag.Span().Class("pill ok").Text(say.Say("Yes")), app.Text(" "+say.Say("It holds.")))
	}
	return tag.P().Body(tag.Span().Class("pill").Text(say.Say("No")), app.Text(" "+say.Say("It does not hold.")))
}
