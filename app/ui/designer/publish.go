package designer

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

const publishID = "publish-dialog"

// publishDialog says what will be published, or why it cannot be.
type publishDialog struct {
	app.Compo
	View
	busy bool
	err  error
}

// askToPublish opens the dialog with everything checked.
func (w *work) askToPublish(ctx app.Context) {
	w.check(ctx)
	w.touch()
	parts.OpenDialog(publishID)
}

// Render draws the dialog.
func (d *publishDialog) Render() app.UI {
	w := d.Work
	list := w.desk.Advice()
	blocked := advice.Errors(list) > 0
	return parts.Dialog{
		ID: publishID, Title: "Publish version " + strconv.Itoa(w.version+1),
		Body: []app.UI{
			tag.P().Text(d.what(blocked)),
			app.If(len(list) > 0, func() app.UI { return d.list(list) }),
			app.If(d.err != nil, func() app.UI { return parts.Notice("bad", d.err.Error()) }),
		},
		Buttons: []app.UI{
			tag.Button().Attr("type", "button").Class("button").OnClick(func(app.Context, app.Event) { parts.CloseDialog(publishID) }).Text("Cancel"),
			tag.Button().ID("publish-now").Attr("type", "submit").Class("button primary").Attr("disabled", blocked || d.busy).
				Text("Publish version " + strconv.Itoa(w.version+1)),
		},
		OnSubmit: d.onSubmit,
		OnClose:  func(app.Context, app.Event) { d.err = nil },
	}.UI()
}

// what says in a few sentences what happens.
func (d *publishDialog) what(blocked bool) string {
	w := d.Work.workflow()
	size := parts.Count(len(w.States), "state") + " and " + parts.Count(len(w.Transitions), "transition")
	switch {
	case blocked:
		return w.Title() + " cannot be published yet. Mend what is marked as a problem first."
	case d.Work.version == 0:
		return w.Title() + " with " + size + " can be started from then on. A version never changes; the draft can."
	case !d.Work.changed && !d.Work.saving.Dirty():
		return "Nothing has changed since version " + strconv.Itoa(d.Work.version) + ". Publishing makes a new version all the same."
	}
	return w.Title() + " with " + size + " is what new instances run. Those that run already stay on their version."
}

func (d *publishDialog) list(list []advice.Advice) app.UI {
	return tag.Ul().Class("publish-list").Body(app.Range(list).Slice(func(i int) app.UI {
		kind, class := "hint", "wait"
		if list[i].Severity == engine.SeverityError {
			kind, class = "problem", "bad"
		}
		return tag.Li().Body(
			parts.Pill(class, kind),
			tag.Span().Text(list[i].Message),
			tag.Button().Attr("type", "button").Class("link-button").OnClick(d.onShow(i), app.EventScope(i)).Text("Show me"),
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
		revision := w.saving.Base()
		ctx.Async(func() {
			version, err := client.Publish(ctx, w.key, revision)
			ctx.Dispatch(func(ctx app.Context) { d.answered(ctx, version, err) })
		})
	})
}

func (d *publishDialog) answered(ctx app.Context, version shared.Version, err error) {
	w := d.Work
	if d.busy, d.err = false, err; err != nil {
		return
	}
	w.version, w.changed = version.Version, w.saving.Dirty()
	w.touch()
	parts.CloseDialog(publishID)
	parts.Toast(ctx, "Version "+strconv.Itoa(version.Version)+" is published.")
}
