package designer

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

const publishID = "publish-dialog"

// publishDialog says what will be published, or why it cannot be, and asks what
// is new.
type publishDialog struct {
	app.Compo
	View
	busy bool
	err  error
	note string
}

// askToPublish opens the dialog with everything checked.
func (w *work) askToPublish(ctx app.Context) {
	w.check(ctx)
	w.attempt = client.NewAttempt()
	w.touch()
	parts.OpenDialog(publishID)
}

// Render draws the dialog.
func (d *publishDialog) Render() app.UI {
	w := d.Work
	list := w.desk.Advice()
	blocked := advice.Errors(list) > 0
	title := say.Say("Publish version %s", strconv.Itoa(w.version+1))
	return parts.Dialog{
		ID: publishID, Title: title,
		Body: []app.UI{
			tag.P().Text(d.what(blocked)),
			app.If(len(list) > 0, func() app.UI { return d.list(list) }),
			app.If(!blocked, d.noteField),
			app.If(d.err != nil, func() app.UI { return parts.Notice("bad", say.Error(d.err)) }),
		},
		Buttons: []app.UI{
			tag.Button().Attr("type", "button").Class("button").Text(say.Say("Cancel")).
				OnClick(func(app.Context, app.Event) { parts.CloseDialog(publishID) }),
			tag.Button().ID("publish-now").Attr("type", "submit").Class("button primary").Attr("disabled", blocked || d.busy).Text(title),
		},
		OnSubmit: d.onSubmit,
		OnClose:  func(app.Context, app.Event) { d.err = nil },
	}.UI()
}

const publishNoteID = "publish-note"

// noteField keeps what was typed when the dialog is closed and opened again.
func (d *publishDialog) noteField() app.UI {
	return tag.Div().Class("field").Body(
		tag.Label().Attr("for", publishNoteID).Text(say.Say("What is new? (optional)")),
		tag.Textarea().ID(publishNoteID).Attr("rows", 2).Attr("maxlength", shared.MostNote).
			OnInput(func(ctx app.Context, _ app.Event) {
				d.note = ctx.JSSrc().Get("value").String()
				ctx.PreventUpdate()
			}),
	)
}

// what says in a few sentences what happens.
func (d *publishDialog) what(blocked bool) string {
	w := d.Work.workflow()
	size := say.Say("%s and %s", say.Count(len(w.States), "%s state", "%s states"), say.Count(len(w.Transitions), "%s transition", "%s transitions"))
	switch {
	case blocked:
		return say.Say("%s cannot be published yet. Mend what is marked as a problem first.", w.Title())
	case d.Work.version == 0:
		return say.Say("%s with %s can be started from then on. A version never changes; the draft can.", w.Title(), size)
	case !d.Work.changed && !d.Work.saving.Dirty():
		return say.Say("Nothing has changed since version %s. Publishing makes a new version all the same.", strconv.Itoa(d.Work.version))
	}
	return say.Say("%s with %s is what new instances run. Those that run already stay on their version.", w.Title(), size)
}

func (d *publishDialog) list(list []advice.Advice) app.UI {
	return tag.Ul().Class("publish-list").Body(app.Range(list).Slice(func(i int) app.UI {
		kind, class := say.Say("hint"), "wait"
		if list[i].Severity == engine.SeverityError {
			kind, class = say.Say("problem"), "bad"
		}
		return tag.Li().Body(
			parts.Pill(class, kind),
			tag.Span().Text(say.Sentence(list[i].Message)),
			tag.Button().Attr("type", "button").Class("link-button").OnClick(d.onShow(i), app.EventScope(i)).Text(say.Say("Show me")),
		)
	}))
}

func (d *publishDialog) onShow(i int) app.EventHandler {
	return func(app.Context, app.Event) {
		parts.CloseDialog(publishID)
		if list := d.Work.desk.Advice(); i < len(list) {
			d.Work.show(list[i])
		}
	}
}

// onSubmit saves what is not saved yet and publishes exactly that.
func (d *publishDialog) onSubmit(ctx app.Context, _ app.Event) {
	w := d.Work
	if d.busy || w.saving == nil || advice.Errors(w.desk.Advice()) > 0 {
		return
	}
	d.busy, d.err = true, nil
	w.whenLanded(ctx, func(_ app.Context, err error) {
		if err != nil {
			ctx.Dispatch(func(app.Context) { d.busy, d.err = false, err })
			return
		}
		body := shared.PublishDraft{Revision: w.saving.Base(), Note: strings.TrimSpace(d.note)}
		once := client.Once(ctx, w.attempt)
		ctx.Async(func() {
			version, err := client.Publish(once, w.key, body)
			ctx.Dispatch(func(ctx app.Context) { d.answered(ctx, version, err) })
		})
	})
}

func (d *publishDialog) answered(ctx app.Context, version shared.Version, err error) {
	w := d.Work
	if d.busy, d.err = false, err; err != nil {
		if engine.CodeOf(err) == shared.CodeConflict {
			w.saving.Heard(w.saving.Base() + 1)
			w.tick(ctx)
		}
		return
	}
	w.version, w.changed = version.Version, w.saving.Dirty()
	d.note = ""
	if field := app.Window().GetElementByID(publishNoteID); field.Truthy() {
		field.Set("value", "")
	}
	w.touch()
	parts.CloseDialog(publishID)
	parts.Toast(ctx, say.Say("Version %s is published.", strconv.Itoa(version.Version)))
}
