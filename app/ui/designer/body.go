package designer

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/command"
	"statecraft/app/ui/designer/inspector"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
)

// body is the page below the top bar. The Draw tab stays in place while another
// is up, so that the canvas keeps its view.
type body struct {
	app.Compo
	View
}

// Render draws it.
func (b *body) Render() app.UI {
	w := b.Work
	class := "designer"
	if w.sheet {
		class += " sheet-up"
	}
	return tag.Div().Class("designer-page").Body(
		tag.Div().Class(class).Hidden(w.tab != tabDraw).Body(
			app.If(!w.desk.ReadOnly, func() app.UI { return &palette{View: b.View} }),
			&stage{View: b.View},
			&command.Find{Page: commandPage{w}, View: b.Round},
			b.handle(),
			&inspector.Panel{On: inspector.On{Desk: w.desk, View: b.Round}},
		),
		&command.Palette{Page: commandPage{w}},
		&command.Help{Groups: w.shortcuts},
		app.If(w.tab == tabDiagram, func() app.UI { return &diagramTab{View: b.View} }),
		app.If(w.tab == tabText, func() app.UI { return &textTab{View: b.View} }),
		tag.P().Class("visually-hidden").Role("status").Aria("live", "polite").Text(w.said),
	)
}

// handle brings the inspector up and down on a phone; elsewhere it is hidden.
func (b *body) handle() app.UI {
	words := "Show details"
	if b.Work.sheet {
		words = "Hide details"
	}
	return tag.Button().Attr("type", "button").Class("sheet-handle").Aria("expanded", b.Work.sheet).OnClick(b.onHandle).
		Body(parts.Icon("down"), app.Text(words))
}

func (b *body) onHandle(app.Context, app.Event) {
	b.Work.sheet = !b.Work.sheet
	b.Work.touch()
}
