package workflows

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

const newDialog = "new-workflow"

// NewDialog asks for a name and opens the designer on an empty workflow.
type NewDialog struct {
	app.Compo

	busy    bool
	problem string
}

// Render draws it.
func (d *NewDialog) Render() app.UI {
	return parts.Dialog{
		ID: newDialog, Title: say.Say("New workflow"),
		Body: []app.UI{
			tag.Div().Class("field").Body(
				tag.Label().Attr("for", newDialog+"-name").Text(say.Say("Name")),
				tag.Input().ID(newDialog+"-name").Attr("type", "text").Attr("autocomplete", "off").Attr("autofocus", "true").
					Aria("describedby", newDialog+"-help").Attr("maxlength", 200),
				tag.P().ID(newDialog+"-help").Class("help").Text(say.Say("What people call it, such as “Purchase approval”. It can be changed later.")),
				tag.P().Class("error").Role("alert").Text(d.problem),
			),
		},
		Buttons: []app.UI{
			tag.Button().Attr("type", "button").Class("button").Text(say.Say("Cancel")).OnClick(d.cancel),
			tag.Button().Attr("type", "submit").Class("button primary").Attr("disabled", d.busy).Text(say.Say("Create and draw")),
		},
		OnSubmit: d.submit,
	}.UI()
}

func (d *NewDialog) cancel(app.Context, app.Event) { parts.CloseDialog(newDialog) }

func (d *NewDialog) submit(ctx app.Context, _ app.Event) {
	name := strings.TrimSpace(app.Window().GetElementByID(newDialog + "-name").Get("value").String())
	if d.busy {
		return
	}
	if name == "" {
		d.problem = say.Say("Give it a name first.")
		return
	}
	d.busy, d.problem = true, ""
	create(ctx, &engine.Workflow{Key: KeyFrom(name), Name: name}, func(err error) {
		d.busy, d.problem = false, say.Error(err)
	})
}

// create stores a workflow and goes to its designer.
func create(ctx app.Context, w *engine.Workflow, failed func(error)) {
	ctx.Async(func() {
		draft, err := client.CreateWorkflow(ctx, w)
		ctx.Dispatch(func(ctx app.Context) {
			if err != nil {
				failed(err)
				return
			}
			ctx.Navigate(Page(draft.Workflow.Key))
		})
	})
}
