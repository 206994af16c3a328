package inbox

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// rest is how long somebody has stopped typing before it is kept.
const rest = 400 * time.Millisecond

func (t *task) formID() string { return formID(t.ID, t.round) }

const noteID = "task-note"

// form is what has to be filled in before signing. It hears of every answer after
// the question itself has taken it in.
func (t *task) form() app.UI {
	return slot(t.open() && len(t.detail.Outcomes) > 0 && len(t.answers.Fields()) > 0, func() app.UI {
		return tag.Div().Class("card task-form").OnInput(t.filled).OnChange(t.filled).Body(
			&parts.AnswersForm{ID: t.formID(), Answers: t.answers, Problems: t.problems, Users: t.directory.Users},
		)
	})
}

func (t *task) noteField() app.UI {
	missing := t.needNote != ""
	invalid, describedBy := "", ""
	if missing {
		invalid, describedBy = "true", noteID+"-error"
	}
	return tag.Div().Class("field task-note").Body(
		tag.Label().Attr("for", noteID).Class("visually-hidden").Text(say.Say("Note")),
		tag.Textarea().ID(noteID).Attr("rows", 1).Attr("placeholder", NoteHint(t.detail.Outcomes)).Attr("maxlength", 4000).
			Aria("invalid", invalid).Aria("describedby", describedBy).Aria("keyshortcuts", "n").
			OnInput(func(ctx app.Context, e app.Event) {
				t.note = ctx.JSSrc().Get("value").String()
				t.filled(ctx, e)
			}),
		app.If(missing, func() app.UI {
			return tag.P().ID(noteID + "-error").Class("error").Role("alert").Text(say.Say("%s needs a note: say why, then choose it again.", t.needNote))
		}),
	)
}

// filled keeps what is filled in, once somebody stops typing.
func (t *task) filled(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	t.typed++
	typed := t.typed
	ctx.After(rest, func(ctx app.Context) {
		before := t.kept
		if typed == t.typed {
			t.keepFilled()
		}
		if before == t.kept {
			ctx.PreventUpdate()
		}
	})
}

// keepFilled writes down what is filled in, or that nothing is.
func (t *task) keepFilled() {
	if !t.known || t.typed == 0 || !t.open() {
		return
	}
	d := draft{At: time.Now(), Answers: t.answers.Filled(), Note: t.note}
	if d.Answers.Same(t.begun) && strings.TrimSpace(d.Note) == "" {
		t.keeper.forget(t.ID)
		t.kept = false
		return
	}
	t.kept = t.keeper.keep(t.ID, d) == nil
}

// restore takes up what was filled in before.
func (t *task) restore() {
	d, ok := t.keeper.draft(t.ID)
	switch {
	case !ok:
	case !t.open():
		t.keeper.forget(t.ID)
	case t.typed == 0:
		t.answers.TakeUp(d.Answers)
		t.kept = true
		t.round++
		t.write(d.Note)
	}
}

// write puts words into the note; a field that is there already keeps what it has
// unless it is told.
func (t *task) write(note string) {
	t.note = note
	if field := app.Window().GetElementByID(noteID); field.Truthy() {
		field.Set("value", note)
	}
}

// keptLine says that something is kept here, and how to begin anew.
func (t *task) keptLine() app.UI {
	return slot(t.kept, func() app.UI {
		return tag.P().Class("muted small").Body(
			tag.Span().Text(say.Say("What you filled in is kept in this browser, not sent.")),
			tag.Button().Attr("type", "button").Class("link-button").Text(say.Say("Begin anew")).OnClick(t.beginAnew),
		)
	})
}

func (t *task) beginAnew(ctx app.Context, _ app.Event) {
	t.keeper.forget(t.ID)
	t.answers = parts.NewAnswers(t.detail.Form, nil)
	if i := t.detail.InstanceDetail; i != nil {
		t.answers = parts.NewAnswers(t.detail.Form, i.Instance.Data)
	}
	t.begun, t.kept, t.typed, t.problems, t.needNote, t.failure = t.answers.Filled(), false, 0, nil, "", ""
	t.round++
	t.write("")
}

// leave keeps what is filled in, and that the person has seen the task.
func (t *task) leave() {
	if !t.known {
		return
	}
	t.keepFilled()
	if i := t.detail.InstanceDetail; i != nil {
		t.keeper.look(t.detail.Instance, i.Instance.Events)
	}
}
