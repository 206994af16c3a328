package designer

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/editor"
	"statecraft/app/editor/merge"
	"statecraft/app/ui/designer/saving"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/app/ui/workflows"
)

const conflictID = "conflict-dialog"

// conflict is the bar that appears when somebody else has saved the workflow in
// the meantime, and changed the same.
type conflict struct {
	app.Compo
	View
}

// Render draws the bar, or nothing.
func (c *conflict) Render() app.UI {
	w := c.Work
	if !w.isTorn() {
		return tag.Div().Hidden(true)
	}
	return tag.Div().Class("notice wait conflict").Role("alert").Body(
		parts.Icon("warning"),
		tag.P().Class("conflict-words").Body(
			tag.Span().Class("strong").Text(say.Say("%s changed the same as you.", w.whoSaved(w.theirs))),
			app.Text(" "+say.Say("Your changes are kept here and sent when you have chosen.")),
		),
		tag.Button().Attr("type", "button").Class("button").Text(say.Say("Compare and choose…")).
			OnClick(c.onCompare),
	)
}

func (c *conflict) onCompare(app.Context, app.Event) { c.Work.compare() }

// compare shows side by side what both changed.
func (w *work) compare() {
	w.comparing = true
	w.touch()
	parts.OpenDialog(conflictID)
}

// isTorn tells whether a person has to choose between what is here and what
// somebody else saved.
func (w *work) isTorn() bool {
	return w.saving != nil && w.theirs != nil && w.saving.Status() == saving.Conflict
}

// conflictDialog shows what both changed side by side.
type conflictDialog struct {
	app.Compo
	View
	busy bool
}

// Render draws the dialog.
func (d *conflictDialog) Render() app.UI {
	w := d.Work
	if !w.isTorn() || !w.comparing {
		return parts.Dialog{ID: conflictID}.UI()
	}
	list := w.clashes()
	return parts.Dialog{
		ID: conflictID, Title: say.Say("Which goes on?"), Wide: true,
		Body: []app.UI{
			tag.P().Text(d.intro()),
			app.If(len(list) > 1, d.everything),
			tag.Div().Class("clashes").Body(app.Range(list).Slice(func(i int) app.UI { return d.clash(list[i]) })),
		},
		Buttons: []app.UI{
			d.button(say.Say("Load theirs"), d.onTheirs),
			d.button(say.Say("Keep mine as a copy"), d.onCopy),
			app.If(w.knowsBefore(), func() app.UI {
				return tag.Button().Attr("type", "submit").Class("button primary").Attr("disabled", w.merged().Open() > 0 || d.busy).
					Text(say.Say("Go on with this"))
			}),
		},
		OnSubmit: d.onSubmit,
		OnClose: func(app.Context, app.Event) {
			w.comparing = false
			w.touch()
		},
	}.UI()
}

func (d *conflictDialog) intro() string {
	w := d.Work
	who, ago := w.whoSaved(w.theirs), say.Ago(w.theirs.UpdatedAt, time.Now())
	if !w.knowsBefore() {
		return say.Say("%s saved this workflow %s, and this browser no longer knows what it was before. Take theirs, or make a workflow of its own out of yours.", who, ago)
	}
	return say.Say("%s saved this workflow %s. What only one of you changed goes together by itself; here both did.", who, ago)
}

// everything answers all questions at once.
func (d *conflictDialog) everything() app.UI {
	all := func(side merge.Side) app.EventHandler {
		return func(app.Context, app.Event) {
			for _, c := range d.Work.clashes() {
				d.Work.choose(c.Place, side)
			}
		}
	}
	return tag.Div().Class("clash-all").Body(
		d.button(say.Say("All mine"), all(merge.Mine)),
		d.button(say.Say("All theirs"), all(merge.Theirs)),
	)
}

func (d *conflictDialog) clash(c clash) app.UI {
	return tag.FieldSet().Class("clash").Body(
		tag.Legend().Text(c.What),
		app.If(c.Was != "", func() app.UI { return tag.P().Class("muted small").Text(say.Say("It was: %s", c.Was)) }),
		tag.Div().Class("clash-sides").Body(
			d.side(c, merge.Mine, say.Say("Mine"), c.Mine),
			d.side(c, merge.Theirs, d.Work.whose(), c.Theirs),
		),
	)
}

func (d *conflictDialog) side(c clash, side merge.Side, whose, value string) app.UI {
	at := c.Place
	return tag.Button().Attr("type", "button").Class("clash-side").Aria("pressed", c.Chosen == side).
		OnClick(func(app.Context, app.Event) { d.Work.choose(at, side) }, app.EventScope(string(side), at)).
		Body(
			tag.Span().Class("clash-whose").Body(tag.Span().Class("clash-mark").Aria("hidden", "true"), tag.Span().Text(whose)),
			tag.Span().Class("clash-value").Text(value),
		)
}

func (d *conflictDialog) button(text string, do app.EventHandler) app.UI {
	return tag.Button().Attr("type", "button").Class("button").Attr("disabled", d.busy).OnClick(do, app.EventScope(text)).Text(text)
}

// onSubmit goes on with what was chosen.
func (d *conflictDialog) onSubmit(ctx app.Context, _ app.Event) {
	w := d.Work
	if !w.isTorn() || !w.knowsBefore() || w.merged().Open() > 0 {
		return
	}
	parts.CloseDialog(conflictID)
	w.adopt(ctx, w.merged())
}

// onTheirs puts the other drawing in place of this one, as a step that undo
// takes back.
func (d *conflictDialog) onTheirs(ctx app.Context, _ app.Event) {
	w := d.Work
	if !w.isTorn() {
		return
	}
	theirs := w.theirs
	if !w.try(ctx, editor.Replace{Workflow: theirs.Workflow, As: "Load what somebody else saved"}) {
		return
	}
	parts.CloseDialog(conflictID)
	w.base = snapshot{workflow: w.copied()}
	w.goOn(ctx, theirs, false)
	parts.Toast(ctx, say.Say("This is what they saved. Undo brings yours back."))
}

// onCopy makes a workflow of its own out of this drawing and goes there.
func (d *conflictDialog) onCopy(ctx app.Context, _ app.Event) {
	w := d.Work
	mine := w.copied()
	mine.Name = say.Say("%s (copy)", mine.Title())
	d.busy = true
	ctx.Async(func() {
		draft, err := client.CreateWorkflow(ctx, &mine)
		ctx.Dispatch(func(ctx app.Context) {
			d.busy = false
			if err != nil {
				parts.Toast(ctx, say.Error(err))
				return
			}
			parts.CloseDialog(conflictID)
			w.saving.Adopt(w.saving.Base(), w.desk.Editor.Revision(), false, time.Now())
			w.forget()
			ctx.Navigate(workflows.Page(draft.Workflow.Key))
		})
	})
}

// knowsBefore tells whether it is known what the draft was before both changed it.
func (w *work) knowsBefore() bool { return w.base.workflow.Key != "" }

// clashes are the conflicts in words.
func (w *work) clashes() []clash {
	if !w.knowsBefore() {
		return nil
	}
	return clashes(w.merged().Conflicts, &w.base.workflow, w.workflow(), &w.theirs.Workflow, w.desk.Directory)
}

// whose heads the column of what somebody else saved.
func (w *work) whose() string {
	if by := w.theirs.UpdatedBy; by != "" && by != w.me.Name {
		return w.calledBy(by)
	}
	return say.Say("The other window")
}
