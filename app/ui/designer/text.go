package designer

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/shared/dot"
)

// textTab shows the workflow as DOT.
type textTab struct {
	app.Compo
	View
}

// Render draws the tab.
func (t *textTab) Render() app.UI {
	text := string(dot.Format(t.Work.workflow()))
	return tag.Div().Class("tab-page").Body(
		tag.Div().Class("tab-tools").Body(
			tag.P().Class("muted tab-note").Text("This is the whole workflow. Keep it in git, edit it there, and import it into this draft again."),
			tag.Button().Attr("type", "button").Class("button").OnClick(t.onCopy).Text("Copy"),
			tag.Button().Attr("type", "button").Class("button").OnClick(t.onDownload).Body(parts.Icon("download"), app.Text("Download")),
		),
		tag.Pre().ID("dot").Class("dot-text").TabIndex(0).Role("region").Aria("label", "Workflow as DOT").Text(text),
	)
}

func (t *textTab) onCopy(ctx app.Context, _ app.Event) {
	clipboard := app.Window().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		parts.Toast(ctx, "This browser does not let pages copy here: select the text and copy it.")
		return
	}
	clipboard.Call("writeText", string(dot.Format(t.Work.workflow()))).Then(func(app.Value) {
		ctx.Dispatch(func(ctx app.Context) { parts.Toast(ctx, "Copied.") })
	})
}

func (t *textTab) onDownload(ctx app.Context, _ app.Event) { t.Work.export(ctx) }

// export saves the workflow as a file.
func (w *work) export(app.Context) {
	parts.Download(w.key+".dot", "text/vnd.graphviz", string(dot.Format(w.workflow())))
}
