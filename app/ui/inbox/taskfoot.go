package inbox

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// foot holds the decision: outcomes, the note, and what else can be done with the
// task.
func (t *task) foot() app.UI {
	switch {
	case !t.open():
		return t.closed()
	case len(t.detail.Outcomes) == 0:
		return tag.Footer().Class("task-foot").Body(
			slot(t.standing.signed != nil, func() app.UI { return t.signOff(t.standing.signed) }),
			tag.P().Class("muted").Text(t.standing.whyNot(t.detail, t.Me.Name, t.People)),
			t.others(),
		)
	}
	return tag.Footer().Class("task-foot").Body(
		tag.P().Class("error-text").Role("alert").Text(t.failure),
		t.keptLine(),
		t.behalfField(),
		tag.Div().Class("task-decide").Body(
			tag.Div().Class("outcomes").Body(app.Range(t.detail.Outcomes).Slice(func(i int) app.UI { return t.outcome(i) })),
			t.noteField(),
			t.others(),
		),
	)
}

// outcome is a button that signs, with where it leads.
func (t *task) outcome(i int) app.UI {
	o, key := t.detail.Outcomes[i], keysOf(t.detail).of(i)
	class := "button large"
	switch {
	case returns(t.detail, o):
		class += " bad"
	case key == "a":
		class += " ok"
	}
	leads, id := Leads(t.detail, o), "leads-"+strconv.Itoa(i)
	return tag.Div().Class("outcome").Body(
		tag.Button().Attr("type", "button").Class(class).Attr("disabled", t.busy != "").Aria("busy", t.busy == o.Name).
			Aria("describedby", id).Aria("keyshortcuts", key).DataSet("outcome", o.Name).
			OnClick(func(ctx app.Context, _ app.Event) { t.sign(ctx, o) }, app.EventScope(o.Name, o.NotesRequired)).
			Body(tag.Span().Text(o.Name), app.If(key != "", func() app.UI { return kbd(key) })),
		tag.Span().ID("%s", id).Class("leads").Body(app.If(leads != "", func() app.UI { return app.Text(say.Say("leads to %s", leads)) })),
	)
}

// others are the buttons that decide nothing.
func (t *task) others() app.UI {
	return tag.Div().Class("task-others").Body(
		app.If(t.claimable(), func() app.UI {
			return t.quiet(say.Say("Claim"), say.Say("Keep it for yourself; the others no longer have it"), "c", t.claim)
		}),
		app.If(t.releasable(), func() app.UI {
			return t.quiet(say.Say("Release"), say.Say("Give it back, so that others can take it"), "c", t.release)
		}),
		app.If(t.delegable(), func() app.UI {
			return t.quiet(say.Say("Ask someone…"), say.Say("Let somebody else decide it for you"), "", t.openAsk)
		}),
		app.If(t.open() && t.standing.delegate != "", func() app.UI {
			return t.quiet(say.Say("Take it back"), say.Say("Nobody else may decide it for you any more"), "", t.takeBack)
		}),
	)
}

func (t *task) quiet(text, hint, key string, act app.EventHandler) app.UI {
	return tag.Button().Attr("type", "button").Class("button quiet large").Attr("disabled", t.busy != "").
		Title("%s", hint).Aria("keyshortcuts", key).Text(text).OnClick(act, app.EventScope(text))
}

// claimable tells whether the person could take the task out of the pool. What
// several sign nobody has alone.
func (t *task) claimable() bool {
	return t.open() && t.detail.Claimed == "" && len(t.detail.Outcomes) > 0 && !t.standing.voting
}

func (t *task) releasable() bool {
	return t.open() && t.detail.Claimed != "" && t.detail.Claimed == t.Me.Name
}

// behalfField lets the person say for whom they sign, where there is a choice.
func (t *task) behalfField() app.UI {
	names := t.standing.principals
	return slot(len(names) > 1, func() app.UI {
		return tag.Div().Class("field task-behalf").Body(
			tag.Label().Attr("for", "task-behalf").Text(say.Say("You sign")),
			tag.Select().ID("task-behalf").OnChange(func(ctx app.Context, _ app.Event) {
				t.behalf = ctx.JSSrc().Get("value").String()
				ctx.PreventUpdate()
			}).Body(app.Range(names).Slice(func(i int) app.UI {
				text := say.Say("for %s", t.People.User(names[i]))
				if names[i] == t.Me.Name {
					text = say.Say("for yourself")
				}
				return tag.Option().Attr("value", names[i]).Attr("selected", names[i] == t.signFor()).Text(text)
			})),
		)
	})
}

// closed says how the task ended.
func (t *task) closed() app.UI {
	if t.detail.SignOff == nil {
		return tag.Footer().Class("task-foot").Body(tag.P().Class("muted").Text(say.Say("The workflow went on without this. Nothing is left to do.")))
	}
	return tag.Footer().Class("task-foot").Body(t.signOff(t.detail.SignOff))
}

// signOff tells of one decision.
func (t *task) signOff(s *shared.SignOff) app.UI {
	words := say.Say("%s signed: %s", t.People.User(s.By), s.Outcome)
	switch {
	case s.By == t.Me.Name && s.For != "":
		words = say.Say("You signed for %s: %s", t.People.User(s.For), s.Outcome)
	case s.By == t.Me.Name:
		words = say.Say("You signed: %s", s.Outcome)
	case s.For != "":
		words = say.Say("%s signed for %s: %s", t.People.User(s.By), t.People.User(s.For), s.Outcome)
	}
	return tag.Div().Body(
		tag.P().Body(
			parts.Icon("check"),
			tag.Span().Class("strong").Text(words),
			tag.Span().Class("muted").Body(parts.Relative(s.At)),
		),
		app.If(s.Notes != "", func() app.UI { return tag.P().Class("quote").Text(parts.Quoted(s.Notes)) }),
	)
}
