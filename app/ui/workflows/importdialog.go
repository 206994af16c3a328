package workflows

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

const (
	actionImport = "import-workflow"
	importDialog = "import-workflow"
)

// OpenImport reads a file and shows in the page's ImportDialog what it says.
func OpenImport(ctx app.Context, file, text string) {
	ctx.NewActionWithValue(actionImport, Read(file, text))
}

// ImportDialog shows how a DOT text was read, lets every guess be turned, and
// makes a new workflow of it.
type ImportDialog struct {
	app.Compo

	imported *Imported
	round    int // rises with every reading, to draw the picture anew
	busy     bool
	err      error
}

// OnMount waits to be opened.
func (d *ImportDialog) OnMount(ctx app.Context) {
	ctx.Handle(actionImport, func(ctx app.Context, a app.Action) {
		d.imported, d.busy, d.err = a.Value.(*Imported), false, nil
		d.round++
		// The dialog is open before its body is drawn, so that the picture knows
		// its size.
		parts.OpenDialog(importDialog)
	})
}

// Render draws it.
func (d *ImportDialog) Render() app.UI {
	return parts.Dialog{
		ID: importDialog, Title: say.Say("Import a workflow"), Wide: true,
		Body:     d.body(),
		Buttons:  d.buttons(),
		OnSubmit: d.submit,
		OnClose:  func(app.Context, app.Event) { d.imported = nil },
	}.UI()
}

func (d *ImportDialog) body() []app.UI {
	switch {
	case d.imported == nil:
		return nil
	case d.imported.Err != nil:
		return []app.UI{refused(d.imported)}
	}
	return []app.UI{
		d.name(),
		tag.Div().Class("import-picture").Body(
			&parts.Diagram{ID: "import-" + strconv.Itoa(d.round), Workflow: &d.imported.Workflow},
		),
		d.facts(),
		d.guesses(),
		d.dropped(),
		app.If(d.err != nil, func() app.UI { return parts.Notice("bad", message(d.err)) }),
	}
}

func (d *ImportDialog) buttons() []app.UI {
	cancel := tag.Button().Attr("type", "button").Class("button").Text(say.Say("Cancel")).
		OnClick(func(app.Context, app.Event) { parts.CloseDialog(importDialog) })
	if d.imported == nil || d.imported.Err != nil {
		return []app.UI{cancel}
	}
	return []app.UI{cancel, tag.Button().Attr("type", "submit").Class("button primary").Attr("disabled", d.busy).Text(say.Say("Create workflow"))}
}

// refused says where a text could not be read.
func refused(i *Imported) app.UI {
	return tag.Div().Role("alert").Class("fields").Body(
		tag.P().Body(parts.Woven(say.Say("%s cannot be read.", parts.Slot(0)), tag.Span().Class("strong").Text(i.File))...),
		parts.Notice("bad", say.Error(i.Err)),
		tag.P().Class("muted").Text(say.Say("Statecraft reads directed graphs in Graphviz' DOT language: digraph { a -> b }. Mend the file and import it again.")),
	)
}

func (d *ImportDialog) name() app.UI {
	return tag.Div().Class("field").Body(
		tag.Label().Attr("for", importDialog+"-name").Text(say.Say("Name")),
		tag.Input().ID(importDialog+"-name").Attr("type", "text").Attr("value", d.imported.Workflow.Title()).Attr("maxlength", 200).Attr("autocomplete", "off"),
	)
}

func (d *ImportDialog) facts() app.UI {
	w := &d.imported.Workflow
	facts := say.Say("Nothing to mend: it can be published as it is.")
	if n := d.imported.Mend(); n > 0 {
		facts = say.Count(n, "The designer will show %s problem to mend before it can be published.",
			"The designer will show %s problems to mend before it can be published.")
	}
	return tag.P().Class("muted").Text(Size(w) + ". " + facts)
}

// Size says how large a workflow is: "4 states, 5 transitions".
func Size(w *engine.Workflow) string {
	return say.Say("%s, %s", say.Count(len(w.States), "%s state", "%s states"),
		say.Count(len(w.Transitions), "%s transition", "%s transitions"))
}

func (d *ImportDialog) submit(ctx app.Context, _ app.Event) {
	if d.busy || d.imported == nil || d.imported.Err != nil {
		return
	}
	w := d.imported.Workflow
	if name := strings.TrimSpace(app.Window().GetElementByID(importDialog + "-name").Get("value").String()); name != "" && name != w.Title() {
		w.Name = name
	}
	d.busy, d.err = true, nil
	create(ctx, &w, func(err error) { d.busy, d.err = false, err })
}
