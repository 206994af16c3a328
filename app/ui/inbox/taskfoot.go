package inbox

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

func (t *task) formID() string { return "form-" + t.ID }

const noteID = "task-note"

// form is what has to be filled in before signing.
func (t *task) form() app.UI {
	if !t.open() || len(t.detail.Outcomes) == 0 || len(t.answers.Fields()) == 0 {
		return nil
	}
	return tag.Div().Class("card task-form").Body(
		&parts.AnswersForm{ID: t.formID(), Answers: t.answers, Problems: t.problems, Users: t.directory.Users},
	)
}

// foot holds the decision: outcomes, the note, and taking or giving back.
func (t *task) foot() app.UI {
	switch {
	case !t.open():
		return t.closed()
	case len(t.detail.Outcomes) == 0:
		return tag.Footer().Class("task-foot").Body(tag.P().Class("muted").Text(t.whyNot()), t.release())
	}
	return tag.Footer().Class("task-foot").Body(
		tag.P().Class("error-text").Role("alert").Text(t.failure),
		tag.Div().Class("task-decide").Body(
			app.Range(t.detail.Outcomes).Slice(func(i int) app.UI { return t.outcome(i) }),
			t.noteField(),
			t.claim(),
			t.release(),
		),
	)
}

func (t *task) outcome(i int) app.UI {
	o, class := t.detail.Outcomes[i], "button large"
	if i == 0 {
		class += " ok"
	}
	return tag.Button().Attr("type", "button").Class(class).Attr("disabled", t.busy != "").Aria("busy", t.busy == o.Name).
		DataSet("outcome", o.Name).
		OnClick(func(ctx app.Context, _ app.Event) { t.sign(ctx, o) }, app.EventScope(o.Name, o.NotesRequired)).
		Text(o.Name)
}

func (t *task) noteField() app.UI {
	missing := t.needNote != ""
	invalid, describedBy := "", ""
	if missing {
		invalid, describedBy = "true", noteID+"-error"
	}
	return tag.Div().Class("field task-note").Body(
		tag.Label().Attr("for", noteID).Class("visually-hidden").Text("Note"),
		tag.Textarea().ID(noteID).Attr("rows", 1).Attr("placeholder", NoteHint(t.detail.Outcomes)).Attr("maxlength", 4000).
			Aria("invalid", invalid).Aria("describedby", describedBy).
			OnInput(func(ctx app.Context, _ app.Event) {
				t.note = ctx.JSSrc().Get("value").String()
				ctx.PreventUpdate()
			}),
		app.If(missing, func() app.UI {
			return tag.P().ID(noteID + "-error").Class("error").Role("alert").Text(t.needNote + " needs a note: say why, then choose it again.")
		}),
	)
}

func (t *task) claim() app.UI {
	if t.detail.Claimed != "" {
		return nil
	}
	return tag.Button().Attr("type", "button").Class("button quiet large").Attr("disabled", t.busy != "").
		Title("Keep it for yourself; the others no longer have it").Text("Claim").
		OnClick(t.take)
}

func (t *task) release() app.UI {
	if t.detail.Claimed == "" || t.detail.Claimed != t.Me.Name {
		return nil
	}
	return tag.Button().Attr("type", "button").Class("button quiet large").Attr("disabled", t.busy != "").
		Title("Give it back, so that others can take it").Text("Release").
		OnClick(t.giveBack)
}

// whyNot says why an open task has no buttons for this person.
func (t *task) whyNot() string {
	d := t.detail
	if d.Claimed != "" && d.Claimed != t.Me.Name {
		return t.People.User(d.Claimed) + " has claimed this. Ask them to release it if you should do it."
	}
	return "This is for " + t.People.Actors(d.Actors) + "; you may look at it."
}

// closed says how the task ended.
func (t *task) closed() app.UI {
	d := t.detail
	if d.SignOff == nil {
		return tag.Footer().Class("task-foot").Body(tag.P().Class("muted").Text("The workflow went on without this. Nothing is left to do."))
	}
	who := t.People.User(d.SignOff.By)
	if d.SignOff.By == t.Me.Name {
		who = "You"
	}
	return tag.Footer().Class("task-foot").Body(
		tag.P().Body(
			parts.Icon("check"),
			tag.Span().Class("strong").Text(" "+who+" signed: "+d.SignOff.Outcome),
			app.Text(" "), tag.Span().Class("muted").Body(parts.Relative(d.SignOff.At)),
		),
		app.If(d.SignOff.Notes != "", func() app.UI { return tag.P().Class("quote").Text("“" + d.SignOff.Notes + "”") }),
	)
}

// conflict tells whether a refusal means that somebody else was faster.
func conflict(err error) bool {
	switch engine.CodeOf(err) {
	case shared.CodeConflict, engine.CodeActivationClosed, engine.CodeClaimed, engine.CodeInstanceClosed, engine.CodeNotClaimed:
		return true
	}
	return false
}
