package designer

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/editor"
	"statecraft/app/ui/designer/saving"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/app/ui/workflows"
)

// conflict is the bar that appears when somebody else has saved the workflow in
// the meantime.
type conflict struct {
	app.Compo
	View
	busy bool
}

// Render draws the bar, or nothing.
func (c *conflict) Render() app.UI {
	w := c.Work
	if w.saving == nil || w.saving.Status() != saving.Conflict {
		return tag.Div().Hidden(true)
	}
	return tag.Div().Class("notice wait conflict").Role("alert").Body(
		parts.Icon("warning"),
		tag.P().Class("conflict-words").Body(tag.Span().Class("strong").Text(c.who()), app.Text(" Your changes are kept here and not sent.")),
		tag.Div().Class("problem-buttons").Body(
			tag.Button().Attr("type", "button").Class("button").Attr("disabled", c.busy).OnClick(c.onTheirs).Text("Load theirs"),
			tag.Button().Attr("type", "button").Class("button").Attr("disabled", c.busy).OnClick(c.onCopy).Text("Keep mine as a copy"),
		),
	)
}

func (c *conflict) who() string {
	theirs := c.Work.theirs
	if theirs == nil || theirs.UpdatedBy == "" {
		return "Somebody else saved this workflow."
	}
	if theirs.UpdatedBy == c.Work.me.Name {
		return "You saved this workflow in another window " + parts.Ago(theirs.UpdatedAt, time.Now()) + "."
	}
	return theirs.UpdatedBy + " saved this workflow " + parts.Ago(theirs.UpdatedAt, time.Now()) + "."
}

// onTheirs puts the other drawing in place of this one, as a step that undo
// takes back.
func (c *conflict) onTheirs(ctx app.Context, _ app.Event) {
	w := c.Work
	c.busy = true
	ctx.Async(func() {
		theirs, err := client.Workflow(ctx, w.key)
		ctx.Dispatch(func(ctx app.Context) {
			c.busy = false
			if err != nil {
				parts.Toast(ctx, err.Error())
				return
			}
			if !w.try(ctx, editor.Replace{Workflow: theirs.Workflow}) {
				return
			}
			w.saving.Adopt(theirs.Revision, w.desk.Editor.Revision(), false, time.Now())
			w.version, w.changed, w.theirs = theirs.Version, theirs.Changed, nil
			w.forget()
			w.touch()
			parts.Toast(ctx, "This is what they saved. Undo brings yours back.")
		})
	})
}

// onCopy makes a workflow of its own out of this drawing and goes there.
func (c *conflict) onCopy(ctx app.Context, _ app.Event) {
	w := c.Work
	mine := w.copied()
	mine.Name = mine.Title() + " (copy)"
	c.busy = true
	ctx.Async(func() {
		draft, err := client.CreateWorkflow(ctx, &mine)
		ctx.Dispatch(func(ctx app.Context) {
			c.busy = false
			if err != nil {
				parts.Toast(ctx, err.Error())
				return
			}
			w.saving.Adopt(w.saving.Base(), w.desk.Editor.Revision(), false, time.Now())
			w.forget()
			ctx.Navigate(workflows.Page(draft.Workflow.Key))
		})
	})
}
