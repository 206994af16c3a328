package designer

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/designer/saving"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
)

// diagramTab shows the picture that Graphviz makes of the draft, as it goes into
// documents.
type diagramTab struct {
	app.Compo
	View
	full   bool // at its own size instead of fitted
	failed int  // revision whose picture could not be had
}

// Render draws the tab.
func (d *diagramTab) Render() app.UI {
	w := d.Work
	if w.saving != nil && w.saving.Dirty() {
		return tag.Div().Class("tab-page").Body(d.unsaved())
	}
	address := client.DiagramURL(w.key, w.revision())
	return tag.Div().Class("tab-page").Body(
		tag.Div().Class("tab-tools").Body(
			tag.Button().Attr("type", "button").Class("button").Aria("pressed", d.full).OnClick(d.onSize).Text(sizeWords(d.full)),
			tag.A().Class("button").Attr("href", address).Attr("download", w.key+".svg").Body(parts.Icon("download"), app.Text("Download SVG")),
		),
		app.If(d.failed == w.revision(), func() app.UI {
			return parts.Empty{Icon: "warning", Title: "The picture could not be drawn",
				Text: "The server has not answered with a picture. The drawing itself is safe; look again in a moment."}.UI()
		}).Else(func() app.UI {
			return tag.Div().Class("tab-picture", d.fit()).Body(
				tag.Img().Attr("src", address).Attr("alt", "Diagram of "+w.workflow().Title()).On("error", d.onError),
			)
		}),
	)
}

func (d *diagramTab) fit() string {
	if d.full {
		return "full-size"
	}
	return "fitted"
}

func sizeWords(full bool) string {
	if full {
		return "Fit"
	}
	return "100 %"
}

// unsaved says why there is no picture yet.
func (d *diagramTab) unsaved() app.UI {
	switch d.Work.saving.Status() {
	case saving.Waiting, saving.Sending:
		return parts.Skeleton(1)
	}
	return parts.Empty{Icon: "warning", Title: "No picture of this yet",
		Text: "The picture is drawn by the server, and the latest changes are " + d.Work.savingWords() + "."}.UI()
}

func (d *diagramTab) onSize(app.Context, app.Event) { d.full = !d.full }

func (d *diagramTab) onError(app.Context, app.Event) { d.failed = d.Work.revision() }

// revision is the server's revision of what is shown.
func (w *work) revision() int {
	if w.saving == nil {
		return w.opened
	}
	return w.saving.Base()
}
